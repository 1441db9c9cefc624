package redress.portal.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redress.portal.casework.StageLine.Where;
import tools.jackson.databind.json.JsonMapper;

class StageLineTest {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * The line as a letter for each stage, from the acknowledgement to the end: passed, here, skipped, to come. Between slashes what
     * happened.
     */
    @ParameterizedTest
    @CsvSource({
        "ACKNOWLEDGEMENT, , , H.........",
        "TRIAGE, , /ACKNOWLEDGED/, PH........",
        "REPLY, , /ACKNOWLEDGED/TRIAGED/accepted/, PPH.......",
        "PANEL, , /ACKNOWLEDGED/TRIAGED/accepted/DEADLINE_MISSED/, PPPH......",
        "MEDIATION, , /ACKNOWLEDGED/TRIAGED/accepted/REPLIED/panel/, PPPPH.....",
        "AGREEMENT, , /ACKNOWLEDGED/TRIAGED/accepted/REPLIED/panel/terms/, PPPPPH....",
        "REMEDY, , /ACKNOWLEDGED/TRIAGED/accepted/REPLIED/panel/terms/agreement/, PPPPPPH...",
        "OUTCOME, , /ACKNOWLEDGED/TRIAGED/accepted/REPLIED/panel/terms/agreement/kept/, PPPPPPPH..",
        "OUTCOME, , /ACKNOWLEDGED/TRIAGED/accepted/REPLIED/panel/terms/NO_AGREEMENT/, PPPPPPSH..",
        "OUTCOME, , /ACKNOWLEDGED/TRIAGED/accepted/REPLIED/panel/no terms/, PPPPPSSH..",
        "OUTCOME, , /ACKNOWLEDGED/TRIAGED/accepted/REPLIED/NO_AGREEMENT/, PPPPSSSH..",
        "CLOSING, , /ACKNOWLEDGED/TRIAGED/accepted/REPLIED/NO_AGREEMENT/OUTCOME_RECORDED/, PPPPSSSPH.",
        "CLOSED, OUTCOME_RECORDED, /accepted/panel/terms/agreement/kept/, PPPPPPPPPH",
        "CLOSED, OUTCOME_RECORDED, /accepted/panel/no terms/, PPPPPSSPPH",
        "CLOSED, NOT_ACCEPTED, /ACKNOWLEDGED/TRIAGED/refused/, PPSSSSSSSH",
        "CLOSED, WITHDRAWN, /WITHDRAWN/, PSSSSSSSSH",
        "CLOSED, WITHDRAWN, /ACKNOWLEDGED/WITHDRAWN/, PPSSSSSSSH",
        "CLOSED, WITHDRAWN, /DEADLINE_MISSED/ACKNOWLEDGED/TRIAGED/accepted/WITHDRAWN/, PPPSSSSSSH",
        "CLOSED, WITHDRAWN, /ACKNOWLEDGED/TRIAGED/accepted/DEADLINE_MISSED/WITHDRAWN/, PPPPSSSSSH",
        "CLOSED, WITHDRAWN, /ACKNOWLEDGED/TRIAGED/accepted/REPLIED/reply/WITHDRAWN/, PPPPSSSSSH",
        "CLOSED, WITHDRAWN, /ACKNOWLEDGED/TRIAGED/accepted/REPLIED/reply/panel/WITHDRAWN/, PPPPPSSSSH",
        "CLOSED, WITHDRAWN, /ACKNOWLEDGED/TRIAGED/accepted/reply/NO_AGREEMENT/WITHDRAWN/, PPPPSSSPSH",
        "CLOSED, WITHDRAWN, /ACKNOWLEDGED/TRIAGED/accepted/reply/panel/terms/agreement/due/WITHDRAWN/, PPPPPPPSSH",
        "CLOSED, WITHDRAWN, /ACKNOWLEDGED/TRIAGED/accepted/panel/terms/agreement/kept/WITHDRAWN/, PPPPPPPPSH",
        "CLOSED, WITHDRAWN, /TRIAGED/accepted/panel/terms/agreement/kept/OUTCOME_RECORDED/WITHDRAWN/, PPPPPPPPPH",
        "CLOSED, WITHDRAWN, /TRIAGED/accepted/WITHDRAWN/OUTCOME_RECORDED/, PPPSSSSSSH",
        "SECOND_REVIEW, , /ACKNOWLEDGED/, ..........",
    })
    void tellsWhatWasSkippedFromWhatWasDone(String stage, String closeReason, String happened, String line) {
        assertThat(StageLine.of(file(stage, closeReason, happened == null ? "" : happened)).stream()
                        .map(step -> letter(step.where()))
                        .collect(Collectors.joining()))
                .isEqualTo(line);
    }

    private static String letter(Where where) {
        return switch (where) {
            case PASSED -> "P";
            case HERE -> "H";
            case SKIPPED -> "S";
            case TO_COME -> ".";
        };
    }

    private static CaseFile file(String stage, String closeReason, String happened) {
        List<String> all = List.of(happened.split("/"));
        String timeline = all.stream()
                .filter(each -> each.matches("[A-Z_]+"))
                .map("{'at':'2026-11-10T10:00:00Z','kind':'%s'}"::formatted)
                .collect(Collectors.joining(","));
        String sections = Stream.of(
                        all.contains("accepted") ? "'triage':{'result':'ACCEPT'}," : "",
                        all.contains("refused") ? "'triage':{'result':'NOT_COMPACT'}," : "",
                        all.contains("reply") ? "'reply':{}," : "",
                        all.contains("panel") ? "'panel':{}," : "",
                        all.contains("terms") ? "'mediation':{'result':'AGREEMENT'}," : "",
                        all.contains("no terms") ? "'mediation':{'result':'NO_AGREEMENT'}," : "",
                        all.contains("agreement") ? "'agreement':{}," : "",
                        all.contains("due") ? "'actions':[{'status':'KEPT'},{'status':'NOT_DUE'}]," : "",
                        all.contains("kept") ? "'actions':[{'status':'KEPT'},{'status':'NOT_KEPT'}]," : "",
                        closeReason == null ? "" : "'closeReason':'" + closeReason + "',")
                .collect(Collectors.joining());
        return JSON.readValue(
                ("{'stage':'" + stage + "'," + sections + "'timeline':[" + timeline + "],'version':1}")
                        .replace('\'', '"'),
                CaseFile.class);
    }
}

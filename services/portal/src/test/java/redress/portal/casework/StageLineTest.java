package redress.portal.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redress.portal.casework.StageLine.Where;
import tools.jackson.databind.json.JsonMapper;

class StageLineTest {

    private static final JsonMapper JSON = new JsonMapper();

    /** The line as a letter for each stage, from the acknowledgement to the end: passed, here, skipped, to come. */
    @ParameterizedTest
    @CsvSource({
        "ACKNOWLEDGEMENT, H.........",
        "ACKNOWLEDGEMENT TRIAGE, PH........",
        "ACKNOWLEDGEMENT TRIAGE REPLY PANEL, PPPH......",
        "ACKNOWLEDGEMENT TRIAGE REPLY PANEL MEDIATION AGREEMENT REMEDY, PPPPPPH...",
        "ACKNOWLEDGEMENT TRIAGE REPLY PANEL MEDIATION OUTCOME, PPPPPSSH..",
        "ACKNOWLEDGEMENT TRIAGE REPLY PANEL OUTCOME CLOSING, PPPPSSSPH.",
        "ACKNOWLEDGEMENT TRIAGE CLOSED, PPSSSSSSSH",
        "ACKNOWLEDGEMENT TRIAGE SECOND_REVIEW, PPH........",
        "ACKNOWLEDGEMENT TRIAGE REPLY SECOND_REVIEW OUTCOME, PPPPSSSSH..",
    })
    void tellsWhatWasSkippedFromWhatWasDone(String stages, String line) {
        List<String> all = List.of(stages.split(" "));
        String json =
                "{'stage':'" + all.get(all.size() - 1) + "','stages':['" + String.join("','", all) + "'],'version':1}";
        assertThat(StageLine.of(JSON.readValue(json.replace('\'', '"'), CaseFile.class)).stream()
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
}

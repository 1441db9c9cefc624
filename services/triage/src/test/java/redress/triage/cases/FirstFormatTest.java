package redress.triage.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redress.triage.access.Role;
import redress.triage.moves.SampleMoves;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cases of the first format that left the usual way, as the program of that time wrote them. */
class FirstFormatTest {

    private static final Path FOLDER = Path.of("src/test/resources/stored/case-1-more");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static Case read(String name) {
        try {
            return FirstFormat.read(Files.readAllBytes(FOLDER.resolve(name + ".json")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static JsonNode shown(String name) {
        return JSON.valueToTree(SampleMoves.views().of(read(name), SampleMoves.OFFICER, Role.OFFICER));
    }

    @ParameterizedTest
    @CsvSource({
        "outcome-without-panel, ACKNOWLEDGEMENT TRIAGE REPLY PANEL OUTCOME",
        "withdrawn-in-outcome, ACKNOWLEDGEMENT TRIAGE REPLY PANEL MEDIATION AGREEMENT OUTCOME CLOSED",
        "closed-by-the-clock, ACKNOWLEDGEMENT TRIAGE REPLY PANEL MEDIATION OUTCOME CLOSING CLOSED",
        "refused-with-a-late-outcome, ACKNOWLEDGEMENT TRIAGE CLOSED",
        "withdrawn-at-once, ACKNOWLEDGEMENT CLOSED",
        "panel-without-a-reply, ACKNOWLEDGEMENT TRIAGE REPLY PANEL",
        "reply-with-a-moved-deadline, ACKNOWLEDGEMENT TRIAGE REPLY",
        "closing-with-a-corrected-outcome,"
                + " ACKNOWLEDGEMENT TRIAGE REPLY PANEL MEDIATION AGREEMENT REMEDY OUTCOME CLOSING",
    })
    void knowsTheStagesThatItCameTo(String name, String stages) {
        assertThat(read(name).stages().stream().map(Enum::name).collect(Collectors.joining(" ")))
                .isEqualTo(stages);
    }

    @ParameterizedTest
    @CsvSource({
        "outcome-without-panel, 'NO_AGREEMENT {stage=PANEL}'",
        "withdrawn-in-outcome, 'NO_AGREEMENT {stage=AGREEMENT}, WITHDRAWN {}, CLOSED {reason=WITHDRAWN}'",
        "closed-by-the-clock, 'MEDIATED {result=NO_AGREEMENT}, OUTCOME_RECORDED {corrected=false},"
                + " DEADLINE_MISSED {effect=CLOSED}, CLOSED {reason=OUTCOME_RECORDED}'",
        "refused-with-a-late-outcome, 'TRIAGED {result=NOT_COMPACT}, CLOSED {reason=NOT_ACCEPTED},"
                + " OUTCOME_RECORDED {corrected=false}'",
        "withdrawn-at-once, 'OPENED {}, WITHDRAWN {}, CLOSED {reason=WITHDRAWN}'",
        "panel-without-a-reply, 'EXTERNAL_STEP {result=PENDING, route=CALL_IN}, DEADLINE_NEAR {},"
                + " DEADLINE_MISSED {effect=WENT_ON}, DEADLINE_MISSED {effect=ESCALATED}'",
        "reply-with-a-moved-deadline," + " 'DEADLINE_MOVED {provisional=false, reason=HOLIDAYS_ADDED, to=2026-12-15}'",
        "closing-with-a-corrected-outcome, 'ACTION_RECORDED {action=CONSULT, status=PARTLY},"
                + " ACTION_RECORDED {action=KEEP_FUNDING, status=NOT_KEPT}, OUTCOME_RECORDED {corrected=false},"
                + " OUTCOME_RECORDED {corrected=true}'",
    })
    void knowsWhatHappenedLast(String name, String last) {
        String all = read(name).entries().stream()
                .map(entry -> entry.kind() + " " + entry.codes())
                .collect(Collectors.joining(", "));
        assertThat(all).endsWith(last);
    }

    @Test
    void keepsWhatPeopleWrote() {
        assertThat(shown("outcome-without-panel").get("noAgreementReason").asString())
                .isEqualTo("Reason");
        assertThat(shown("panel-without-a-reply")
                        .get("externalSteps")
                        .get(0)
                        .get("note")
                        .asString())
                .isEqualTo("A note 0");
        assertThat(shown("closing-with-a-corrected-outcome")
                        .get("outcomeSummary")
                        .asString())
                .isEqualTo("Corrected");
        assertThat(shown("closing-with-a-corrected-outcome")
                        .get("actions")
                        .get(1)
                        .get("evidence")
                        .asString())
                .isEqualTo("Evidence");
        assertThat(shown("refused-with-a-late-outcome")
                        .get("triage")
                        .get("reason")
                        .asString())
                .isEqualTo("The reason");
        assertThat(shown("closed-by-the-clock").get("mediation").get("note").asString())
                .isEqualTo("A note");
        assertThat(shown("reply-with-a-moved-deadline")
                        .get("triage")
                        .get("statementForBody")
                        .asString())
                .isEqualTo("A statement");
    }

    /** A confidential report stays veiled, and a case that was never put to the body stays unknown to it. */
    @Test
    void keepsFromTheBodyWhatWasKeptFromIt() {
        Case veiled = read("reply-with-a-moved-deadline");
        assertThat(veiled.shownToBody()).isTrue();
        JsonNode body = JSON.valueToTree(SampleMoves.views().of(veiled, "sample-contact", Role.BODY));
        assertThat(body.propertyNames()).doesNotContain("facts", "reportId", "relationship", "categories");
        assertThat(List.of("refused-with-a-late-outcome", "withdrawn-at-once"))
                .noneMatch(name -> read(name).shownToBody());
    }

    /** Written in today's format, and read again, it is the same. */
    @Test
    void goesOnInTheNewFormat() {
        for (String name : List.of("outcome-without-panel", "closing-with-a-corrected-outcome", "withdrawn-at-once")) {
            Case former = read(name);
            Case today = CaseJson.read(CaseJson.write(former));
            assertThat(today.stages()).isEqualTo(former.stages());
            assertThat(today.dueAt()).isEqualTo(former.dueAt());
            assertThat(former.timeline().added()).isEqualTo(former.entries().size());
            assertThat(former.hasReportsToStore()).isTrue();
        }
    }
}

package redress.evidence.counting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import redress.events.EventJson;
import redress.events.EventType;
import redress.events.codes.ExtensionState;
import redress.events.codes.Outcome;
import redress.events.codes.Stage;
import redress.events.triage.CaseAcknowledged;
import redress.events.triage.CaseEvent;
import redress.events.triage.CaseRef;
import redress.events.triage.ExtensionChanged;
import redress.events.triage.OutcomeRecorded;
import redress.events.triage.StageChanged;
import redress.messaging.reading.Envelope;
import tools.jackson.databind.JsonNode;

/** Codes of a newer version are counted under their names, so that the figures are right once these are known here too. */
class TallyTest {

    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");
    private static final CaseRef CASE =
            new CaseRef("case", "report", "CB-2222-2222", "thurrock", "thurrock-council", "E12000006");

    @Test
    void countsAStageThatIsNotKnownYet() {
        StageChanged change = new StageChanged(CASE, AT, Stage.REPLY, AT, null, Stage.PANEL);

        assertThat(Tally.of(sent(change, "PANEL", "ROOM_FOR_TALKS")))
                .contains(new Figure(Tally.ENGLAND, Counter.STAGE, "ROOM_FOR_TALKS", 1))
                .contains(new Figure(Tally.ENGLAND, Counter.STAGE, "REPLY", -1));
    }

    @Test
    void takesBackAnOutcomeUnderTheNameItWasCountedBy() {
        OutcomeRecorded corrected = new OutcomeRecorded(
                CASE, AT, List.of(Outcome.APOLOGY, Outcome.FUNDING_KEPT), List.of(Outcome.NO_CHANGE));

        assertThat(Tally.of(sent(corrected, "NO_CHANGE", "NEW_TERMS")))
                .contains(new Figure(Tally.ENGLAND, Counter.OUTCOME, "NEW_TERMS", -1));
    }

    /** No rule of its own: a kind of event is counted by its codes as soon as it is known. */
    @Test
    void countsWhatHasNoCounterOfItsOwn() {
        ExtensionChanged granted = new ExtensionChanged(CASE, AT, Stage.REPLY, ExtensionState.GRANTED, AT, null);

        assertThat(Tally.of(sent(granted, "x", "x")))
                .contains(new Figure(Tally.ENGLAND, Counter.OTHER_STEP, "extension-changed:GRANTED", 1))
                .hasSize(3);
        assertThat(Tally.of(sent(granted, "GRANTED", "HALVED")))
                .contains(new Figure(Tally.ENGLAND, Counter.OTHER_STEP, "extension-changed:HALVED", 1));
        assertThat(Tally.of(sent(new CaseAcknowledged(CASE, AT), "x", "x"))).isEmpty();
    }

    private static Envelope sent(CaseEvent event, String code, String newer) {
        EventType type = EventType.of(event);
        JsonNode data =
                EventJson.parse(EventJson.write(event).replace(code, newer).getBytes(StandardCharsets.UTF_8));
        return new Envelope("event", type, 1, AT, EventJson.read(type, data), 0, 0, data);
    }
}

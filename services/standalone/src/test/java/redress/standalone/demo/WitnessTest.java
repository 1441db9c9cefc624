package redress.standalone.demo;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redress.client.Mailbox;
import redress.messaging.reading.EventTail;

/** The demonstration must not reach its end where something is missing. */
class WitnessTest {

    private final EventTail tail = mock(EventTail.class);
    private final Mailbox mails = mock(Mailbox.class);
    private final List<EventTail.Passed> passing = new ArrayList<>();
    private final Witness witness =
            new Witness(tail, mails, new PrintStream(OutputStream.nullOutputStream()), Duration.ofMillis(20));

    @BeforeEach
    void watch() {
        when(tail.next(any())).thenAnswer(asked -> {
            List<EventTail.Passed> now = List.copyOf(passing);
            passing.clear();
            return now;
        });
        witness.watch("case-1");
        witness.step("a step");
    }

    @Test
    void namesTheEventsThatWereNotSeen() {
        passes("1", "case.triaged.v1", "case-1");
        passes("2", "case.deadline-set.v1", "case-2");
        assertThatExceptionOfType(DemoFailed.class)
                .isThrownBy(() -> witness.expectEvents("case.triaged.v1", "case.deadline-set.v1"))
                .withMessageEndingWith("[case.deadline-set.v1]");
    }

    @Test
    void takesNoEventForAnotherOfItsType() {
        passes("1", "case.stage-changed.v1", "case-1");
        assertThatExceptionOfType(DemoFailed.class)
                .isThrownBy(() -> witness.expectEvents("case.stage-changed.v1", "case.stage-changed.v1"));
    }

    @Test
    void takesNoEventOfAnEarlierStepForOneOfThis() {
        passes("1", "case.triaged.v1", "case-1");
        passes("2", "case.stage-changed.v1", "case-1");
        witness.expectEvents("case.triaged.v1");
        witness.step("the next");
        assertThatExceptionOfType(DemoFailed.class).isThrownBy(() -> witness.expectEvents("case.stage-changed.v1"));
    }

    @Test
    void takesAnEventThatIsPublishedTwiceForOne() {
        passes("1", "notice.delivered.v1", "case-1");
        passes("1", "notice.delivered.v1", "case-1");
        assertThatExceptionOfType(DemoFailed.class)
                .isThrownBy(() -> witness.expectNotices(2))
                .withMessageContaining("of 1, not of 2");
    }

    @Test
    void knowsWhatPassedBeforeItsCaseWasWatched() {
        passes("1", "case.opened.v1", "case-1");
        passes("2", "notice.delivered.v1", "case-2");
        witness.expectEvents("case.opened.v1");
        witness.watch("case-2");
        witness.expectNotices(1);
    }

    @Test
    void takesAMailInDoubtForTold() {
        passes("1", "notice.failed.v1", "case-1");
        witness.expectNotices(1);
    }

    private void passes(String id, String type, String key) {
        passing.add(new EventTail.Passed("redress.case", id, type, key, 1, "{}"));
    }
}

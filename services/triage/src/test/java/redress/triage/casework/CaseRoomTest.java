package redress.triage.casework;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import redress.platform.security.Caller;
import redress.triage.cases.CaseAction;
import redress.triage.cases.CaseDesk;
import redress.triage.panel.People;

class CaseRoomTest {

    private final CaseDesk desk = mock(CaseDesk.class);
    private final CaseRoom room = new CaseRoom(desk, mock(People.class), Clock.systemUTC());

    /** A fault of a rule answered as "no such case" would never be found. */
    @Test
    void doesNotTakeAFaultOfARuleForACaseThatIsNotThere() {
        when(desk.act(any(), any())).thenThrow(new NoSuchElementException("no value present"));

        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() ->
                        room.act(CaseAction.REPLY, "case-1", new Caller("person-1", Set.of()), null, (it, now) -> {}));
    }
}

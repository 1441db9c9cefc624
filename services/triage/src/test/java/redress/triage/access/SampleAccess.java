package redress.triage.access;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.Optional;
import java.util.Set;
import redress.platform.security.Caller;
import redress.triage.cases.Case;
import redress.triage.cases.CaseDesk;

/** Decides who is what in a case, without a database and a register. */
public final class SampleAccess {

    private SampleAccess() {}

    /** As other services are told it: the name of a role, or of what somebody reads as who has none. */
    public static Optional<String> role(Somebody who, Case it) {
        CaseDesk desk = mock(CaseDesk.class);
        // a panel is formed once the body was told
        when(desk.seats(any(), any()))
                .thenReturn(who == Somebody.SEATED && it.shownToBody() ? Set.of(it.caseId()) : Set.of());
        CompactPool people = mock(CompactPool.class);
        when(people.hasSteeringGroup(anyString(), anyString())).thenReturn(who.isBesideASteeringGroup());
        Caller caller = new Caller(who.personId(), Set.copyOf(who.grants()));
        return RolesController.role(new Access(desk, people).roleOf(caller, it), caller, it.about());
    }
}

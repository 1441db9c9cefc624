package redress.triage.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redress.events.codes.IdentityMode;
import redress.events.codes.Stage;
import redress.platform.security.Caller;
import redress.triage.cases.Case;
import redress.triage.cases.CaseDesk;
import redress.triage.cases.SampleCases;

/** Who is what in a case. */
class AccessTest {

    private static final Case REPLY = SampleCases.accepted(IdentityMode.NAMED, true);
    private static final Case TRIAGE = SampleCases.at(Stage.TRIAGE);

    private final CaseDesk desk = mock(CaseDesk.class);
    private final CompactPool people = mock(CompactPool.class);
    private final Access access = new Access(desk, people);

    private Optional<Role> role(Case it, String... grants) {
        return access.roleOf(new Caller("sample", Set.of(grants)), it);
    }

    @ParameterizedTest
    @CsvSource({
        "compact/thurrock/officer, OFFICER",
        "compact/thurrock/chair, CHAIR",
        "body/thurrock-council/contact, BODY",
        "compact/thurrock/member, ",
        "compact/essex/officer, ",
        "body/essex-council/contact, ",
        "national/england/officer, ",
        "national/england/analyst, ",
    })
    void isForThoseWhoWorkOnIt(String grant, @Nullable Role role) {
        when(people.hasSteeringGroup("thurrock", "thurrock-council")).thenReturn(true);
        assertThat(role(REPLY, grant).orElse(null)).isEqualTo(role);
    }

    @Test
    void isForTheNationalOfficerWhereNobodyElseActs() {
        assertThat(role(REPLY, "national/england/officer")).contains(Role.OFFICER);
        assertThat(role(REPLY, "national/england/analyst")).isEmpty();
    }

    @Test
    void isForAMemberWithASeatOnThePanel() {
        when(people.hasSteeringGroup("thurrock", "thurrock-council")).thenReturn(true);
        assertThat(role(REPLY, "compact/thurrock/member")).isEmpty();
        when(desk.seats(List.of("case-1"), "sample")).thenReturn(Set.of("case-1"));
        assertThat(role(REPLY, "compact/thurrock/member")).contains(Role.PANEL);
    }

    @Test
    void doesNotExistForTheBodyBeforeItWasPutToIt() {
        assertThat(role(TRIAGE, "body/thurrock-council/contact")).isEmpty();
    }

    /** Somebody of the steering group who works at the body must not learn who reported in confidence. */
    @Test
    void isTheBodysForAnyoneWhoSpeaksForIt() {
        String[] both = {"body/thurrock-council/contact", "compact/thurrock/officer"};
        assertThat(role(REPLY, both)).contains(Role.BODY);
        assertThat(role(TRIAGE, both)).isEmpty();
    }
}

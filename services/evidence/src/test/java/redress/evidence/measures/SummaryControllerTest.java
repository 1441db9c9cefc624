package redress.evidence.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClient;
import redress.evidence.counting.CountsSamples;
import redress.evidence.counting.Ledgers;
import redress.platform.problems.Refusal;
import redress.platform.security.Caller;

class SummaryControllerTest {

    private static final Caller ANALYST = new Caller("p1", Set.of("national/england/analyst"));
    private static final Caller OFFICER = new Caller("p2", Set.of("compact/thurrock/officer"));
    private static final Caller CONTACT = new Caller("p3", Set.of("body/thurrock-council/contact"));

    private final Ledgers ledgers = mock();
    private final CompactBodies bodies = new CompactBodies(service -> RestClient.create());
    private final SummaryController controller = new SummaryController(ledgers, bodies, 5);

    @BeforeEach
    void count() {
        Map<String, Long> three = Map.of("CASES/ALL", 3L, "COMPACT/thurrock", 3L);
        when(ledgers.england()).thenReturn(CountsSamples.counts(three));
        when(ledgers.region("E12000006")).thenReturn(CountsSamples.counts(three));
        when(ledgers.compact("thurrock")).thenReturn(CountsSamples.counts(three));
        when(ledgers.compact("essex")).thenReturn(CountsSamples.counts(three));
    }

    @Test
    void showsSmallNumbersOnlyToAnalysts() {
        assertThat(controller.summary(null, null, null).cases()).isNull();
        assertThat(controller.summary("E12000006", null, OFFICER).cases()).isNull();
        assertThat(controller.summary(null, null, ANALYST).cases()).isEqualTo(3);
        assertThat(controller.summary("E12000006", null, ANALYST).cases()).isEqualTo(3);
        assertThat(controller.summary(null, null, ANALYST).byCompact()).containsEntry("thurrock", 3L);
    }

    @Test
    void showsRegionsThatDoNotLeaveTheSmallestAsTheRestOfEngland() {
        String undertaking = "UNDERTAKING_DECIDED/NC10-4~3";
        when(ledgers.england())
                .thenReturn(CountsSamples.counts(Map.of(
                        "CASES/ALL",
                        23L,
                        "REGION/E12000001",
                        11L,
                        "REGION/E12000002",
                        9L,
                        "REGION/E12000003",
                        3L,
                        undertaking,
                        16L)));
        when(ledgers.region("E12000001"))
                .thenReturn(CountsSamples.counts(Map.of("CASES/ALL", 11L, "REGION/E12000001", 11L, undertaking, 7L)));
        when(ledgers.region("E12000002"))
                .thenReturn(CountsSamples.counts(Map.of("CASES/ALL", 9L, "REGION/E12000002", 9L, undertaking, 8L)));
        when(ledgers.region("E12000003"))
                .thenReturn(CountsSamples.counts(Map.of("CASES/ALL", 3L, "REGION/E12000003", 3L, undertaking, 1L)));
        SummaryView england = controller.summary(null, null, null);
        SummaryView first = controller.summary("E12000001", null, null);
        SummaryView second = controller.summary("E12000002", null, null);
        SummaryView third = controller.summary("E12000003", null, null);
        assertThat(england.byRegion()).isEqualTo(Map.of("E12000001", 10L, "E12000002", 10L));
        assertThat(england.cases()).isEqualTo(25);
        assertThat(first.cases()).isEqualTo(10);
        assertThat(second.cases()).isEqualTo(10);
        assertThat(third.cases()).isNull();
        assertThat(england.byUndertaking()).isEqualTo(Map.of("NC10-4.3", 15L));
        assertThat(first.byUndertaking()).isEqualTo(Map.of("NC10-4.3", 5L));
        assertThat(second.byUndertaking()).isEqualTo(Map.of("NC10-4.3", 10L));
        assertThat(third.byUndertaking()).isEmpty();
    }

    @Test
    void refusesToShowLessThanNothing() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> new SummaryController(ledgers, bodies, 0));
    }

    @Test
    void showsACompactToAnalystsAndItsOwnGroup() {
        assertThat(controller.summary(null, "thurrock", ANALYST).cases()).isEqualTo(3);
        assertThat(controller.summary(null, "thurrock", OFFICER).cases()).isEqualTo(3);
        for (Caller other : new Caller[] {null, CONTACT}) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> controller.summary(null, "thurrock", other))
                    .satisfies(e -> assertThat(e.status().value()).isEqualTo(403));
        }
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> controller.summary(null, "essex", OFFICER));
    }

    @Test
    void takesOneScopeAtATime() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> controller.summary("E12000006", "thurrock", ANALYST))
                .satisfies(e -> assertThat(e.status().value()).isEqualTo(422));
    }
}

package redress.triage.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redress.events.codes.Sector;
import redress.platform.problems.Refusal.FieldError;
import redress.triage.access.CompactPool;
import redress.triage.panel.Composition.Candidate;

class CompositionTest {

    private static final List<CompactPool.Member> POOL = Stream.concat(
                    IntStream.range(0, 5).mapToObj(i -> member("s" + i, Sector.STATUTORY, "compact/thurrock/member")),
                    IntStream.range(0, 5).mapToObj(i -> member("v" + i, Sector.VCS, "compact/thurrock/member")))
            .toList();

    private static CompactPool.Member member(String id, Sector sector, String... grants) {
        return new CompactPool.Member(id, sector, List.of(grants));
    }

    private static List<Candidate> panel(int statutory, int voluntary) {
        List<Candidate> all = new ArrayList<>();
        IntStream.range(0, statutory).forEach(i -> all.add(new Candidate("s" + i, Sector.STATUTORY)));
        IntStream.range(0, voluntary).forEach(i -> all.add(new Candidate("v" + i, Sector.VCS)));
        return all;
    }

    private static List<String> faults(List<Candidate> candidates, List<CompactPool.Member> pool) {
        return Composition.check(candidates, pool, "thurrock-council").stream()
                .map(FieldError::field)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, true",
        "2, 2, true",
        "3, 3, true",
        "0, 0, false",
        "4, 4, false",
        "2, 1, false",
        "0, 1, false",
        "1, 3, false"
    })
    void isBalanced(int statutory, int voluntary, boolean allowed) {
        assertThat(faults(panel(statutory, voluntary), POOL)).isEqualTo(allowed ? List.of() : List.of("members"));
    }

    @Test
    void takesNobodyFromOutsideThePool() {
        List<Candidate> panel = panel(1, 1);
        panel.set(1, new Candidate("stranger", Sector.VCS));
        assertThat(faults(panel, POOL)).containsExactly("members[1].personId");
    }

    @Test
    void takesNobodyTwice() {
        List<Candidate> panel = panel(1, 2);
        panel.add(panel.get(0));
        assertThat(faults(panel, POOL)).containsExactly("members[3].personId");
    }

    @Test
    void takesTheSectorFromTheRegisterWhereNoneIsSaid() {
        assertThat(faults(List.of(new Candidate("s0", null), new Candidate("v0", null)), POOL))
                .isEmpty();
        assertThat(faults(List.of(new Candidate("s0", null), new Candidate("s1", null)), POOL))
                .containsExactly("members");
        assertThat(Composition.sectorOf(new Candidate("v0", null), POOL)).isEqualTo(Sector.VCS);
    }

    @Test
    void doesNotOfferSomebodyWhoStandsForNoSector() {
        List<CompactPool.Member> pool = List.of(
                new CompactPool.Member("n0", null, List.of("compact/thurrock/member")), POOL.get(0), POOL.get(5));
        assertThat(Composition.eligible(pool, "thurrock-council")).containsExactly("s0", "v0");
        assertThat(faults(List.of(new Candidate("n0", null), new Candidate("v0", null)), pool))
                .containsExactly("members[0].sector", "members");
    }

    @Test
    void takesNobodyForTheOtherSector() {
        List<Candidate> panel = List.of(new Candidate("s0", Sector.STATUTORY), new Candidate("s1", Sector.VCS));
        assertThat(faults(panel, POOL)).containsExactly("members[1].sector");
    }

    @Test
    void takesNobodyWhoSpeaksForTheBody() {
        List<CompactPool.Member> pool = List.of(
                member("s0", Sector.STATUTORY, "compact/thurrock/member", "body/thurrock-council/contact"),
                member("v0", Sector.VCS, "compact/thurrock/member"));
        assertThat(faults(panel(1, 1), pool)).containsExactly("members[0].personId");
    }
}

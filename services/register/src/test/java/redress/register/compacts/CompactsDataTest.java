package redress.register.compacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import redress.events.codes.Sector;
import redress.events.codes.Stage;
import redress.register.compacts.CompactEntry.StageLimit;
import redress.register.files.RegisterFiles;

/** Rules that {@code compacts.yaml} keeps. */
class CompactsDataTest {

    private final CompactsFile file = new RegisterFiles().read("compacts.yaml", CompactsFile.class);

    @Test
    void namesAtLeastFortyCompactsOfAllNineRegionsOnceEach() {
        List<CompactsFile.Local> compacts = file.compacts();

        assertThat(compacts).hasSizeGreaterThanOrEqualTo(40);
        assertThat(compacts).extracting(CompactsFile.Local::id).doesNotHaveDuplicates();
        assertThat(compacts).extracting(CompactsFile.Local::name).doesNotHaveDuplicates();
        assertThat(compacts.stream().map(CompactsFile.Local::region).collect(Collectors.toSet()))
                .hasSize(9)
                .allMatch(region -> region.matches("E1200000[1-9]"));
        assertThat(compacts).allSatisfy(compact -> {
            assertThat(compact.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
            assertThat(compact.bodies()).isNotEmpty().doesNotHaveDuplicates();
            assertThat(compact.source()).isNotBlank();
        });
    }

    @Test
    void saysWhySomeStatusIsKnownAndSinceWhenACompactHasEnded() {
        assertThat(file.compacts()).allSatisfy(compact -> {
            if (compact.status() != CompactEntry.Status.UNKNOWN) {
                assertThat(compact.statusNote()).as(compact.id()).isNotBlank();
            }
            if (compact.status().ended()) {
                assertThat(compact.statusSince()).as(compact.id()).isNotNull();
            }
        });
    }

    @Test
    void givesThurrockASteeringGroupOfBothSectorsInEqualNumbers() {
        CompactEntry.SteeringGroup group = byId("thurrock").steeringGroup();

        assertThat(group).isNotNull();
        assertThat(seats(group, CompactEntry.Role.CHAIR)).containsExactlyInAnyOrder(Sector.STATUTORY, Sector.VCS);
        assertThat(seats(group, CompactEntry.Role.MEMBER))
                .containsExactlyInAnyOrder(Sector.STATUTORY, Sector.STATUTORY, Sector.VCS, Sector.VCS);
        assertThat(group.seats())
                .allMatch(seat -> seat.personId() != null && seat.personId().startsWith("sample-"));
    }

    @Test
    void limitsEveryStageThatCanBeOverdueAndTriageAlsoWhenUrgent() {
        Set<Stage> unlimited = EnumSet.of(Stage.CLOSED, Stage.UNKNOWN);
        List<StageLimit> limits = file.national().limits();

        assertThat(limits.stream().filter(limit -> !limit.urgent()).map(StageLimit::stage))
                .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.copyOf(unlimited)));
        assertThat(limits.stream().filter(StageLimit::urgent).toList())
                .containsExactly(new StageLimit(Stage.TRIAGE, true, 1, 0));
        assertThat(limits.stream()
                        .filter(limit -> !limit.urgent())
                        .collect(Collectors.toMap(StageLimit::stage, StageLimit::workingDays)))
                .containsEntry(Stage.ACKNOWLEDGEMENT, 3)
                .containsEntry(Stage.TRIAGE, 10)
                .containsEntry(Stage.REPLY, 15)
                .containsEntry(Stage.PANEL, 10)
                .containsEntry(Stage.MEDIATION, 40)
                .containsEntry(Stage.AGREEMENT, 10)
                .containsEntry(Stage.REMEDY, 10)
                .containsEntry(Stage.OUTCOME, 10)
                .containsEntry(Stage.CLOSING, 5);
    }

    @Test
    void remindsBeforeTheDeadlineAndAfterTheBeginning() {
        assertThat(file.national().limits())
                .allMatch(limit -> limit.remindDaysBefore() >= 0 && limit.remindDaysBefore() < limit.workingDays());
    }

    private CompactsFile.Local byId(String id) {
        return file.compacts().stream()
                .collect(Collectors.toMap(CompactsFile.Local::id, Function.identity()))
                .get(id);
    }

    private static List<Sector> seats(CompactEntry.SteeringGroup group, CompactEntry.Role role) {
        return group.seats().stream()
                .filter(seat -> seat.role() == role)
                .map(CompactEntry.Seat::sector)
                .toList();
    }
}

package redress.triage.moves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redress.triage.access.Role;
import redress.triage.view.Slice;

class MoveTableTest {

    /** The whole table: what is for whom. */
    private static final Map<Role, Set<String>> THEIRS = Map.of(
            Role.OFFICER,
            Set.of(
                    "acknowledgement",
                    "triage",
                    "reply",
                    "extension-decision",
                    "panel",
                    "mediation",
                    "agreement",
                    "no-agreement",
                    "actions",
                    "outcome",
                    "closing",
                    "owner",
                    "external-steps"),
            Role.CHAIR,
            Set.of(
                    "acknowledgement",
                    "triage",
                    "extension-decision",
                    "panel",
                    "mediation",
                    "agreement",
                    "no-agreement",
                    "actions",
                    "outcome",
                    "closing",
                    "owner",
                    "external-steps"),
            Role.PANEL,
            Set.of("mediation"),
            Role.BODY,
            Set.of("reply", "extension"));

    @ParameterizedTest
    @EnumSource(Role.class)
    void isForThoseInTheTable(Role role) {
        assertThat(SampleMoves.table()
                        .all()
                        .filter(move -> move.isFor(role))
                        .map(Move::name)
                        .collect(Collectors.toSet()))
                .isEqualTo(THEIRS.get(role));
    }

    @Test
    void refusesTwoMovesOfOneName() {
        Step step = new Step() {
            @Override
            public List<Move<?>> moves() {
                return List.of(Move.of("reply", Empty.class, (it, form, act) -> {}));
            }

            @Override
            public List<Slice> slices() {
                return List.of();
            }
        };
        assertThatIllegalStateException()
                .isThrownBy(() -> new MoveTable(List.of(step, step)))
                .withMessageContaining("reply");
    }

    private record Empty() {}

    @Test
    void tellsNothingOfWhatWasTyped() {
        assertThat(SampleMoves.table().all().map(Move::form).filter(form -> form.getRecordComponents().length > 0))
                .allSatisfy(
                        form -> assertThat(form.getDeclaredMethod("toString").toString())
                                .contains(form.getName()));
    }
}

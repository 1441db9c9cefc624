package redress.triage.moves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.validation.Validator;
import redress.events.codes.Stage;
import redress.platform.problems.Refusal;
import redress.platform.security.Caller;
import redress.triage.access.Access;
import redress.triage.cases.Case;
import redress.triage.cases.CaseDesk;
import redress.triage.cases.SampleCases;
import tools.jackson.databind.json.JsonMapper;

class MovesTest {

    private final CaseDesk desk = mock(CaseDesk.class);
    private final Moves moves = new Moves(
            SampleMoves.table(),
            new MoveForms(JsonMapper.builder().build(), mock(Validator.class)),
            desk,
            mock(Access.class),
            SampleMoves.views(),
            Clock.systemUTC());

    /** Between the first look and the second somebody may have lost the seat. */
    @Test
    void tellsNothingOfAFormToSomebodyWhoHasLostTheRole() {
        Case it = SampleCases.at(Stage.TRIAGE);
        when(desk.glance(any(), any())).thenReturn(Optional.of(new Moves.Where("case-1", "thurrock", null, List.of())));
        when(desk.read(any(), any()))
                .thenAnswer(call ->
                        Optional.of(call.<Function<Case, ?>>getArgument(1).apply(it)));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> moves.form("triage", "case-1", null, new Caller("person-1", Set.of())))
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(HttpStatus.NOT_FOUND));
    }

    /** A fault of a rule answered as "no such case" would never be found. */
    @Test
    void doesNotTakeAFaultOfARuleForACaseThatIsNotThere() {
        when(desk.glance(any(), any())).thenReturn(Optional.of(new Moves.Where("case-1", "thurrock", null, List.of())));
        when(desk.act(any(), any())).thenThrow(new NoSuchElementException("no value present"));

        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> moves.make(
                        "closing",
                        "case-1",
                        null,
                        new Caller("person-1", Set.of()),
                        null,
                        new ByteArrayInputStream(new byte[] {'{', '}'})));
    }
}

package redress.triage.moves;

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
import org.junit.jupiter.api.Test;
import org.springframework.validation.Validator;
import redress.platform.security.Caller;
import redress.triage.access.Access;
import redress.triage.cases.CaseDesk;
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

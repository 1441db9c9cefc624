package redress.portal.moves;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import redress.portal.moves.StepView.Row;
import redress.portal.pages.Words;

class StepViewTest {

    private final MoveWords.Sheet reply = new MoveWords(new Words()).of("reply").orElseThrow();

    @Test
    void saysWhatAStepShows() {
        Map<String, Object> shown =
                Map.of("reply", Map.of("text", "We will talk.", "position", "EXPLAINS", "addedLater", "x"), "other", 1);
        assertThat(StepView.of(reply, shown, new Words())).hasValueSatisfying(view -> {
            assertThat(view.title()).isEqualTo("Reply of the public body");
            assertThat(view.rows())
                    .containsExactly(new Row("Position", "Explains its decision"), new Row("Reply", "We will talk."));
        });
    }

    @Test
    void saysNothingOfWhatIsNotThere() {
        assertThat(StepView.of(reply, Map.of(), new Words())).isEmpty();
        assertThat(StepView.of(
                        new MoveWords(new Words()).of("closing").orElseThrow(),
                        Map.of("closing", Map.of()),
                        new Words()))
                .isEmpty();
    }
}

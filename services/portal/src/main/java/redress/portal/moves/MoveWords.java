package redress.portal.moves;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import redress.portal.pages.WordFiles;

/**
 * The words of each move, from its file in {@code redress/portal/moves}. {@code title} (or {@code title.STAGE} in one stage),
 * {@code intro}, {@code done}; {@code shows} what of the case stands above the questions; {@code beside} the stages in which it is not the
 * usual next step, or {@code always}; {@code order} of the fields. Of each field its label, and behind a point {@code hint},
 * {@code required}, {@code called}, {@code tick}, {@code words} (the list in which its codes are said), {@code from} (who says them
 * otherwise), {@code none} (if there is nothing to choose), {@code rows} (how many of a list are asked for at once). {@code {0}} is the
 * number of a row. What its step shows on the page of the case is said as {@link StepView} has it. Lists of words for codes begin with a
 * capital letter.
 */
@Component
public class MoveWords {

    private final Map<String, Properties> moves = WordFiles.ofMoves();

    public Stream<Sheet> all() {
        return moves.values().stream().map(Sheet::new);
    }

    /** @return empty for a move that is newer than this portal */
    public Optional<Sheet> of(String move) {
        return Optional.ofNullable(moves.get(move)).map(Sheet::new);
    }

    /** The words of one move. */
    public record Sheet(Properties words) {

        public String title(String stage) {
            return words.getProperty("title." + stage, words.getProperty("title", ""));
        }

        public @Nullable String intro() {
            return words.getProperty("intro");
        }

        public @Nullable String done() {
            return words.getProperty("done");
        }

        public @Nullable String shows() {
            return words.getProperty("shows");
        }

        public boolean isBeside(String stage) {
            List<String> beside = list("beside");
            return beside.contains("always") || beside.contains(stage);
        }

        List<String> list(String key) {
            return List.of(words.getProperty(key, "").split(","));
        }

        @Nullable
        String find(String key) {
            return words.getProperty(key);
        }

        @Nullable
        String find(String key, int row) {
            String found = words.getProperty(key);
            return found == null ? null : found.replace("{0}", String.valueOf(row + 1));
        }
    }
}

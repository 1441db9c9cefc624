package redress.portal.moves;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import redress.portal.pages.Words;

/**
 * The words of each move, from {@code messages.properties} in its folder below {@code redress/portal/moves}: {@code title} (or
 * {@code title.STAGE} in one stage), {@code intro}, {@code done}. Of each field its label, and behind a point {@code hint},
 * {@code required}, {@code called}, {@code tick}, {@code none} (if there is nothing to choose). {@code {0}} is the number of a row. What its
 * step shows on the page of the case is said as {@link StepView} has it. Lists of words for codes begin with a capital letter.
 *
 * <p>What is no word stands in {@code page.properties} beside it, once for all languages: {@code shows} what of the case stands above the
 * questions; {@code beside} the stages in which it is not the usual next step, or {@code always}; {@code order} of the fields; and behind
 * the name of a field {@code words} (the list in which its codes are said), {@code from} (who says them otherwise), {@code none.move} (what
 * can be done if there is nothing to choose), {@code rows} (how many of a list are asked for at once).
 */
@Component
public class MoveWords {

    private static final String FOLDER = "moves";

    private final Map<String, Sheet> moves = new TreeMap<>();

    public MoveWords(Words words) {
        for (String move : words.parts(FOLDER)) {
            moves.put(move, new Sheet(FOLDER + "." + move, words, page(move)));
        }
    }

    private static Properties page(String move) {
        Properties page = new Properties();
        ClassPathResource file = new ClassPathResource("redress/portal/" + FOLDER + "/" + move + "/page.properties");
        if (file.exists()) {
            try (InputStream in = file.getInputStream()) {
                page.load(in);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return page;
    }

    public Stream<Sheet> all() {
        return moves.values().stream();
    }

    /** @return empty for a move that is newer than this portal */
    public Optional<Sheet> of(String move) {
        return Optional.ofNullable(moves.get(move));
    }

    /**
     * What is said of one move.
     *
     * @param page what is no word
     */
    public record Sheet(String key, Words words, Properties page) {

        public String title(String stage) {
            String inStage = find("title." + stage);
            return inStage != null ? inStage : words.say(key + ".title");
        }

        public @Nullable String intro() {
            return find("intro");
        }

        public @Nullable String done() {
            return find("done");
        }

        public @Nullable String shows() {
            return set("shows");
        }

        public boolean isBeside(String stage) {
            List<String> beside = list("beside");
            return beside.contains("always") || beside.contains(stage);
        }

        List<String> list(String name) {
            return List.of(page.getProperty(name, "").split(","));
        }

        /** What is set for the page, in no language. */
        @Nullable
        String set(String name) {
            return page.getProperty(name);
        }

        @Nullable
        String find(String name) {
            return words.find(key + "." + name);
        }

        @Nullable
        String find(String name, int row) {
            return words.find(key + "." + name, row + 1);
        }
    }
}

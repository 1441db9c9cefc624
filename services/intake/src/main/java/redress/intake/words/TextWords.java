package redress.intake.words;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The words of a text, as they are compared: without capitals, accents, apostrophes, and words that every text has. */
public final class TextWords {

    private static final Set<String> IN_EVERY_TEXT = Set.of(
            "the", "of", "and", "in", "on", "to", "for", "we", "our", "us", "was", "were", "is", "it", "by", "with");

    private TextWords() {}

    public static Set<String> of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("[\\p{M}'’]", "")
                .toLowerCase(Locale.ROOT);
        Set<String> words = new LinkedHashSet<>();
        Stream.of(plain.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> word.length() > 1 && !IN_EVERY_TEXT.contains(word))
                .forEach(words::add);
        return words;
    }
}

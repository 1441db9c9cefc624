package redress.register.directory;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import redress.register.bodies.Body;

/**
 * Finds bodies by the beginnings of words of their names: every word given must begin one of the name's. Names that begin with what was
 * given come first, then the order of the alphabet.
 */
final class BodySearch {

    private final List<Indexed> bodies;

    private record Indexed(Body body, String name) {}

    BodySearch(Stream<Body> bodies) {
        this.bodies = bodies.map(body -> new Indexed(body, " " + plain(body.name())))
                .sorted(Comparator.comparing(Indexed::name))
                .toList();
    }

    List<Body> find(String words, int limit) {
        List<String> wanted = Stream.of(plain(words).split(" "))
                .filter(w -> !w.isEmpty())
                .map(w -> " " + w)
                .toList();
        String start = " " + plain(words);
        return bodies.stream()
                .filter(each -> wanted.stream().allMatch(each.name()::contains))
                .sorted(Comparator.comparing(each -> !each.name().startsWith(start)))
                .limit(limit)
                .map(Indexed::body)
                .toList();
    }

    /** Lower case; everything but letters and digits becomes one blank; "and" and the ampersand are the same. */
    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace("&", " and ")
                .replaceAll("['’]", "")
                .replaceAll("[^\\p{L}\\p{Nd}]+", " ")
                .strip();
    }
}

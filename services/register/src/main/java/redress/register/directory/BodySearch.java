package redress.register.directory;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import redress.register.bodies.Body;

/**
 * Finds bodies by the words of their names. What kind of body it is does not count, as people call the same council by different kinds, nor
 * do little words. Every other word given must begin one of the name's; where no name has them all, those that come near are found: with
 * a slip of a letter or two, or with the most of the words. Names with the very words come first, then those that begin with them, then
 * the order of the alphabet.
 */
final class BodySearch {

    private static final Set<String> KINDS = Set.of(
            "council",
            "borough",
            "city",
            "county",
            "district",
            "metropolitan",
            "royal",
            "london",
            "unitary",
            "authority");
    private static final Set<String> LITTLE =
            Set.of("of", "the", "and", "upon", "on", "in", "under", "with", "for", "le");

    private static final int SHORT = 4;
    private static final int LONG = 8;
    private static final LevenshteinDistance ONE_SLIP = new LevenshteinDistance(1);
    private static final LevenshteinDistance TWO_SLIPS = new LevenshteinDistance(2);

    private final List<Indexed> bodies;

    /**
     * What was found.
     *
     * @param near whether no name has all the words
     */
    record Found(List<Body> bodies, boolean near) {

        /** Behind the last for a body that is not among them. */
        int placeOf(String bodyId) {
            int place = bodies.stream().map(Body::id).toList().indexOf(bodyId);
            return place < 0 ? bodies.size() : place;
        }
    }

    private record Indexed(Body body, String name, List<String> words) {

        boolean has(String word) {
            return words.stream().anyMatch(each -> each.startsWith(word));
        }

        boolean hasNearly(String word) {
            return has(word) || word.length() >= SHORT && words.stream().anyMatch(each -> isNear(word, each));
        }
    }

    BodySearch(Stream<Body> bodies) {
        this.bodies = bodies.map(body -> new Indexed(body, plain(body.name()), words(body.name())))
                .sorted(Comparator.comparing(Indexed::name))
                .toList();
    }

    /** All bodies for an empty text; none for one without a letter or figure. */
    Found find(String text) {
        if (text.isBlank()) {
            return new Found(bodies.stream().map(Indexed::body).toList(), false);
        }
        List<String> wanted = wanted(text);
        if (wanted.isEmpty()) {
            return new Found(List.of(), false);
        }
        List<Indexed> exact = bodies.stream()
                .filter(each -> wanted.stream().allMatch(each::has))
                .toList();
        return exact.isEmpty()
                ? new Found(sorted(near(wanted), wanted), true)
                : new Found(sorted(exact, wanted), false);
    }

    private List<Indexed> near(List<String> wanted) {
        Map<Indexed, Long> had = new LinkedHashMap<>();
        for (Indexed each : bodies) {
            had.put(each, wanted.stream().filter(each::hasNearly).count());
        }
        long most = had.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return bodies.stream()
                .filter(each -> most > 0 && had.getOrDefault(each, 0L) == most)
                .toList();
    }

    private static List<Body> sorted(List<Indexed> found, List<String> wanted) {
        String start = String.join(" ", wanted);
        return found.stream()
                .sorted(Comparator.comparing((Indexed each) -> !each.words().containsAll(wanted))
                        .thenComparing(each -> !each.name().startsWith(start)))
                .map(Indexed::body)
                .toList();
    }

    private static boolean isNear(String word, String other) {
        LevenshteinDistance slips = word.length() < LONG ? ONE_SLIP : TWO_SLIPS;
        return slips.apply(word, other) >= 0
                || other.length() > word.length() && slips.apply(word, other.substring(0, word.length())) >= 0;
    }

    /** Where there is nothing but kinds, these are looked for. */
    private static List<String> wanted(String text) {
        List<String> words = words(text);
        List<String> names = words.stream()
                .filter(word -> !KINDS.contains(word) && !LITTLE.contains(word))
                .toList();
        return names.isEmpty() ? words : names;
    }

    private static List<String> words(String text) {
        return Stream.of(plain(text).split(" "))
                .filter(word -> !word.isEmpty())
                .distinct()
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

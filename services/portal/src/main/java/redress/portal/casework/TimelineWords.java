package redress.portal.casework;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import redress.portal.pages.Dates;
import redress.portal.pages.Words;

/**
 * Says what has happened to a case, in the words of the list {@code Timeline}: those of the kind and one of its codes where there are any, else
 * those of the kind alone. A kind that is not known yet is said by its name.
 */
@Component
class TimelineWords {

    private static final String LIST = "Timeline";
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    /** The lists in whose words a code of an entry is said. */
    private static final Map<String, String> LISTS = Map.of(
            "action", "AgreedAction",
            "route", "ExternalRoute",
            "result", "ExternalResult",
            "provisional", "Provisional");

    private final Words words;
    private final Dates dates;

    /** As the page shows it. */
    record Line(Instant at, String text) {}

    TimelineWords(Words words, Dates dates) {
        this.words = words;
        this.dates = dates;
    }

    List<Line> say(CaseFile file) {
        return file.timeline() == null
                ? List.of()
                : file.timeline().stream()
                        .map(entry -> new Line(entry.at(), sentence(entry)))
                        .toList();
    }

    private String sentence(CaseFile.Entry entry) {
        String kind = kind(entry);
        String key = entry.codes().values().stream()
                .map(code -> kind + "." + code)
                .filter(one -> words.has(LIST, one))
                .findFirst()
                .orElse(kind);
        Matcher places = PLACE.matcher(words.of(LIST, key));
        return places.replaceAll(place -> Matcher.quoteReplacement(word(place.group(1), entry.codes())));
    }

    /** A deadline that is only certain now, and did not move, is said to stay. */
    private static String kind(CaseFile.Entry entry) {
        String to = entry.codes().get("to");
        return entry.kind().equals("DEADLINE_MOVED")
                        && to != null
                        && to.equals(entry.codes().get("from"))
                ? "DEADLINE_STAYS"
                : entry.kind();
    }

    private String word(String name, Map<String, String> codes) {
        String code = codes.getOrDefault(name, "");
        String list = LISTS.get(name);
        return list != null ? words.of(list, code) : dates.fact(code);
    }
}

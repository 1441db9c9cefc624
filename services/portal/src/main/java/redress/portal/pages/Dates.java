package redress.portal.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Days and times in words, in the language of the request, as they are in England. */
@Component
public class Dates {

    private static final ZoneId ENGLAND = ZoneId.of("Europe/London");
    private final Words words;

    public Dates(Words words) {
        this.words = words;
    }

    /** Such as 9 April 2026; empty for null. */
    public String day(@Nullable LocalDate day) {
        return day == null ? "" : words.day(day);
    }

    public String day(@Nullable Instant instant) {
        return instant == null ? "" : words.day(inEngland(instant).toLocalDate());
    }

    /** Such as 9 April 2026 at 4:05pm; empty for null. */
    public String time(@Nullable Instant instant) {
        if (instant == null) {
            return "";
        }
        Locale language = words.language();
        DateTimeFormatter hour = DateTimeFormatter.ofPattern(words.say("pages.date.hour"), language);
        return words.say(
                "pages.date.time", day(instant), hour.format(inEngland(instant)).toLowerCase(language));
    }

    /** A fact of a report as it came: a day as {@code 2026-03-31}, or yes or no. */
    public String fact(Object value) {
        if (value instanceof Boolean yes) {
            return words.say(yes ? "forms.yes" : "forms.no");
        }
        String text = value.toString();
        return text.matches("\\d{4}-\\d\\d-\\d\\d") ? day(LocalDate.parse(text)) : text;
    }

    /** In which they are said. */
    public Locale language() {
        return words.language();
    }

    private static ZonedDateTime inEngland(Instant instant) {
        return instant.atZone(ENGLAND);
    }
}

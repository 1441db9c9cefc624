package redress.portal.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Days and times in words, as they are in England. */
@Component
public class Dates {

    private static final ZoneId ENGLAND = ZoneId.of("Europe/London");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("h:mma", Locale.UK);

    /** Such as 9 April 2026; empty for null. */
    public String day(@Nullable LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    public String day(@Nullable Instant instant) {
        return instant == null ? "" : DAY.format(inEngland(instant));
    }

    /** Such as 9 April 2026 at 4:05pm; empty for null. */
    public String time(@Nullable Instant instant) {
        return instant == null
                ? ""
                : day(instant) + " at " + HOUR.format(inEngland(instant)).toLowerCase(Locale.UK);
    }

    /** A fact of a report as it came: a day as {@code 2026-03-31}, or yes or no. */
    public String fact(Object value) {
        if (value instanceof Boolean yes) {
            return yes ? "Yes" : "No";
        }
        String text = value.toString();
        return text.matches("\\d{4}-\\d\\d-\\d\\d") ? day(LocalDate.parse(text)) : text;
    }

    private static ZonedDateTime inEngland(Instant instant) {
        return instant.atZone(ENGLAND);
    }
}

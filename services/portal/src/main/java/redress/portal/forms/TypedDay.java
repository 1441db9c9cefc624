package redress.portal.forms;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A day in three boxes as people write it: {@code 1st}, {@code Sept.}, {@code 2026}. */
record TypedDay(String day, String month, String year) {

    private static final int WORD = 3;

    /** What is said to be wrong of what the day is called, and the boxes that it is about. */
    record Fault(String key, List<String> boxes) {}

    boolean isEmpty() {
        return day.isEmpty() && month.isEmpty() && year.isEmpty();
    }

    Optional<LocalDate> date() {
        Integer theDay = dayInFigures();
        Integer theMonth = monthInFigures();
        if (theDay == null || theMonth == null || !isYear()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), theMonth, theDay));
        } catch (DateTimeException notReal) {
            return Optional.empty();
        }
    }

    /** Of one that is not empty. */
    Optional<Fault> fault() {
        List<String> missing = new ArrayList<>();
        if (day.isEmpty()) {
            missing.add("day");
        }
        if (month.isEmpty()) {
            missing.add("month");
        }
        if (year.isEmpty()) {
            missing.add("year");
        }
        if (!missing.isEmpty()) {
            return Optional.of(new Fault("forms.wrong.day.without." + String.join("-and-", missing), missing));
        }
        if (!isYear()) {
            return Optional.of(new Fault("forms.wrong.day.year", List.of("year")));
        }
        return date().isPresent() ? Optional.empty() : Optional.of(new Fault("forms.wrong.day.not-real", notReal()));
    }

    /** Where the month is one, it is the day that is wrong. */
    private List<String> notReal() {
        Integer theMonth = monthInFigures();
        boolean isMonth = theMonth != null && theMonth >= 1 && theMonth <= Month.values().length;
        if (isMonth) {
            return List.of("day");
        }
        return dayInFigures() == null ? List.of("day", "month") : List.of("month");
    }

    /** A nought in front is a slip, such as 0026 for 2026. */
    private boolean isYear() {
        return year.matches("[1-9]\\d{3}");
    }

    private @Nullable Integer dayInFigures() {
        String figures = day.replaceFirst("(?i)(?<=\\d)(st|nd|rd|th)?\\.?$", "");
        return figures.matches("\\d{1,2}") ? Integer.valueOf(figures) : null;
    }

    private @Nullable Integer monthInFigures() {
        String name = month.replaceFirst("\\.$", "").toUpperCase(Locale.ROOT);
        if (name.matches("\\d{1,2}")) {
            return Integer.valueOf(name);
        }
        for (Month each : Month.values()) {
            if (name.length() >= WORD && each.name().startsWith(name)) {
                return each.getValue();
            }
        }
        return null;
    }
}

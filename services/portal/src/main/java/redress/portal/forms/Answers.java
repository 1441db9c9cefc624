package redress.portal.forms;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was typed, by the name of the input, exactly as it was typed, so that it can be shown again. A date is three inputs:
 * {@code name-day}, {@code name-month}, {@code name-year}.
 */
public final class Answers {

    private final Map<String, List<String>> typed;

    public Answers(Map<String, List<String>> typed) {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        typed.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        this.typed = copy;
    }

    public static Answers none() {
        return new Answers(Map.of());
    }

    /** Answers of one form with these in place of whatever was said before to the same questions. */
    public Answers with(Form form, Answers newer) {
        Map<String, List<String>> merged = new LinkedHashMap<>(typed);
        form.inputs().forEach(input -> {
            List<String> values = newer.typed.getOrDefault(input, List.of());
            if (values.stream().allMatch(String::isEmpty)) {
                merged.remove(input);
            } else {
                merged.put(input, values);
            }
        });
        return new Answers(merged);
    }

    public Answers with(String name, @Nullable String value) {
        Map<String, List<String>> merged = new LinkedHashMap<>(typed);
        if (value == null || value.isEmpty()) {
            merged.remove(name);
        } else {
            merged.put(name, List.of(value));
        }
        return new Answers(merged);
    }

    public Map<String, List<String>> typed() {
        return Map.copyOf(typed);
    }

    /** As typed, or empty. */
    public String raw(String name) {
        List<String> values = typed.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    /** Without white space at the ends and with plain line ends, or empty. */
    public String text(String name) {
        return raw(name).replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    public @Nullable String textOrNull(String name) {
        String text = text(name);
        return text.isEmpty() ? null : text;
    }

    public List<String> all(String name) {
        return typed.getOrDefault(name, List.of()).stream()
                .map(String::strip)
                .filter(v -> !v.isEmpty())
                .distinct()
                .toList();
    }

    public boolean chose(String name, String value) {
        return all(name).contains(value);
    }

    public boolean has(String name) {
        return !text(name).isEmpty() || hasDate(name);
    }

    public boolean hasDate(String name) {
        return !dateParts(name).stream().allMatch(String::isEmpty);
    }

    /** The date, if the three inputs make a real one. The month may be written as a word, whole or its first three letters. */
    public Optional<LocalDate> date(String name) {
        List<String> parts = dateParts(name);
        String month = monthInFigures(parts.get(1));
        if (!parts.get(0).matches("\\d{1,2}")
                || !month.matches("\\d{1,2}")
                || !parts.get(2).matches("\\d{4}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(parts.get(2)), Integer.parseInt(month), Integer.parseInt(parts.get(0))));
        } catch (DateTimeException notReal) {
            return Optional.empty();
        }
    }

    public @Nullable LocalDate dateOrNull(String name) {
        return date(name).orElse(null);
    }

    /** True for yes, false for no, null when not known or not answered. */
    public @Nullable Boolean yesNo(String name) {
        return switch (text(name)) {
            case "yes" -> Boolean.TRUE;
            case "no" -> Boolean.FALSE;
            default -> null;
        };
    }

    /** A whole number, typed with or without commas, spaces and a pound sign. */
    public @Nullable Long numberOrNull(String name) {
        String digits = text(name).replaceAll("[,£ ]", "");
        return digits.matches("\\d{1,15}") ? Long.valueOf(digits) : null;
    }

    /** The day, month and year boxes of a date that is missing in part: the names of those that are empty. */
    List<String> emptyParts(String name) {
        List<String> empty = new ArrayList<>();
        for (String part : List.of("day", "month", "year")) {
            if (text(name + "-" + part).isEmpty()) {
                empty.add(part);
            }
        }
        return empty;
    }

    private List<String> dateParts(String name) {
        return List.of(text(name + "-day"), text(name + "-month"), text(name + "-year"));
    }

    private static String monthInFigures(String month) {
        return Arrays.stream(Month.values())
                .filter(each -> month.equalsIgnoreCase(each.name())
                        || month.equalsIgnoreCase(each.name().substring(0, 3)))
                .findFirst()
                .map(each -> Integer.toString(each.getValue()))
                .orElse(month);
    }
}

package redress.portal.forms;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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

    /** Without white space at the ends and what cannot be seen, and with plain line ends, or empty. */
    public String text(String name) {
        return Typed.lines(raw(name));
    }

    /** As an API takes the answer to this question, or empty. */
    public String text(Question question) {
        return question.kind().clean(raw(question.name()));
    }

    @Nullable
    String textOrNull(Question question) {
        String text = text(question);
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
        return !day(name).isEmpty();
    }

    /** The date, if the three inputs make a real one. */
    public Optional<LocalDate> date(String name) {
        return day(name).date();
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

    @Nullable
    Long numberOrNull(String name) {
        OptionalLong amount = Typed.amount(raw(name));
        return amount.isPresent() ? amount.getAsLong() : null;
    }

    TypedDay day(String name) {
        return new TypedDay(
                Typed.plain(raw(name + "-day")), Typed.plain(raw(name + "-month")), Typed.plain(raw(name + "-year")));
    }
}

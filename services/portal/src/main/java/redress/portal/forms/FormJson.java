package redress.portal.forms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes of the answers to a form the JSON that an API takes: the name of a question is the path of its field, such as
 * {@code organisation.name} or {@code actions[0].detail}. What was not answered is left out, also whole rows of a list, so that a
 * row's place in the JSON may be another than on the form.
 */
public final class FormJson {

    private static final Pattern LISTED = Pattern.compile("(\\w+)\\[(\\d+)]");

    private FormJson() {}

    public static Map<String, Object> of(Form form, Answers answers) {
        Map<String, Object> json = new LinkedHashMap<>();
        addTo(json, form, answers);
        return json;
    }

    public static void addTo(Map<String, Object> json, Form form, Answers answers) {
        Map<String, List<Integer>> rows = answeredRows(form, answers);
        for (Question question : form.questions()) {
            Object value = value(question, answers);
            if (value != null) {
                put(json, question.name(), value, rows);
            }
        }
    }

    /** The answers to a form, other than to rows of a list, that JSON of an API tells. */
    public static Answers answers(Form form, Map<String, ?> json) {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        for (Question question : form.questions()) {
            Object value = json;
            for (String name : question.name().split("\\.")) {
                value = value instanceof Map<?, ?> object ? object.get(name) : null;
            }
            if (value != null) {
                typed.putAll(typed(question, value));
            }
        }
        return new Answers(typed);
    }

    private static Map<String, List<String>> typed(Question question, Object value) {
        String name = question.name();
        if (question.kind() == Question.Kind.DATE) {
            LocalDate day = LocalDate.parse(value.toString());
            return Map.of(
                    name + "-day", List.of(Integer.toString(day.getDayOfMonth())),
                    name + "-month", List.of(Integer.toString(day.getMonthValue())),
                    name + "-year", List.of(Integer.toString(day.getYear())));
        }
        if (value instanceof Collection<?> all) {
            return Map.of(name, all.stream().map(Object::toString).toList());
        }
        if (value instanceof Boolean yes) {
            return Map.of(name, List.of(yes ? "yes" : "no"));
        }
        return Map.of(
                name, List.of(value instanceof Number ? String.format(Locale.UK, "%,d", value) : value.toString()));
    }

    /** The name of the question for a path of the JSON that was made of these answers. */
    public static String question(String path, Form form, Answers answers) {
        Matcher listed = LISTED.matcher(path);
        if (!listed.lookingAt()) {
            return path;
        }
        List<Integer> rows = answeredRows(form, answers).getOrDefault(listed.group(1), List.of());
        int place = Integer.parseInt(listed.group(2));
        return place < rows.size()
                ? listed.group(1) + "[" + rows.get(place) + "]" + path.substring(listed.end())
                : path;
    }

    /** By the name of the list, the rows of the form in which something was answered. */
    private static Map<String, List<Integer>> answeredRows(Form form, Answers answers) {
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        for (Question question : form.questions()) {
            Matcher listed = LISTED.matcher(question.name());
            if (listed.lookingAt() && value(question, answers) != null) {
                List<Integer> known = rows.computeIfAbsent(listed.group(1), k -> new ArrayList<>());
                Integer row = Integer.valueOf(listed.group(2));
                if (!known.contains(row)) {
                    known.add(row);
                }
            }
        }
        return rows;
    }

    private static @Nullable Object value(Question question, Answers answers) {
        String name = question.name();
        return switch (question.kind()) {
            case DATE -> answers.date(name).map(Object::toString).orElse(null);
            case NUMBER -> answers.numberOrNull(name);
            case CHECKBOXES -> question.isTick() ? ticked(answers, name) : chosen(answers.all(name));
            case RADIOS -> question.isYesNo() ? answers.yesNo(name) : answers.textOrNull(question);
            default -> answers.textOrNull(question);
        };
    }

    private static @Nullable Object ticked(Answers answers, String name) {
        return answers.chose(name, "yes") ? Boolean.TRUE : null;
    }

    private static @Nullable Object chosen(List<String> all) {
        return all.isEmpty() ? null : all;
    }

    private static void put(Map<String, Object> into, String path, Object value, Map<String, List<Integer>> rows) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            into.put(path, value);
        } else {
            put(child(into, path.substring(0, dot), rows), path.substring(dot + 1), value, rows);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> child(Map<String, Object> of, String name, Map<String, List<Integer>> rows) {
        Matcher listed = LISTED.matcher(name);
        if (!listed.matches()) {
            return (Map<String, Object>) of.computeIfAbsent(name, k -> new LinkedHashMap<String, Object>());
        }
        List<Object> list = (List<Object>) of.computeIfAbsent(listed.group(1), k -> new ArrayList<>());
        int place = rows.getOrDefault(listed.group(1), List.of()).indexOf(Integer.valueOf(listed.group(2)));
        if (list.size() == place) {
            list.add(new LinkedHashMap<String, Object>());
        }
        return (Map<String, Object>) list.get(place);
    }
}

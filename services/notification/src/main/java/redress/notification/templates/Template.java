package redress.notification.templates;

import java.util.List;
import java.util.Map;

/**
 * The text of a notice. The only places that are filled in are the public reference and a date.
 *
 * @param limited whether one address gets only a few a day
 * @param says one paragraph each
 * @param next what to do next, one step each
 */
record Template(String name, boolean limited, String subject, List<String> says, List<String> next) {

    static Template of(String name, Map<?, ?> file) {
        return new Template(
                name,
                Boolean.TRUE.equals(file.get("limited")),
                String.valueOf(file.get("subject")),
                texts(file.get("says")),
                texts(file.get("next")));
    }

    private static List<String> texts(Object value) {
        return ((List<?>) value).stream().map(String::valueOf).toList();
    }
}

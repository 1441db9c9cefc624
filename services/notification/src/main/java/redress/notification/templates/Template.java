package redress.notification.templates;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import redress.events.codes.Stage;

/**
 * The text of a notice. The only places that are filled in are the public reference, a date and the name of the Compact.
 *
 * @param limited whether one address gets only a few a day
 * @param lapses whether it reminds of a day, so that it is not sent once that does not hold any more
 * @param step the stage of which a reminder speaks; null where that may be any
 * @param says one paragraph each
 * @param next what to do next, one step each
 */
record Template(
        String name,
        boolean limited,
        boolean lapses,
        @Nullable Stage step,
        String subject,
        List<String> says,
        List<String> next) {

    static Template of(String name, Map<?, ?> file) {
        return new Template(
                name,
                Boolean.TRUE.equals(file.get("limited")),
                Boolean.TRUE.equals(file.get("lapses")),
                file.get("step") instanceof String step ? Stage.valueOf(step) : null,
                String.valueOf(file.get("subject")),
                texts(name, file.get("says")),
                texts(name, file.get("next")));
    }

    boolean namesItsDay() {
        return says.stream().anyMatch(each -> each.contains("{dueOn}"));
    }

    private static List<String> texts(String name, @Nullable Object value) {
        return ((List<?>) Objects.requireNonNull(value, name))
                .stream().map(String::valueOf).toList();
    }
}

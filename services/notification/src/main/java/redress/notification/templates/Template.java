package redress.notification.templates;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import redress.events.codes.Stage;
import redress.notification.words.MailWords;

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

    static Template of(String name, Map<?, ?> settings, MailWords words) {
        String key = "templates." + name;
        return new Template(
                name,
                Boolean.TRUE.equals(settings.get("limited")),
                Boolean.TRUE.equals(settings.get("lapses")),
                settings.get("step") instanceof String step ? Stage.valueOf(step) : null,
                words.say(key + ".subject"),
                words.all(key + ".says"),
                words.all(key + ".next"));
    }

    boolean namesItsDay() {
        return says.stream().anyMatch(each -> each.contains("{dueOn}"));
    }
}

package redress.portal.worklist;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.portal.pages.Words;

/**
 * A line of the work list in words.
 *
 * @param compact null where the person works for one Compact alone
 * @param group what the reporter is called, or that it is not told; null where there is nothing to say of it
 * @param kinds what went wrong, in a few words each
 * @param owner null where the person is not told of owners
 * @param due how long it is until then, or since
 */
record ListLine(
        WorkList.Item item,
        String body,
        @Nullable String compact,
        @Nullable String group,
        @Nullable String subject,
        List<String> kinds,
        @Nullable String owner,
        @Nullable String due) {

    private static final ZoneId ENGLAND = ZoneId.of("Europe/London");

    /** Such as “in 3 days”, or “Overdue by 2 days”; null when it is closed. */
    static @Nullable String due(WorkList.Item item, LocalDate today, Words words) {
        if (item.dueAt() == null) {
            return null;
        }
        long days = ChronoUnit.DAYS.between(today, LocalDate.ofInstant(item.dueAt(), ENGLAND));
        if (item.overdue()) {
            return words.say("worklist.overdue", Math.abs(days));
        }
        return words.say("worklist.due-in", days);
    }
}

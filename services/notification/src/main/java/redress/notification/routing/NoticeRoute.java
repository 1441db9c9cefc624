package redress.notification.routing;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import redress.events.EventType;

/**
 * One row of the routing table: when such an event comes, this recipient gets this notice.
 *
 * @param when what must hold of the event: for each name one of the codes; empty for always
 * @param mail whether a mail goes out too; otherwise the notice lies in the inbox only
 * @param otherwise the template for the officer when there is nobody to tell, or null
 * @param daily whether the mail may wait for the daily mail of its person, unless it is urgent or the person wants each at once
 * @param optional whether a person may turn the mail off: nobody has to do anything because of it
 * @param digest the template of the mail that stands for all further ones when they are too many in a day for one Compact, or null
 */
public record NoticeRoute(
        EventType event,
        Map<String, Set<String>> when,
        Recipient to,
        String template,
        boolean mail,
        @Nullable String otherwise,
        @Nullable String digest,
        boolean daily,
        boolean optional) {

    /** In a condition: the event has no such code. */
    static final String NONE = "NONE";

    boolean matches(Map<String, Set<String>> codes) {
        return when.entrySet().stream()
                .allMatch(each ->
                        codes.getOrDefault(each.getKey(), Set.of(NONE)).stream().anyMatch(each.getValue()::contains));
    }
}

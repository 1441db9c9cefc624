package redress.messaging.outbox;

import java.time.Instant;

/**
 * An event that cannot be sent, or that an administrator has set aside.
 *
 * @param outbox the collection or table that it waits in
 * @param type its wire name, empty if it cannot be read
 * @param reason a code, such as {@code TOO_LARGE}
 * @param since when that was found, or when it was set aside; by the real clock
 * @param aside whether it was set aside, so that those behind it have gone on
 */
public record StuckEvent(
        String outbox, String id, String type, String reason, Instant since, int tries, boolean aside) {}

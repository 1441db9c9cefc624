package redress.notification.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt, by the real clock.
 *
 * @param reply the mail server's three-digit code, or null; never its text, which may hold an address
 */
public record Attempt(Instant at, Reason reason, @Nullable Integer reply) {}

package redress.triage.worklist;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import redress.events.codes.Urgency;
import redress.platform.problems.Refusal;
import redress.triage.cases.Case;

/**
 * The case behind which a page begins, by its place in the order of its list; so it is good also when that case has moved or is gone.
 *
 * @param reference without hyphens; empty but in a list of references
 */
record Cursor(Order order, @Nullable OffsetDateTime due, String caseId, String reference) {

    /** As it is sent to and fro. */
    static final String FORM = "^(?:[unc]_[0-9]{1,17}_[0-9a-f-]{36}|r_[A-Z0-9]{1,20})$";

    /** The orders of lists, and where in the order of open cases it stands. */
    enum Order {
        URGENT('u'),
        NOT_URGENT('n'),
        CLOSED('c'),
        REFERENCES('r');

        private final char sign;

        Order(char sign) {
            this.sign = sign;
        }
    }

    static Cursor behind(Asked asked, WorkListView.Item item, Instant due) {
        if (asked.reference() != null) {
            return new Cursor(Order.REFERENCES, null, "", Case.referenceKey(item.reference()));
        }
        Order order =
                asked.closed() ? Order.CLOSED : item.urgency() == Urgency.URGENT ? Order.URGENT : Order.NOT_URGENT;
        return new Cursor(order, due.atOffset(ZoneOffset.UTC), item.caseId(), "");
    }

    /** @throws Refusal (400) if it comes from a list in another order, in which it has no place */
    static Cursor read(String text, Asked asked) {
        String[] parts = text.split("_");
        Cursor read = parts.length == 2
                ? new Cursor(Order.REFERENCES, null, "", parts[1])
                : new Cursor(order(text.charAt(0)), moment(Long.parseLong(parts[1])), parts[2], "");
        if (!read.fits(asked)) {
            throw Refusal.of(
                    HttpStatus.BAD_REQUEST,
                    "PAGE_OF_ANOTHER_LIST",
                    "“after” belongs to a list in another order. Leave it out to begin with the first page.");
        }
        return read;
    }

    private boolean fits(Asked asked) {
        return switch (order) {
            case REFERENCES -> asked.reference() != null;
            case CLOSED -> asked.closed();
            case URGENT -> asked.reference() == null && !asked.closed();
            case NOT_URGENT -> asked.reference() == null && !asked.closed() && !asked.is(Asked.Only.URGENT);
        };
    }

    private static Order order(char sign) {
        for (Order order : Order.values()) {
            if (order.sign == sign) {
                return order;
            }
        }
        throw new IllegalArgumentException("No order " + sign);
    }

    private static OffsetDateTime moment(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    @Override
    public String toString() {
        return order.sign + "_"
                + (due == null ? reference : ChronoUnit.MICROS.between(Instant.EPOCH, due.toInstant()) + "_" + caseId);
    }
}

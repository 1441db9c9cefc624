package redress.messaging.operations;

import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import redress.messaging.outbox.Relays;
import redress.messaging.outbox.StuckEvent;
import redress.messaging.publishing.CannotSend;
import redress.platform.operations.ServiceNames;
import redress.platform.operations.Stuck;
import redress.platform.operations.StuckThings;
import redress.platform.problems.Refusal;
import redress.platform.security.Caller;

/** Events that were set aside. */
final class EventsAside implements StuckThings {

    private final Relays relays;
    private final ServiceNames services;

    EventsAside(Relays relays, ServiceNames services) {
        this.relays = relays;
        this.services = services;
    }

    @Override
    public Stuck.Kind kind() {
        return Stuck.Kind.EVENT_ASIDE;
    }

    @Override
    public List<Stuck> after(String service, String afterKey, int limit) {
        List<Stuck> found = new ArrayList<>();
        String from = StuckEvents.outbox(afterKey);
        for (String outbox : relays.outboxes()) {
            if (outbox.compareTo(from) >= 0) {
                String after = outbox.equals(from) ? afterKey.substring(from.length() + 1) : "";
                collect(service, outbox, after, limit, found);
            }
        }
        return found;
    }

    private void collect(String service, String outbox, String after, int limit, List<Stuck> found) {
        String last = after;
        while (found.size() < limit) {
            List<StuckEvent> some = relays.aside(outbox, last, limit);
            for (StuckEvent each : some) {
                if (found.size() < limit
                        && StuckEvents.publisher(each.type(), services).equals(service)) {
                    found.add(new Stuck(
                            service,
                            kind(),
                            StuckEvents.id(each),
                            each.type(),
                            each.reason(),
                            each.since(),
                            0,
                            List.of(Stuck.Act.BACK)));
                }
                last = each.id();
            }
            if (some.size() < limit) {
                return;
            }
        }
    }

    @Override
    public boolean act(String service, String id, Stuck.Act act, Caller by) {
        try {
            return act == Stuck.Act.BACK && relays.sendAside(StuckEvents.outbox(id), id.substring(id.indexOf(':') + 1));
        } catch (CannotSend e) {
            throw Refusal.of(
                    HttpStatus.CONFLICT,
                    "CANNOT_BE_SENT",
                    "It still cannot be sent (" + e.reasonCode() + "). It stays where it is.");
        }
    }
}

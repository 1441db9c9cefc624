package redress.messaging.operations;

import java.util.Comparator;
import java.util.List;
import redress.events.EventType;
import redress.messaging.outbox.Relays;
import redress.messaging.outbox.StuckEvent;
import redress.platform.operations.ServiceNames;
import redress.platform.operations.Stuck;
import redress.platform.operations.StuckThings;
import redress.platform.security.Caller;

/** Events that cannot be sent. */
final class StuckEvents implements StuckThings {

    private final Relays relays;
    private final ServiceNames services;

    StuckEvents(Relays relays, ServiceNames services) {
        this.relays = relays;
        this.services = services;
    }

    @Override
    public Stuck.Kind kind() {
        return Stuck.Kind.EVENT;
    }

    @Override
    public List<Stuck> after(String service, String afterKey, int limit) {
        return relays.stuck().stream()
                .filter(each -> publisher(each.type(), services).equals(service) && id(each).compareTo(afterKey) > 0)
                .sorted(Comparator.comparing(StuckEvents::id))
                .limit(limit)
                .map(each -> new Stuck(
                        service,
                        kind(),
                        id(each),
                        each.type(),
                        each.reason(),
                        each.since(),
                        each.tries(),
                        List.of(Stuck.Act.ASIDE, Stuck.Act.ON)))
                .toList();
    }

    @Override
    public boolean act(String service, String id, Stuck.Act act, Caller by) {
        String outbox = outbox(id);
        String event = id.substring(id.indexOf(':') + 1);
        return switch (act) {
            case ASIDE -> relays.setAside(outbox, event, by.subject());
            case ON -> relays.tryNow(outbox, event);
            case BACK -> false;
        };
    }

    static String id(StuckEvent event) {
        return event.outbox() + ":" + event.id();
    }

    static String outbox(String id) {
        return id.contains(":") ? id.substring(0, id.indexOf(':')) : "";
    }

    /** Whose it is where several services run as one: the records of a publisher lie in a package of its name. */
    static String publisher(String type, ServiceNames services) {
        return services.owner(EventType.ofWireName(type)
                .map(known -> {
                    String room = known.record().getPackageName();
                    return room.substring(room.lastIndexOf('.') + 1);
                })
                .orElse(""));
    }
}

package redress.messaging.operations;

import java.util.Comparator;
import java.util.List;
import redress.messaging.listening.Listeners;
import redress.messaging.listening.StuckRecord;
import redress.platform.operations.ServiceNames;
import redress.platform.operations.Stuck;
import redress.platform.operations.StuckThings;
import redress.platform.security.Caller;

/** Records that the listeners of this process try again and again. */
final class StuckRecords implements StuckThings {

    private final Listeners listeners;
    private final ServiceNames services;

    StuckRecords(Listeners listeners, ServiceNames services) {
        this.listeners = listeners;
        this.services = services;
    }

    @Override
    public Stuck.Kind kind() {
        return Stuck.Kind.RECORD;
    }

    @Override
    public List<Stuck> after(String service, String afterKey, int limit) {
        return listeners.stuck().stream()
                .filter(each -> services.owner(each.group()).equals(service)
                        && each.id().compareTo(afterKey) > 0)
                .sorted(Comparator.comparing(StuckRecord::id))
                .limit(limit)
                .map(each -> new Stuck(
                        service,
                        kind(),
                        each.id(),
                        each.topic(),
                        each.reason(),
                        each.since(),
                        each.tries(),
                        List.of(Stuck.Act.ASIDE, Stuck.Act.ON)))
                .toList();
    }

    @Override
    public boolean act(String service, String id, Stuck.Act act, Caller by) {
        return switch (act) {
            case ASIDE -> listeners.putAside(id, by.subject());
            case ON -> listeners.tryNow(id);
            case BACK -> false;
        };
    }
}

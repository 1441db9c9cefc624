package redress.messaging.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.springframework.context.SmartLifecycle;
import redress.messaging.publishing.EventPublisher;
import redress.platform.readiness.Fault;
import redress.platform.readiness.Watched;

/**
 * Starts the relays with the application and stops them while stores and Kafka can still be reached. Tells which events cannot be sent,
 * and sets them aside.
 */
public final class Relays implements SmartLifecycle, Watched {

    /** After the topics, before listeners and web server; stopped the other way round. */
    private static final int PHASE = 2000;

    private final EventPublisher publisher;
    private final Clock realTime;
    private final List<Relay> relays = new CopyOnWriteArrayList<>();
    private boolean running;

    /** One relay with what it holds back. */
    public record Relay(String outbox, RelayLoop loop, HeldBack heldBack, AsideStore aside) {}

    Relays(EventPublisher publisher, Clock realTime) {
        this.publisher = publisher;
        this.realTime = realTime;
    }

    public synchronized void add(Relay relay) {
        relays.add(relay);
        if (running) {
            relay.loop.start();
        }
    }

    /** Those that cannot be sent, the longest waiting first. Each holds back those behind it under its key. */
    public List<StuckEvent> stuck() {
        return relays.stream()
                .flatMap(relay -> relay.heldBack.all().stream().map(held -> stuck(relay, held)))
                .sorted(Comparator.comparing(StuckEvent::since))
                .toList();
    }

    private static StuckEvent stuck(Relay relay, HeldBack.Event held) {
        return new StuckEvent(
                relay.outbox, held.eventId(), held.type(), held.reason(), held.since(), held.tries(), false);
    }

    /** Those that were set aside in an outbox, in the order of their ids. */
    public List<StuckEvent> aside(String outbox, String afterId, int limit) {
        return of(outbox).map(relay -> relay.aside.after(afterId, limit)).orElse(List.of());
    }

    public List<String> outboxes() {
        return relays.stream().map(Relay::outbox).sorted().toList();
    }

    /**
     * Sets an event aside that cannot be sent: it is kept, and those behind it go on.
     *
     * @param by the id of the person who wants it
     * @return false if it is not stuck here
     */
    public boolean setAside(String outbox, String id, String by) {
        return onStuck(outbox, id, (relay, held) -> {
            boolean put = relay.aside.put(held, by, realTime.instant());
            relay.heldBack.release(held.aggregate());
            return put;
        });
    }

    /** @return false if it is not stuck here */
    public boolean tryNow(String outbox, String id) {
        return onStuck(outbox, id, (relay, held) -> {
            relay.heldBack.tryNow(held.aggregate());
            return true;
        });
    }

    /**
     * Sends an event that was set aside, behind those that have overtaken it.
     *
     * @return false if there is none
     * @throws redress.messaging.publishing.CannotSend if it still cannot be sent; any other exception means "not now"
     */
    public boolean sendAside(String outbox, String id) {
        Relay relay = of(outbox).orElse(null);
        OutboxEntry entry = relay == null ? null : relay.aside.find(id).orElse(null);
        if (relay == null || entry == null) {
            return false;
        }
        try {
            publisher.send(entry.under(0)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        relay.aside.remove(id);
        return true;
    }

    private boolean onStuck(String outbox, String id, BiFunction<Relay, HeldBack.Event, Boolean> act) {
        for (Relay relay : of(outbox).stream().toList()) {
            for (HeldBack.Event held : relay.heldBack.all()) {
                if (held.eventId().equals(id)) {
                    boolean done = act.apply(relay, held);
                    relay.loop.wake(held.aggregate());
                    return done;
                }
            }
        }
        return false;
    }

    private Optional<Relay> of(String outbox) {
        return relays.stream().filter(relay -> relay.outbox.equals(outbox)).findFirst();
    }

    @Override
    public List<Fault> faultsSince(Instant before) {
        List<Fault> faults = new ArrayList<>();
        for (Relay relay : relays) {
            faults.addAll(relay.loop.faultsSince(before));
            relay.heldBack.all().stream()
                    .filter(held -> held.since().isBefore(before))
                    .forEach(held -> faults.add(new Fault(
                            Fault.Kind.RELAY, relay.outbox + ":" + held.eventId(), held.reason(), held.since())));
        }
        return faults;
    }

    @Override
    public synchronized void start() {
        running = true;
        relays.forEach(relay -> relay.loop.start());
    }

    @Override
    public synchronized void stop() {
        running = false;
        relays.forEach(relay -> relay.loop.askToStop());
        relays.forEach(relay -> relay.loop.awaitStop());
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}

package redress.platform.outbox;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/** Starts the relays with the application and stops them while stores and Kafka can still be reached. */
final class Relays implements SmartLifecycle {

    /** After the topics, before listeners and web server; stopped the other way round. */
    private static final int PHASE = 2000;

    private final List<RelayLoop> loops = new ArrayList<>();
    private boolean running;

    synchronized void add(RelayLoop loop) {
        loops.add(loop);
        if (running) {
            loop.start();
        }
    }

    @Override
    public synchronized void start() {
        running = true;
        loops.forEach(RelayLoop::start);
    }

    @Override
    public synchronized void stop() {
        running = false;
        loops.forEach(RelayLoop::askToStop);
        loops.forEach(RelayLoop::awaitStop);
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

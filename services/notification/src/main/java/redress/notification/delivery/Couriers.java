package redress.notification.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import redress.notification.ledger.Notice;
import redress.notification.ledger.NoticesOwed;
import redress.notification.ledger.Reason;

/**
 * The workers that bring notices to the mail server. New notices reach them at once; the ledger is looked through from time to time
 * for what became due, and for what was left behind by an instance that stopped.
 */
class Couriers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Couriers.class);
    private static final int MOST_WAITING = 5_000;
    private static final int BATCH = 8;
    private static final int LOOK = 500;

    /** So few are left that the ledger is looked through before its time, if there was more than one look could take. */
    private static final int FEW = 100;

    /** How far the clocks of two instances may be apart. */
    private static final Duration APART = Duration.ofMinutes(1);

    private final Courier.Tools tools;
    private final Supplier<MailLine> lines;
    private final BlockingDeque<Notice> waiting = new LinkedBlockingDeque<>();

    /** The ids of those in memory, so that none is there twice. */
    private final Set<String> held = ConcurrentHashMap.newKeySet();

    /** Let go since the last look round began: what it has read of them may be older than what became of them since. */
    private final Set<String> letGo = ConcurrentHashMap.newKeySet();

    private volatile ExecutorService threads = Executors.newSingleThreadExecutor();
    private volatile boolean running;

    /** Whether the last look has left some that are due. */
    private volatile boolean moreIsDue;

    Couriers(Courier.Tools tools, Supplier<MailLine> lines) {
        this.tools = tools;
        this.lines = lines;
        threads.shutdown();
    }

    @EventListener
    void on(NoticesOwed owed) {
        owed.notices().forEach(this::offer);
    }

    private void offer(Notice notice) {
        if (!running || waiting.size() >= MOST_WAITING || !held.add(notice.id())) {
            return;
        }
        if (letGo.contains(notice.id())) {
            held.remove(notice.id());
        } else {
            waiting.add(notice);
        }
    }

    @Override
    public void start() {
        Instant start = tools.clocks().real().instant();
        running = true;
        int workers = tools.properties().workers();
        threads = Executors.newFixedThreadPool(workers + 1, task -> {
            Thread thread = new Thread(task, "notices");
            thread.setDaemon(true);
            return thread;
        });
        threads.execute(() -> {
            // before any worker marks anything: what is marked now was marked by an instance of our name that ended
            untilDone(() -> takeOver(start));
            for (int i = 0; i < workers; i++) {
                threads.execute(() -> work(new Courier(tools, lines.get())));
            }
            while (running) {
                pauseUntilFewAreLeft();
                attempt(this::lookAround);
            }
        });
    }

    /** Of what is owed since the start there is word; read here too, it could be tried before its word comes, and again after. */
    private void takeOver(Instant start) {
        settleLost(true);
        look(start.plus(Notice.OWN));
    }

    private void lookAround() {
        look(tools.clocks().real().instant());
        settleLost(false);
    }

    /** Those left in the middle of sending. */
    private void settleLost(boolean ours) {
        Instant now = tools.clocks().real().instant();
        List<Notice> lost = tools.ledger().beingSent(LOOK).stream()
                .filter(each -> (ours && each.isSentBy(tools.properties().instance()))
                        || each.workAt().isBefore(now)
                        || each.workAt().isAfter(now.plus(Courier.LEASE).plus(APART)))
                .toList();
        lost.forEach(
                each -> settle(each, ours && each.isSentBy(tools.properties().instance()), now));
        tools.ledger().save(lost);
        if (lost.size() == LOOK) {
            settleLost(ours);
        }
    }

    /** @param ours whether the journal here knows how far it got; of others nobody knows whether they went out */
    private void settle(Notice lost, boolean ours, Instant now) {
        Journal.Fate fate = ours ? tools.journal().fate(lost) : Journal.Fate.IN_DOUBT;
        switch (fate) {
            case NOT_SENT -> lost.later(Reason.PUT_BACK, null, now, now);
            case TAKEN -> lost.sent(now, tools.clocks().domain().instant());
            case IN_DOUBT -> lost.uncertain(now, tools.clocks().domain().instant());
        }
    }

    private void look(Instant until) {
        if (waiting.size() < MOST_WAITING / 2) {
            letGo.clear();
            moreIsDue = false;
            int most = LOOK + held.size();
            List<Notice> due = tools.ledger().waiting(most).stream()
                    .filter(each -> each.workAt().isBefore(until))
                    .toList();
            moreIsDue = due.size() == most;
            due.forEach(this::offer);
            // further ahead than any pause it was set by a clock that was wrong
            tools.ledger()
                    .waitingBeyond(
                            tools.clocks()
                                    .real()
                                    .instant()
                                    .plus(tools.properties().longestWait())
                                    .plus(APART),
                            LOOK)
                    .forEach(this::offer);
        }
    }

    private void work(Courier courier) {
        while (running) {
            if (tools.outage().lasts()) {
                pause(Duration.ofMillis(100));
                continue;
            }
            List<Notice> batch = take(courier);
            List<Notice> untouched = batch;
            try {
                untouched = courier.carry(batch);
            } catch (RuntimeException | Error e) {
                LOG.warn("Notices wait: {}", e.getClass().getSimpleName());
                untouched = List.of(); // what became of them is in the ledger; it is looked through again
                pause(Duration.ofSeconds(1));
            } finally {
                for (Notice each : batch) {
                    if (!untouched.contains(each)) {
                        letGo.add(each.id());
                        held.remove(each.id());
                    }
                }
                untouched.forEach(waiting::addFirst);
            }
        }
        attempt(courier::settle);
        courier.rest();
    }

    private List<Notice> take(Courier courier) {
        List<Notice> batch = new ArrayList<>();
        try {
            Notice first = waiting.poll(500, TimeUnit.MILLISECONDS);
            if (first == null) {
                courier.rest();
            } else {
                batch.add(first);
                waiting.drainTo(batch, BATCH - 1);
                if (moreIsDue && waiting.size() <= FEW) {
                    synchronized (held) {
                        held.notifyAll();
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return batch;
    }

    private void untilDone(Runnable task) {
        while (running && !attempt(task)) {
            pause(Duration.ofSeconds(1));
        }
    }

    private static boolean attempt(Runnable task) {
        try {
            task.run();
            return true;
        } catch (RuntimeException | Error e) {
            LOG.warn("The ledger cannot be reached: {}", e.getClass().getSimpleName());
            return false;
        }
    }

    /** A long backlog is worked off as fast as mails leave, and not one look at a time. */
    private void pauseUntilFewAreLeft() {
        if (!moreIsDue || waiting.size() > FEW) {
            pause(tools.properties().lookEvery());
        }
    }

    private void pause(Duration pause) {
        try {
            synchronized (held) {
                if (running) {
                    held.wait(Math.max(1, pause.toMillis()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets each worker finish the mails it has marked. */
    @Override
    public void stop() {
        running = false;
        synchronized (held) {
            held.notifyAll();
        }
        threads.shutdown();
        try {
            if (!threads.awaitTermination(20, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        waiting.clear();
        held.clear();
        letGo.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /**
     * Started after the web server, which is asked for addresses where all run in one process, and so after the listeners of events
     * too: what they have owed before is found in the ledger.
     */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 1_000;
    }
}

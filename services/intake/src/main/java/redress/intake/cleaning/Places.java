package redress.intake.cleaning;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The places where files are cleaned. They go to networks in turn and each network has one at a time, however many files it brings: so
 * nobody waits for more than one file of each of the others.
 */
final class Places {

    private final int atOnce;
    private final int waitingOfOne;
    private final int waitingOfAll;
    private final Set<String> working = new HashSet<>();

    /** The network whose turn it is comes first. */
    private final Map<String, Deque<CountDownLatch>> waiting = new LinkedHashMap<>();

    /**
     * @param waitingOfOne how many files of one network may wait; more are turned away at once
     * @param waitingOfAll the same of all networks together
     */
    Places(int atOnce, int waitingOfOne, int waitingOfAll) {
        this.atOnce = atOnce;
        this.waitingOfOne = waitingOfOne;
        this.waitingOfAll = waitingOfAll;
    }

    /**
     * Waits for a place, which is to be given back with {@link #free}.
     *
     * @return false if there is none in time, or too many wait
     */
    boolean take(String network, Duration atMost) throws InterruptedException {
        CountDownLatch turn = new CountDownLatch(1);
        if (!isInLine(network, turn)) {
            return false;
        }
        boolean mine = false;
        try {
            mine = turn.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            if (!isWithdrawn(network, turn)) {
                free(network);
            }
            throw e;
        }
        // It may have come in the last moment.
        return mine || !isWithdrawn(network, turn);
    }

    /** Its next file comes behind those of the others. */
    synchronized void free(String network) {
        working.remove(network);
        Deque<CountDownLatch> line = waiting.remove(network);
        if (line != null) {
            waiting.put(network, line);
        }
        callNext();
    }

    private synchronized boolean isInLine(String network, CountDownLatch turn) {
        int all = waiting.values().stream().mapToInt(Deque::size).sum();
        Deque<CountDownLatch> line = waiting.computeIfAbsent(network, each -> new ArrayDeque<>());
        line.add(turn);
        callNext();
        if (turn.getCount() > 0 && (line.size() > waitingOfOne || all >= waitingOfAll)) {
            isWithdrawn(network, turn);
            return false;
        }
        return true;
    }

    private synchronized boolean isWithdrawn(String network, CountDownLatch turn) {
        Deque<CountDownLatch> line = waiting.get(network);
        boolean waited = line != null && line.remove(turn);
        if (line != null && line.isEmpty()) {
            waiting.remove(network);
        }
        return waited;
    }

    private void callNext() {
        for (String network : List.copyOf(waiting.keySet())) {
            if (working.size() < atOnce && working.add(network)) {
                Deque<CountDownLatch> line = waiting.getOrDefault(network, new ArrayDeque<>());
                line.remove().countDown();
                if (line.isEmpty()) {
                    waiting.remove(network);
                }
            }
        }
    }
}

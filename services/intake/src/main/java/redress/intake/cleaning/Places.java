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
    private final Map<String, Deque<Turn>> waiting = new LinkedHashMap<>();

    /** What a file waits for; it is refused when others need its place in the line more. */
    private static final class Turn {
        private final CountDownLatch decided = new CountDownLatch(1);
        private boolean refused;

        void decide(boolean refuse) {
            refused = refuse;
            decided.countDown();
        }

        boolean isOpen() {
            return decided.getCount() > 0;
        }
    }

    /**
     * @param waitingOfOne how many files of one network may wait; more are turned away at once
     * @param waitingOfAll the same of all networks together; where there are more, the network with most of them loses its last
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
        Turn turn = standInLine(network);
        try {
            if (!turn.decided.await(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                withdraw(network, turn);
            }
        } catch (InterruptedException e) {
            if (withdraw(network, turn)) {
                free(network);
            }
            throw e;
        }
        return hasPlace(turn);
    }

    /** Its next file comes behind those of the others. */
    synchronized void free(String network) {
        working.remove(network);
        Deque<Turn> line = waiting.remove(network);
        if (line != null) {
            waiting.put(network, line);
        }
        callNext();
    }

    private synchronized Turn standInLine(String network) {
        Turn turn = new Turn();
        Deque<Turn> line = waiting.computeIfAbsent(network, each -> new ArrayDeque<>());
        line.add(turn);
        callNext();
        if (turn.isOpen() && line.size() > waitingOfOne) {
            refuseLast(network);
        } else if (waiting.values().stream().mapToInt(Deque::size).sum() > waitingOfAll) {
            refuseLast(longest(network));
        }
        return turn;
    }

    private String longest(String newest) {
        String longest = newest;
        for (Map.Entry<String, Deque<Turn>> each : waiting.entrySet()) {
            if (each.getValue().size() > waiting(longest)) {
                longest = each.getKey();
            }
        }
        return longest;
    }

    private int waiting(String network) {
        Deque<Turn> line = waiting.get(network);
        return line == null ? 0 : line.size();
    }

    private void refuseLast(String network) {
        Deque<Turn> line = waiting.get(network);
        if (line != null) {
            line.removeLast().decide(true);
            tidy(network, line);
        }
    }

    /** @return whether it has a place all the same, which may have come in the last moment */
    private synchronized boolean withdraw(String network, Turn turn) {
        Deque<Turn> line = waiting.get(network);
        if (line != null && line.remove(turn)) {
            turn.decide(true);
            tidy(network, line);
        }
        return !turn.refused;
    }

    private synchronized boolean hasPlace(Turn turn) {
        return !turn.refused;
    }

    private void callNext() {
        for (String network : List.copyOf(waiting.keySet())) {
            Deque<Turn> line = waiting.get(network);
            if (line != null && working.size() < atOnce && working.add(network)) {
                line.remove().decide(false);
                tidy(network, line);
            }
        }
    }

    private void tidy(String network, Deque<Turn> line) {
        if (line.isEmpty()) {
            waiting.remove(network);
        }
    }
}

package redress.platform.sealing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * Seals anew, in the background and by pages, what older keys of a keyset have sealed, and says when an older one is needed no more. Any
 * number of instances may do so at once. Each notes again and again which key it seals with: as long as one uses an older key, or did so
 * a moment ago, none begins.
 */
public final class Resealing implements HealthIndicator, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Resealing.class);

    /** Then it rests until the next round: other work wants the store, too. */
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private final String property;
    private final Keyset keys;
    private final Ledger ledger;
    private final byte[] check;
    private final Supplier<Stream<Place>> places;
    private final Pace pace;
    private final Clock realTime;
    private volatile State state;
    private Instant nextLook = Instant.EPOCH;
    private Instant nextPass = Instant.EPOCH;
    private @Nullable Pass pass;
    private volatile @Nullable ScheduledExecutorService working;

    /** Where something sealed is stored. */
    public interface Place {

        /** The name of the setting that holds the keys. */
        String sealedWith();

        /**
         * Seals anew what older keys have sealed on the page behind a place. It may be repeated, and others may do so at the same time.
         *
         * @param after "" for the first page
         */
        Page reseal(String after);
    }

    /**
     * @param next behind what it goes on; empty where nothing follows
     * @param left how many things on it may still be sealed with an older key: a newer version has stored them, or they cannot be opened
     */
    public record Page(Optional<String> next, int left) {}

    /** Which keys something may be sealed with, in a store that all instances share. */
    public interface Ledger {

        Map<Integer, Use> uses();

        /** Notes that a key seals at that time; the check stays that was noted first. */
        void note(int id, byte[] check, Instant at);

        /** Does nothing if it was noted later than that. */
        void forget(int id, Instant lastAt);
    }

    /**
     * @param check something that the key has sealed
     * @param lastAt when an instance last noted that it seals with it
     */
    public record Use(byte[] check, Instant lastAt) {}

    /**
     * @param every how often it works for a while
     * @param quiet for how long no instance may have noted an older key before it begins; each notes its key three times in that
     */
    public record Pace(
            @DefaultValue("10s") Duration every,
            @DefaultValue("3m") Duration quiet) {}

    /**
     * @param older keys before the one that seals now with which something may still be sealed
     * @param left what the last pass had to leave as it was
     */
    private record State(List<Integer> older, int left) {}

    /** One walk through all places. */
    private static final class Pass {
        private final Instant begunAt;
        private final List<Place> places;
        private int current;
        private String after = "";
        private int left;

        private Pass(Instant begunAt, List<Place> places) {
            this.begunAt = begunAt;
            this.places = places;
        }

        private boolean ended() {
            return current == places.size();
        }

        private void step() {
            Page page = places.get(current).reseal(after);
            left += page.left();
            after = page.next().orElse("");
            if (page.next().isEmpty()) {
                current++;
            }
        }
    }

    /**
     * @param property the name of the setting
     * @param check something that the key has sealed that seals now
     * @param places asked for when the work begins; those of other keys are left out
     */
    public Resealing(
            String property,
            Keyset keys,
            Ledger ledger,
            byte[] check,
            Supplier<Stream<Place>> places,
            Pace pace,
            Clock realTime) {
        this.property = property;
        this.keys = keys;
        this.ledger = ledger;
        this.check = check;
        this.places = places;
        this.pace = pace;
        this.realTime = realTime;
        this.state = new State(
                keys.keys().keySet().stream().filter(this::isOlder).sorted().toList(), 0);
    }

    /**
     * Makes sure that no key is missing with which something is sealed, and notes the one that seals from now on. A store in which nothing
     * was noted yet may hold what any of the older ones has sealed.
     *
     * @param property the name of the setting
     * @param check makes something that a key has sealed
     * @param fits whether a key that is known here has sealed it
     * @throws IllegalStateException if a key is missing, or another is in its place
     */
    public static void begin(
            String property,
            Keyset keys,
            Ledger ledger,
            IntFunction<byte[]> check,
            BiPredicate<Integer, byte[]> fits,
            Instant now) {
        Map<Integer, Use> uses = new TreeMap<>(ledger.uses());
        uses.forEach((id, use) -> {
            boolean there = keys.keys().containsKey(id);
            mustBe(property, id, there, there && fits.test(id, use.check()));
        });
        if (uses.isEmpty()) {
            keys.keys().keySet().stream()
                    .filter(id -> id < keys.primary())
                    .forEach(id -> ledger.note(id, check.apply(id), Instant.EPOCH));
        }
        ledger.note(keys.primary(), check.apply(keys.primary()), now);
    }

    private static void mustBe(String property, int id, boolean there, boolean fits) {
        if (!there) {
            throw new IllegalStateException(property + " lacks key " + id + ", with which something that is stored is"
                    + " still sealed. Put it back: docs/operations.md says how keys are changed.");
        }
        if (!fits) {
            throw new IllegalStateException("Key " + id + " of " + property + " is not the one that has sealed what is"
                    + " stored. Put that one back: docs/operations.md says how keys are changed.");
        }
    }

    private boolean isOlder(int id) {
        return id < keys.primary();
    }

    /** Not called by two threads at once. */
    void round() {
        Instant now = realTime.instant();
        if (!now.isBefore(nextLook)) {
            ledger.note(keys.primary(), check, now);
            nextLook = now.plus(pace.quiet().dividedBy(3));
            look(now);
        }
        Pass current = pass;
        if (current == null) {
            return;
        }
        long until = System.nanoTime() + AT_ONCE.toNanos();
        while (!current.ended()
                && System.nanoTime() < until
                && !Thread.currentThread().isInterrupted()) {
            current.step();
        }
        if (current.ended()) {
            pass = null;
            nextPass = realTime.instant().plus(pace.quiet());
            end(current);
        }
    }

    private void look(Instant now) {
        Map<Integer, Use> older = older();
        state = new State(List.copyOf(older.keySet()), state.left());
        if (older.isEmpty()) {
            pass = null;
        } else if (pass == null && isQuiet(older, now) && !now.isBefore(nextPass)) {
            LOG.info(
                    "What keys {} of {} have sealed is sealed anew with key {}",
                    older.keySet(),
                    property,
                    keys.primary());
            pass = new Pass(
                    now,
                    places.get()
                            .filter(place -> place.sealedWith().equals(property))
                            .toList());
        }
    }

    /** An older key that an instance has used meanwhile stays until the next pass. */
    private void end(Pass ended) {
        Map<Integer, Use> older = older();
        if (ended.left > 0) {
            LOG.warn(
                    "{} things may still be sealed with keys {} of {}: they cannot be opened, or a newer version has stored"
                            + " them. They are tried again",
                    ended.left,
                    older.keySet(),
                    property);
        } else if (isQuiet(older, ended.begunAt)) {
            older.forEach((id, use) -> ledger.forget(id, use.lastAt()));
            LOG.info("Nothing is sealed with keys {} of {} any more: they can go", older.keySet(), property);
            older = older();
        }
        state = new State(List.copyOf(older.keySet()), ended.left);
    }

    private Map<Integer, Use> older() {
        Map<Integer, Use> older = new TreeMap<>(ledger.uses());
        older.keySet().removeIf(id -> !isOlder(id));
        return older;
    }

    /** Nobody has sealed with one of them for a while before. */
    private boolean isQuiet(Map<Integer, Use> older, Instant before) {
        return older.values().stream().allMatch(use -> use.lastAt().isBefore(before.minus(pace.quiet())));
    }

    /** UP once nothing is sealed with an older key; never DOWN, since nothing is amiss meanwhile. */
    @Override
    public Health health() {
        State now = state;
        return (now.older().isEmpty() ? Health.up() : Health.unknown())
                .withDetail("seals", keys.primary())
                .withDetail("older", now.older())
                .withDetail("left", now.left())
                .build();
    }

    @Override
    public void start() {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "resealing");
            thread.setDaemon(true);
            return thread;
        });
        executor.scheduleWithFixedDelay(this::safely, 0, pace.every().toMillis(), TimeUnit.MILLISECONDS);
        working = executor;
    }

    /** The executor would forget work that throws. */
    private void safely() {
        try {
            round();
        } catch (RuntimeException away) {
            LOG.warn(
                    "Keys of {} are looked after again later: {}",
                    property,
                    away.getClass().getSimpleName());
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService stopping = working;
        if (stopping != null) {
            stopping.shutdownNow();
            working = null;
        }
    }

    @Override
    public boolean isRunning() {
        return working != null;
    }
}

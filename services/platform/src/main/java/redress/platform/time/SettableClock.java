package redress.platform.time;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A clock that goes on by itself from wherever it was moved to. It only ever moves forward, and remembers in a file, if it is given
 * one, how far ahead it is.
 */
public final class SettableClock extends Clock {

    private final AtomicReference<Duration> ahead;
    private final Clock real = Clock.systemUTC();
    private final @Nullable Path file;

    /** @param ahead how far ahead of the real time it starts */
    public SettableClock(Duration ahead) {
        this(ahead, null);
    }

    private SettableClock(Duration ahead, @Nullable Path file) {
        this.ahead = new AtomicReference<>(ahead);
        this.file = file;
    }

    /**
     * A clock that starts where it was when the file was last written.
     *
     * @throws IllegalStateException if the file does not hold what was written; the message tells a person what to do
     */
    public static SettableClock keptIn(Path file) {
        try {
            Duration ahead =
                    Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
            if (!ahead.isNegative()) {
                return new SettableClock(ahead, file);
            }
        } catch (IOException | DateTimeParseException e) {
            // Told below, like a clock that is behind.
        }
        throw new IllegalStateException(
                "The file " + file + ", which says how far ahead the clock was moved, is damaged."
                        + " Restore it from a backup, or write into it how far ahead the clock shall be, such as PT0S for not at"
                        + " all or PT2400H for 100 days.");
    }

    /**
     * @return how far ahead of the real time the clock now is
     * @throws IllegalArgumentException if the instant lies before the clock's present
     */
    public synchronized Duration moveTo(Instant instant) {
        Duration moved = ahead.updateAndGet(before -> {
            Duration after = Duration.between(real.instant(), instant);
            if (after.compareTo(before) < 0) {
                throw new IllegalArgumentException("The clock only moves forward");
            }
            return after;
        });
        keep(moved);
        return moved;
    }

    private void keep(Duration moved) {
        if (file == null) {
            return;
        }
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, moved.toString());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Convert the instant, not the clock");
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead.get());
    }
}

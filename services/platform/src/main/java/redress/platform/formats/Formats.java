package redress.platform.formats;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Metrics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import redress.platform.problems.Refusal;

/**
 * Tells what a newer version has stored from what may be read: read and written again, it would lose what this version does not know, and
 * its new codes would turn into unknown ones. Each such thing is logged and counted once, by its id.
 */
public final class Formats {

    /** The name of the number in a document. */
    public static final String FIELD = "format";

    private static final Logger LOG = LoggerFactory.getLogger(Formats.class);
    private static final int FIRST = 1;
    private static final int REMEMBERED = 1_000;

    private static final Cache<String, Boolean> TOLD =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    private Formats() {}

    /** @param stored the number as it was found; what has none is of the first format */
    public static int of(@Nullable Object stored) {
        return stored instanceof Number number ? number.intValue() : FIRST;
    }

    /** The newest format in which things of the type can be read. */
    public static int of(Class<?> type) {
        Format format = type.getAnnotation(Format.class);
        if (format == null) {
            throw new IllegalArgumentException(type.getName() + " has no format");
        }
        return format.value();
    }

    /**
     * Whether this version can read it.
     *
     * @param what such as {@code case}, and {@code id}, for the log
     * @param known the newest format that this version can read
     */
    public static boolean isKnown(String what, String id, int stored, int known) {
        if (stored <= known) {
            return true;
        }
        if (TOLD.asMap().putIfAbsent(what + " " + id + " " + stored, true) == null) {
            Metrics.counter("stored_by_newer_version", "what", what).increment();
            LOG.warn(
                    "{} {} was stored in format {} by a newer version; this one knows {} and leaves it alone. Update this instance",
                    what,
                    id,
                    stored,
                    known);
        }
        return false;
    }

    /**
     * As {@link #isKnown}.
     *
     * @throws Refusal (503, {@code STORED_BY_NEWER_VERSION}) if it was stored in a newer one
     */
    public static void mustBeKnown(String what, String id, int stored, int known) {
        if (!isKnown(what, id, stored, known)) {
            throw refusal();
        }
    }

    /** What answers whoever asks for a thing that a newer version has stored, or is to change it. */
    public static Refusal refusal() {
        return Refusal.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "STORED_BY_NEWER_VERSION",
                "Redress is being updated, and the newer version has changed this. Please try again in a few minutes.");
    }
}

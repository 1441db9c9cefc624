package redress.platform.formats;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import redress.platform.web.Refusal;

/**
 * Refuses what a newer version has stored: read and written again, it would lose what this one does not know, and its new codes would turn
 * into unknown ones.
 */
public final class Formats {

    private static final Logger LOG = LoggerFactory.getLogger(Formats.class);

    private Formats() {}

    /**
     * @param what such as {@code case}, and {@code id}, for the log
     * @param known the newest format that this version can read
     * @throws Refusal (503, {@code STORED_BY_NEWER_VERSION}) if it was stored in a newer one
     */
    public static void mustBeKnown(String what, String id, int stored, int known) {
        if (stored > known) {
            LOG.warn(
                    "{} {} was stored in format {} by a newer version; this one knows {} and leaves it alone. Update this instance",
                    what,
                    id,
                    stored,
                    known);
            throw Refusal.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "STORED_BY_NEWER_VERSION",
                    "Redress is being updated, and the newer version has changed this. Please try again in a few minutes.");
        }
    }
}

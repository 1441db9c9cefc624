package redress.intake.uploads;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import redress.intake.attachments.Attachments;
import redress.intake.throttle.Throttle;
import redress.platform.problems.Refusal;

/**
 * Asked before a file is taken. What all files together take that no report holds has a limit, of which one network gets no more than a
 * part in a day; so has what one client brings in an hour; the last of the disk is kept for reports.
 */
@Component
public class UploadGuard {

    /** A network may fill this part of what others have left. So it can never fill all of it, however often it comes back. */
    private static final int PART_OF_ONE = 10;

    /** So much a network may bring in any case while there is room. */
    private static final long ONE_AT_LEAST = 2 * Attachments.MAX_BYTES;

    /** Of more networks than this some are forgotten, those first that bring least often. */
    private static final int NETWORKS = 50_000;

    private final UploadProperties limits;
    private final Stock stock;
    private final Throttle throttle;

    /** What each network has brought, by its name of the day. */
    private final Map<String, Long> brought =
            Caffeine.newBuilder().maximumSize(NETWORKS).<String, Long>build().asMap();

    UploadGuard(UploadProperties limits, StoreSpace space, Attachments attachments, Throttle throttle) {
        this.limits = limits;
        this.stock = new Stock(attachments::unfiledBytes, space::free);
        this.throttle = throttle;
    }

    /** For a file that belongs to no report yet. Throws a {@link Refusal} with 507 or 429 when there is no room for it. */
    public void admit(long bytes) {
        throttle.countUpload(bytes);
        admit(bytes, true);
    }

    /** For a file that is added to a report: only the client's share and the reserve matter. */
    public void admitToReport(long bytes) {
        throttle.countUpload(bytes);
        admit(bytes, false);
    }

    private void admit(long bytes, boolean stranger) {
        stock.refresh();
        synchronized (this) {
            OptionalLong free = stock.free();
            // The clean copy takes as much again.
            if (free.isPresent()
                    && free.getAsLong() - 2 * bytes < limits.reserve().toBytes()) {
                throw Refusal.of(
                        HttpStatus.INSUFFICIENT_STORAGE,
                        "STORE_NEARLY_FULL",
                        "There is no room for files at the moment. Try again tomorrow. No report has to wait for a file: it can be"
                                + " added later, on the follow-up page.");
            }
            if (stranger) {
                countAgainstTheStock(bytes);
            }
            stock.takes(bytes, stranger);
        }
    }

    private void countAgainstTheStock(long bytes) {
        String network = throttle.caller();
        long before = brought.getOrDefault(network, 0L);
        long left = limits.unfiledTotal().toBytes() - stock.unfiled();
        if (bytes > left || before + bytes > Math.max(ONE_AT_LEAST, (left + before) / PART_OF_ONE)) {
            throw Refusal.of(
                    HttpStatus.INSUFFICIENT_STORAGE,
                    "UPLOADS_FULL",
                    "Too many files wait to be sent with a report at the moment. Send the report now without this"
                            + " file, and add it on the follow-up page.");
        }
        brought.put(network, before + bytes);
    }
}

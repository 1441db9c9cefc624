package redress.intake.uploads;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import redress.intake.attachments.Attachments;
import redress.intake.throttle.Throttle;
import redress.platform.web.Refusal;

/**
 * Asked before a file is taken. What all files together take that no report holds has a limit, and so has what one client brings in
 * an hour; the last of the disk is kept for reports. Looks at the store every few seconds, not at each file.
 */
@Component
public class UploadGuard {

    private static final long LOOKS_EVERY = TimeUnit.SECONDS.toNanos(10);

    private final UploadProperties limits;
    private final StoreSpace space;
    private final Attachments attachments;
    private final Throttle throttle;
    private long lookedAt;
    private boolean looked;
    private long unfiled;
    private OptionalLong free = OptionalLong.empty();

    UploadGuard(UploadProperties limits, StoreSpace space, Attachments attachments, Throttle throttle) {
        this.limits = limits;
        this.space = space;
        this.attachments = attachments;
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

    private synchronized void admit(long bytes, boolean stranger) {
        long now = System.nanoTime();
        if (!looked || now - lookedAt > LOOKS_EVERY) {
            unfiled = attachments.unfiledBytes();
            free = space.free();
            lookedAt = now;
            looked = true;
        }
        // The clean copy takes as much again.
        if (free.isPresent() && free.getAsLong() - 2 * bytes < limits.reserve().toBytes()) {
            throw Refusal.of(
                    HttpStatus.INSUFFICIENT_STORAGE,
                    "STORE_NEARLY_FULL",
                    "There is no room for files at the moment. Send the report now without this file, and add it later"
                            + " on the follow-up page.");
        }
        if (stranger && unfiled + bytes > limits.unfiledTotal().toBytes()) {
            throw Refusal.of(
                    HttpStatus.INSUFFICIENT_STORAGE,
                    "UPLOADS_FULL",
                    "Too many files wait to be sent with a report at the moment. Send the report now without this"
                            + " file, and add it on the follow-up page.");
        }
        unfiled += stranger ? bytes : 0;
        free = free.isPresent() ? OptionalLong.of(free.getAsLong() - 2 * bytes) : free;
    }
}

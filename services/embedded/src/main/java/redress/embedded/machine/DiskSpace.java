package redress.embedded.machine;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a folder's disk has room for what is in hand. A store of H2 that meets a full disk closes itself, so writes are refused
 * while there is still room, and taken again as soon as there is. Looks at most ten times a second.
 */
public final class DiskSpace {

    /** More than is written between two looks by all stores together. */
    public static final long RESERVE = 16L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(DiskSpace.class);
    private static final long LOOK_EVERY_NANOS = 100_000_000L;

    private final String folder;
    private final LongSupplier usable;
    private final LongSupplier nanos;
    private volatile long lookedAt;
    private volatile boolean low;

    public DiskSpace(String folder, LongSupplier usable, LongSupplier nanos) {
        this.folder = folder;
        this.usable = usable;
        this.nanos = nanos;
        this.lookedAt = nanos.getAsLong() - LOOK_EVERY_NANOS;
    }

    /** @param folder is there */
    public static DiskSpace of(Path folder) {
        try {
            FileStore disk = Files.getFileStore(folder);
            return new DiskSpace(folder.toString(), () -> usable(disk), System::nanoTime);
        } catch (IOException e) {
            // a disk that does not tell is taken to have room, as without this class
            return new DiskSpace(folder.toString(), () -> Long.MAX_VALUE, System::nanoTime);
        }
    }

    private static long usable(FileStore disk) {
        try {
            return disk.getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }

    /** Whether nothing more may be written. */
    public boolean isLow() {
        long now = nanos.getAsLong();
        if (now - lookedAt >= LOOK_EVERY_NANOS) {
            look(now);
        }
        return low;
    }

    private synchronized void look(long now) {
        if (now - lookedAt < LOOK_EVERY_NANOS) {
            return;
        }
        long left = usable.getAsLong();
        boolean before = low;
        low = left < RESERVE;
        lookedAt = now;
        if (low && !before) {
            LOG.error(
                    "The disk of {} is full but for {} MB. Nothing is stored until there are {} MB: make room.",
                    folder,
                    left >> 20,
                    RESERVE >> 20);
        } else if (before && !low) {
            LOG.warn("The disk of {} has room again; everything is stored as before.", folder);
        }
    }
}

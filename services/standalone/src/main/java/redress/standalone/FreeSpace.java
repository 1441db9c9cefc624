package redress.standalone;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import redress.embedded.machine.DiskSpace;

/** Waits for room on the disk before anything is opened: a system that ended for want of it would otherwise end again and again. */
final class FreeSpace {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private FreeSpace() {}

    /** @throws CannotStart if there is none for ten minutes */
    static void await(Path folder, StartProgress progress) {
        DiskSpace space = DiskSpace.of(folder);
        long end = System.nanoTime() + PATIENCE.toNanos();
        if (space.isLow()) {
            progress.say("The disk of " + folder + " is full. It starts as soon as there is room");
        }
        while (space.isLow()) {
            if (System.nanoTime() > end) {
                throw new CannotStart("The disk of " + folder + " is full. Make room, then start it again.");
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }
}

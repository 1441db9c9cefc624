package redress.embedded.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redress.embedded.machine.DiskSpace;
import redress.embedded.machine.Ending;
import redress.embedded.machine.ForeignStore;
import redress.embedded.machine.LostStore;
import redress.embedded.machine.Owner;

/** A file of H2's MVStore that is written only by our own commits, and kept small while it is in use. */
final class DurableStore implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DurableStore.class);
    private static final long TIDY_EVERY_MS = 500;
    /** Files whose chunks are fuller than this are left alone, in per cent. */
    private static final int FULL_ENOUGH = 50;
    /** The most that one round of tidying rewrites, in bytes: a few milliseconds during which writers wait. */
    private static final int TIDY_AT_MOST = 2 << 20;

    private static final String BELONGS = "belongs";

    private final MVStore store;
    private final String file;
    private final GroupCommit commits;
    private final ScheduledExecutorService tidying;

    private final Consumer<Throwable> broken;
    private final DiskSpace space;

    private DurableStore(MVStore store, String file, Consumer<Throwable> broken, DiskSpace space) {
        this.store = store;
        this.file = file;
        this.broken = broken;
        this.space = space;
        this.commits = new GroupCommit(store);
        this.tidying = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "tidy-" + file.substring(file.lastIndexOf('/') + 1));
            thread.setDaemon(true);
            return thread;
        });
        tidying.scheduleWithFixedDelay(this::tidy, TIDY_EVERY_MS, TIDY_EVERY_MS, TimeUnit.MILLISECONDS);
    }

    static DurableStore open(Path file) {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a store lies in a folder");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String name = file.toAbsolutePath().toString();
        return open(name, cause -> Ending.storeClosed(name, cause), DiskSpace.of(folder));
    }

    /**
     * @param file in H2's notation
     * @param broken is told when the store has closed itself, which it does when a write fails
     * @param space of the disk that the file lies on
     */
    static DurableStore open(String file, Consumer<Throwable> broken, DiskSpace space) {
        MVStore store = new MVStore.Builder()
                .fileName(file)
                .autoCommitDisabled()
                .cacheSize(32)
                .pageSplitSize(8 * 1024)
                .open();
        store.setVersionsToKeep(0);
        // holding space back would guard against writes that reach the disk out of order: a matter of power cuts, not
        // of kills
        store.setRetentionTime(0);
        return new DurableStore(store, file, broken, space);
    }

    /**
     * Marks it as its owner's at the first time.
     *
     * @throws ForeignStore if another owner is written in it
     * @throws LostStore if none is, although it was this owner's before
     */
    void belongsTo(Owner owner) {
        if (owner.known() && !store.hasMap(BELONGS)) {
            throw new LostStore(file);
        }
        String before =
                commits.write(() -> store.<String, String>openMap(BELONGS).putIfAbsent("to", owner.id()));
        if (before != null && !before.equals(owner.id())) {
            throw new ForeignStore(file);
        }
    }

    DiskSpace space() {
        return space;
    }

    MVStore store() {
        return store;
    }

    GroupCommit commits() {
        return commits;
    }

    /** Writes nothing while the disk is full: a write that fails would close the store, although nobody has asked for one. */
    void tidy() {
        // whoever wrote has heard of it; nobody would ever write again
        if (store.getPanicException() != null) {
            broken.accept(store.getPanicException());
            return;
        }
        try {
            commits.alone(() -> {
                if (!space.isLow() && !store.isClosed() && store.compact(FULL_ENOUGH, TIDY_AT_MOST)) {
                    store.commit();
                }
            });
        } catch (RuntimeException e) {
            LOG.warn(
                    "The document store could not be kept small: {}",
                    e.getClass().getName());
        }
    }

    @Override
    public void close() {
        tidying.shutdown();
        commits.alone(() -> {
            store.commit();
            store.close();
        });
    }
}

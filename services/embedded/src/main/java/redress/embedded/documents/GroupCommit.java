package redress.embedded.documents;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/**
 * Commits a store on behalf of many writers at once. A commit never falls into the middle of a write, so that a document and its
 * index entries reach the file together; a read returns nothing that a kill could still take back.
 */
final class GroupCommit {

    private final MVStore store;
    /** Shared by writers at work, exclusive to the commit. */
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
    /** Held by the one who commits; the others queue here and mostly find their write committed when it is their turn. */
    private final ReentrantLock turn = new ReentrantLock();

    private final AtomicLong begun = new AtomicLong();
    private volatile long committed;

    GroupCommit(MVStore store) {
        this.store = store;
    }

    <T> T write(Supplier<T> work) {
        long ticket = 0;
        try {
            gate.readLock().lock();
            try {
                ticket = begun.incrementAndGet();
                return work.get();
            } finally {
                gate.readLock().unlock();
            }
        } finally {
            commitUpTo(ticket);
        }
    }

    <T> T read(Supplier<T> work) {
        // pages that the reader may still come to must not be written over meanwhile
        MVStore.TxCounter version = store.registerVersionUsage();
        try {
            return work.get();
        } finally {
            store.deregisterVersionUsage(version);
            commitUpTo(begun.get());
        }
    }

    /** Does something to the store while nobody writes. */
    void alone(Runnable work) {
        gate.writeLock().lock();
        try {
            work.run();
        } finally {
            gate.writeLock().unlock();
        }
    }

    private void commitUpTo(long ticket) {
        if (committed >= ticket) {
            return;
        }
        turn.lock();
        try {
            if (committed < ticket) {
                commit();
            }
        } finally {
            turn.unlock();
        }
    }

    private void commit() {
        gate.writeLock().lock();
        try {
            long upTo = begun.get();
            store.commit();
            committed = upTo;
        } finally {
            gate.writeLock().unlock();
        }
    }
}

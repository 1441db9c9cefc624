package redress.notification.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes by one command what several threads want written at the same time: what comes while another writes is written by the next command. Nobody waits for company, and everybody returns when the own notices are durable.
 */
final class SharedWrites {

    private final Function<List<Notice>, Set<Notice>> write;
    private List<Request> waiting = new ArrayList<>();
    private boolean writing;

    private static final class Request {

        private final Collection<Notice> notices;
        private Set<Notice> saved = Set.of();
        private @Nullable RuntimeException failure;
        private boolean done;

        Request(Collection<Notice> notices) {
            this.notices = notices;
        }

        Set<Notice> result() {
            if (failure != null) {
                throw failure;
            }
            Set<Notice> own = new HashSet<>(notices);
            own.retainAll(saved);
            return own;
        }
    }

    /** @param write returns those that were saved */
    SharedWrites(Function<List<Notice>, Set<Notice>> write) {
        this.write = write;
    }

    /** @return those that were saved; what the write throws comes out for everybody whose notices were in it */
    Set<Notice> save(Collection<Notice> notices) {
        Request mine = new Request(List.copyOf(notices));
        List<Request> together = join(mine);
        if (!together.isEmpty()) {
            write(together);
        }
        return mine.result();
    }

    /** Waits for the turn. @return what is to be written now, or nothing if another thread has written it meanwhile */
    private synchronized List<Request> join(Request mine) {
        waiting.add(mine);
        boolean interrupted = false;
        while (writing && !mine.done) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true; // the write goes on, and its result is needed
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (mine.done) {
            return List.of();
        }
        writing = true;
        return taken(mine);
    }

    /** No notice is twice in one command. */
    private List<Request> taken(Request mine) {
        List<Request> taken = new ArrayList<>(List.of(mine));
        List<Request> left = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        mine.notices.forEach(each -> ids.add(each.id()));
        for (Request other : waiting) {
            if (other != mine) {
                boolean apart = other.notices.stream().noneMatch(each -> ids.contains(each.id()));
                other.notices.forEach(each -> ids.add(each.id()));
                (apart ? taken : left).add(other);
            }
        }
        waiting = left;
        return taken;
    }

    private void write(List<Request> together) {
        List<Notice> notices =
                together.stream().flatMap(each -> each.notices.stream()).toList();
        Set<Notice> saved = Set.of();
        @Nullable RuntimeException failure = new IllegalStateException("the write ended early");
        try {
            saved = write.apply(notices);
            failure = null;
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            end(together, saved, failure);
        }
    }

    private synchronized void end(List<Request> together, Set<Notice> saved, @Nullable RuntimeException failure) {
        for (Request each : together) {
            each.saved = saved;
            each.failure = failure;
            each.done = true;
        }
        writing = false;
        notifyAll();
    }
}

package redress.notification.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedWritesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<List<Notice>> written = new CopyOnWriteArrayList<>();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final SharedWrites writes = new SharedWrites(this::write);

    @AfterEach
    void stop() {
        gate.countDown();
        threads.shutdownNow();
    }

    @Test
    void writesByOneCommandWhatComesWhileAnotherIsWritten() throws Exception {
        Future<Set<Notice>> first = save(notice(0));
        await("the first is being written").atMost(PATIENCE).until(() -> written.size() == 1);
        List<Future<Set<Notice>>> others =
                IntStream.range(1, 5).mapToObj(i -> save(notice(i))).toList();
        await("all have asked").atMost(PATIENCE).until(() -> asked.get() == 5 && waiting() == 4);
        gate.countDown();
        assertThat(first.get(30, TimeUnit.SECONDS)).hasSize(1);
        for (Future<Set<Notice>> each : others) {
            assertThat(each.get(30, TimeUnit.SECONDS)).hasSize(1);
        }
        assertThat(written).hasSize(2);
        assertThat(written.get(1)).hasSize(4);
    }

    @Test
    void writesTheSameNoticeInNoCommandTwice() throws Exception {
        Future<Set<Notice>> first = save(notice(0));
        await("the first is being written").atMost(PATIENCE).until(() -> written.size() == 1);
        Future<Set<Notice>> one = save(notice(1));
        Future<Set<Notice>> same = save(notice(1));
        await("all have asked").atMost(PATIENCE).until(() -> waiting() == 2);
        gate.countDown();
        first.get(30, TimeUnit.SECONDS);
        one.get(30, TimeUnit.SECONDS);
        same.get(30, TimeUnit.SECONDS);
        assertThat(written).hasSize(3).allMatch(command -> command.size() == 1);
    }

    @Test
    void tellsEverybodyThatTheWriteFailedAndGoesOn() {
        gate.countDown();
        SharedWrites failing = new SharedWrites(notices -> {
            written.add(notices);
            if (written.size() == 1) {
                throw new IllegalStateException("no answer");
            }
            return Set.copyOf(notices);
        });
        assertThatThrownBy(() -> failing.save(List.of(notice(0)))).hasMessage("no answer");
        assertThat(failing.save(List.of(notice(0)))).hasSize(1);
    }

    private long waiting() {
        return Thread.getAllStackTraces().values().stream()
                .filter(stack -> IntStream.range(0, stack.length)
                        .anyMatch(i -> stack[i].getClassName().equals(SharedWrites.class.getName())
                                && stack[i].getMethodName().equals("join")))
                .count();
    }

    private Future<Set<Notice>> save(Notice notice) {
        return threads.submit(() -> {
            asked.incrementAndGet();
            return writes.save(List.of(notice));
        });
    }

    private Set<Notice> write(List<Notice> notices) {
        written.add(notices);
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return Set.copyOf(notices);
    }

    private static Notice notice(int number) {
        return LedgerSamples.notice(
                "event-" + number, LedgerSamples.OFFICER, "case-new", Instant.parse("2026-03-31T10:00:00Z"));
    }
}

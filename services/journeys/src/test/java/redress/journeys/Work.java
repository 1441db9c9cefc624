package redress.journeys;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Groups that report and an officer who acknowledges, all at once, whatever becomes of the system meanwhile. Each asks again, with the same
 * key, until there is an answer; what was answered is remembered.
 */
final class Work implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final long LAST_ANSWERS_MINUTES = 5;

    /** @param receipt as the group was told it */
    record Filed(String reference, String receipt, String reportId, String email) {}

    private final Api api;
    private final Bystander people;
    private final Duration between;
    private final ConcurrentLinkedQueue<Filed> filed = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<Filed> unacknowledged = new LinkedBlockingQueue<>();
    private final List<Future<?>> workers = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile boolean over;

    private Work(Api api, Bystander people, Duration between) {
        this.api = api;
        this.people = people;
        this.between = between;
    }

    static Work begin(Api api, Bystander people, int groups, Duration between) {
        Work work = new Work(api, people, between);
        for (int group = 0; group < groups; group++) {
            work.workers.add(work.threads.submit(work::report));
        }
        work.workers.add(work.threads.submit(work::acknowledge));
        return work;
    }

    List<Filed> filed() {
        return List.copyOf(filed);
    }

    private void report() {
        while (!over) {
            String key = UUID.randomUUID().toString();
            String email = "manager-" + key + "@sample-cvs.example";
            String answer = untilAnswered(
                    () -> api.wholePost("/api/reports", Api.report(email), Map.of("Idempotency-Key", key)), "201");
            JsonNode told = body(answer);
            Filed one = new Filed(
                    told.get("reference").asString(),
                    told.get("receipt").asString(),
                    told.get("reportId").asString(),
                    email);
            filed.add(one);
            unacknowledged.add(one);
            LockSupport.parkNanos(between.toNanos());
        }
    }

    /** Goes on until everything that was filed is acknowledged. */
    private void acknowledge() {
        try {
            while (!over || !unacknowledged.isEmpty()) {
                Filed next = unacknowledged.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                if (next != null) {
                    String search = "/api/cases?q=" + next.reference();
                    JsonNode found = body(untilAnswered(() -> api.whole(search, people.officer()), "200"))
                            .get("items");
                    if (found.isEmpty()) {
                        unacknowledged.add(next);
                        LockSupport.parkNanos(PAUSE.toNanos());
                        continue;
                    }
                    String address = "/api/cases/" + found.get(0).get("caseId").asString() + "/acknowledgement";
                    // 409: an answer that a kill swallowed said yes
                    untilAnswered(() -> api.wholePost(address, "{}", people.officer()), "200", "409");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private interface Call {
        String send();
    }

    private static String untilAnswered(Call call, String... good) {
        for (; ; ) {
            @Nullable String answer;
            try {
                answer = call.send();
            } catch (UncheckedIOException away) {
                answer = null;
            }
            if (answer != null && List.of(good).contains(answer.substring(0, 3))) {
                return answer;
            }
            // 401: the token ran out while the system was away; it is renewed soon
            if (answer != null && !answer.startsWith("5") && !answer.startsWith("401")) {
                throw new AssertionError(answer);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static JsonNode body(String answer) {
        return JSON.readTree(answer.substring(answer.indexOf('\n') + 1));
    }

    /** Waits for the answers that are still to come. */
    @Override
    public void close() {
        over = true;
        try {
            for (Future<?> worker : workers) {
                worker.get(LAST_ANSWERS_MINUTES, TimeUnit.MINUTES);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new AssertionError("Somebody could not go on", e);
        } finally {
            threads.shutdownNow();
        }
    }
}

package redress.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import redress.client.Client;
import redress.client.Mailbox;
import redress.client.SignIn;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The benchmark as a program: brings the system to the asked number of cases, then walks whole lifecycles at the highest rate that
 * holds, in turns with a bare engine, and at a fixed one.
 */
final class Bench {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int ROUND_SECONDS = 10;
    private static final int LETTERS = 50;
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long STUCK_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final String OFFICER = "officer@thurrock.example";
    private static final String ADMIN = "admin@national.example";

    /** The engine alone is far less to compile. */
    private static final int MOST_WARM_UP_OF_ENGINE = 20;

    private final BenchOptions options;
    private final Client client;
    private final Process system;
    private final Mailbox mails;
    private final SignIn signIn;

    private Bench(BenchOptions options) {
        this.options = options;
        this.client = client(options.base());
        this.system = Process.of(options.pid());
        this.mails = options.mail() == null ? Mailbox.ofStandalone(client) : Mailbox.ofMailpit(client(options.mail()));
        this.signIn = new SignIn(client, mails);
    }

    /** Tries once: what is not answered at once is an error. */
    private static Client client(String base) {
        return Client.at(base).answeringWithin(LIMIT).open();
    }

    public static void main(String[] args) throws IOException, SQLException {
        BenchOptions options;
        try {
            options = BenchOptions.of(args);
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage() + "\n" + BenchOptions.USAGE);
            System.exit(2);
            return;
        }
        boolean good;
        try (BareEngine bare = new BareEngine(BareEngine.Setup.AS_IT_COMES, options.work());
                BareEngine ours = new BareEngine(BareEngine.Setup.AS_OURS, options.work())) {
            good = new Bench(options).run(bare, ours);
        }
        System.exit(good ? 0 : 1);
    }

    private boolean run(BareEngine bareEngine, BareEngine setUpAsOurs) throws IOException {
        Lifecycle.People people = new Lifecycle.People(
                Client.bearer(signIn.as(OFFICER)),
                Client.bearer(signIn.as("contact@council.thurrock.example")),
                Client.bearer(signIn.as("analyst@national.example")));
        LocalDate today = today();

        fill(people, today);
        warmUp(people, today);
        bareEngine.walk(Math.min(options.warmUp(), MOST_WARM_UP_OF_ENGINE));
        setUpAsOurs.walk(Math.min(options.warmUp(), MOST_WARM_UP_OF_ENGINE));

        System.out.printf("From the filing to the officer's mail, %d times, one after the other%n", LETTERS);
        Timings.Row mail =
                lifecycle(new Timings(Lifecycle.STEPS), people, today).untilMail(LETTERS, OFFICER, mails);
        System.out.printf("  p50 %.0f ms, p95 %.0f ms%n", mail.p50Millis(), mail.p95Millis());

        System.out.printf(
                "Highest rate that holds, %d at a time, for %d s; in turns with a bare engine walking the same process%n",
                options.workers(), options.seconds());
        Timings fastest = new Timings(Lifecycle.STEPS);
        Lifecycle fast = lifecycle(fastest, people, today);
        Load.Result best = Load.Result.NONE;
        Load.Result engine = Load.Result.NONE;
        Load.Result tuned = Load.Result.NONE;
        double cpu = 0;
        for (int left = options.seconds(); left > 0; left -= ROUND_SECONDS) {
            int turn = Math.min(left, ROUND_SECONDS);
            Load.Result alone = bareEngine.walk(turn);
            Load.Result quick = setUpAsOurs.walk(turn);
            double cpuBefore = system.cpuSeconds();
            Load.Result whole = Load.closed(options.workers(), turn, fast::walk);
            cpu += system.cpuSeconds() - cpuBefore;
            System.out.printf(
                    "  the engine as it comes %.1f/s, set up as ours %.1f/s; the system %.1f/s: %.2f and %.2f of them%n",
                    alone.perSecond(),
                    quick.perSecond(),
                    whole.perSecond(),
                    whole.perSecond() / alone.perSecond(),
                    whole.perSecond() / quick.perSecond());
            engine = engine.and(alone);
            tuned = tuned.and(quick);
            best = best.and(whole);
        }
        double bare = engine.perSecond();
        double cpuPerLifecycle = best.done() == 0 ? 0 : cpu / best.done();
        print(best, fastest);

        double rate = options.rate() > 0 ? options.rate() : best.perSecond() / 2;
        System.out.printf("Fixed rate: %.1f lifecycles/s for %d s%n", rate, options.seconds());
        Timings steady = new Timings(Lifecycle.STEPS);
        Lifecycle calm = lifecycle(steady, people, today);
        Load.Result held = Load.fixed(rate, 64, options.seconds(), calm::walk);
        print(held, steady);

        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("cases", options.cases());
        figures.put("lifecyclesPerSecond", round(best.perSecond()));
        figures.put("bareEnginePerSecond", round(bare));
        figures.put("ratioToBareEngine", round(best.perSecond() / bare));
        figures.put("tunedEnginePerSecond", round(tuned.perSecond()));
        figures.put("errors", fastest.errorCount() + steady.errorCount());
        figures.put("cpuSecondsPerLifecycle", Math.round(cpuPerLifecycle * 10_000) / 10_000.0);
        figures.put("residentMegabytes", system.residentMegabytes());
        figures.put("officersMail", mail);
        figures.put("steps", fastest.rows());
        figures.put("fixedRate", Map.of("lifecyclesPerSecond", round(held.perSecond()), "steps", steady.rows()));
        System.out.printf(
                "%n%.1f lifecycles/s, %.2f of the bare engine's %.1f; %.3f CPU s each; %d MB resident; %d errors%n",
                best.perSecond(),
                best.perSecond() / bare,
                bare,
                cpuPerLifecycle,
                system.residentMegabytes(),
                fastest.errorCount() + steady.errorCount());
        if (options.json() != null) {
            JsonMapper pretty = JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();
            Files.writeString(options.json(), pretty.writeValueAsString(figures) + "\n");
        }
        return fastest.errorCount() + steady.errorCount() == 0;
    }

    /** A fresh Java machine runs slowly until it has compiled what is used most; shown, so that one sees whether it lasted long enough. */
    private void warmUp(Lifecycle.People people, LocalDate today) {
        System.out.printf("Warming up for %d s%n", options.warmUp());
        Lifecycle warm = lifecycle(new Timings(Lifecycle.STEPS), people, today);
        for (int left = options.warmUp(); left > 0; left -= ROUND_SECONDS) {
            double cpuBefore = system.cpuSeconds();
            Load.Result round = Load.closed(options.workers(), Math.min(left, ROUND_SECONDS), warm::walk);
            System.out.printf(
                    "  %.1f lifecycles/s, %.3f CPU s each%n",
                    round.perSecond(), (system.cpuSeconds() - cpuBefore) / Math.max(1, round.done()));
        }
    }

    private Lifecycle lifecycle(Timings timings, Lifecycle.People people, LocalDate today) {
        return new Lifecycle(client, timings, people, today, Lifecycle.evidence(client, people.analyst()));
    }

    private void fill(Lifecycle.People people, LocalDate today) {
        long there = cases(people.analyst());
        long missing = options.cases() - there;
        System.out.printf("The system holds %,d cases; %,d are to be filed%n", there, Math.max(0, missing));
        if (missing > 0) {
            Timings timings = new Timings(Lifecycle.STEPS);
            Lifecycle filing = lifecycle(timings, people, today);
            Load.times(4, missing, "filed", filing::fileOnly);
            if (timings.errorCount() > 0) {
                throw new IllegalStateException("Filing failed: " + timings.firstErrors());
            }
            awaitOpened(people.analyst());
            awaitMailed();
        }
    }

    /** What was filed faster than it can be mailed waits in the ledger, and a mail of now would wait behind it. */
    private void awaitMailed() {
        Map<String, String> admin = Client.bearer(signIn.as(ADMIN));
        String first = "";
        long since = System.nanoTime();
        for (JsonNode waiting = waiting(admin); !waiting.isEmpty(); waiting = waiting(admin)) {
            String now = waiting.get(0).get("noticeId").asString();
            if (!now.equals(first)) {
                first = now;
                since = System.nanoTime();
                System.out.printf(
                        "  mailed: what was owed before %s%n",
                        waiting.get(0).get("owedSince").asString());
            } else if (System.nanoTime() - since > STUCK_NANOS) {
                throw new IllegalStateException("No mail left for five minutes; the first that waits is " + now);
            }
            LockSupport.parkNanos(5_000_000_000L);
        }
    }

    private JsonNode waiting(Map<String, String> admin) {
        return client.get("/api/notices/ledger?state=WAITING&limit=1", admin).get("items");
    }

    /** However long it takes, as long as it goes on. */
    private void awaitOpened(Map<String, String> analyst) {
        long seen = -1;
        long since = System.nanoTime();
        for (long now = cases(analyst); now < options.cases(); now = cases(analyst)) {
            if (now > seen) {
                seen = now;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > STUCK_NANOS) {
                throw new IllegalStateException("No case was opened for five minutes; there are " + now);
            }
            LockSupport.parkNanos(500_000_000L);
        }
    }

    private long cases(Map<String, String> analyst) {
        return client.get("/api/evidence/summary?compactId=thurrock", analyst)
                .get("cases")
                .asLong();
    }

    private LocalDate today() {
        JsonNode clock = client.find("/api/clock"); // there in standalone only
        return clock == null
                ? LocalDate.now(LONDON)
                : Instant.parse(clock.get("now").asString()).atZone(LONDON).toLocalDate();
    }

    private static void print(Load.Result result, Timings timings) {
        System.out.printf(
                "  %.1f lifecycles/s (%d done of %d in %.1f s)%n",
                result.perSecond(), result.done(), result.started(), result.seconds());
        System.out.printf("  %-12s %8s %8s %10s %10s %10s%n", "step", "count", "errors", "p50 ms", "p95 ms", "p99 ms");
        for (Timings.Row row : timings.rows()) {
            System.out.printf(
                    "  %-12s %8d %8d %10.1f %10.1f %10.1f%n",
                    row.step(), row.count(), row.errors(), row.p50Millis(), row.p95Millis(), row.p99Millis());
        }
        List<String> errors = timings.firstErrors();
        errors.forEach(error -> System.out.println("  error: " + error));
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }
}

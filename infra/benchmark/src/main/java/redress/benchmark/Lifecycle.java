package redress.benchmark;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import redress.client.CallFailed;
import redress.client.Client;
import redress.client.Mailbox;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One case from filing to closing, as its people would walk it, and then found by search and counted as evidence. */
final class Lifecycle {

    static final List<String> STEPS = List.of(
            "file",
            "open",
            "acknowledge",
            "triage",
            "reply",
            "panel",
            "mediate",
            "agree",
            "action",
            "outcome",
            "close",
            "search",
            "counted");
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
    private static final long FILING_PATIENCE = TimeUnit.MINUTES.toNanos(20);

    private final Client client;
    private final Timings timings;
    private final Map<String, String> officer;
    private final Map<String, String> body;
    private final LocalDate today;
    private final long closedBefore;
    private final AtomicLong closed = new AtomicLong();
    private final CountedCases counted;

    /**
     * @param today the day by the system's clock
     * @param closedBefore how many cases of the Compact the evidence counted as closed when the run began
     */
    Lifecycle(Client client, Timings timings, People people, LocalDate today, long closedBefore) {
        this.client = client;
        this.timings = timings;
        this.officer = people.officer();
        this.body = people.body();
        this.today = today;
        this.closedBefore = closedBefore;
        this.counted = new CountedCases(() -> evidence(client, people.analyst()));
    }

    /** What those who act send with a request. */
    record People(Map<String, String> officer, Map<String, String> body, Map<String, String> analyst) {}

    /** Files a report and leaves it there. */
    void fileOnly() {
        timings.time("file", () -> file());
    }

    /** Comes back when it is asked to, with the same key. */
    private JsonNode file() {
        String report = report(today);
        Map<String, String> key = Client.keyed(UUID.randomUUID().toString());
        long end = System.nanoTime() + FILING_PATIENCE;
        while (true) {
            try {
                return client.post("/api/reports", report, key);
            } catch (CallFailed busy) {
                if (busy.retryAfter().isZero() || System.nanoTime() > end) {
                    throw busy;
                }
                LockSupport.parkNanos(busy.retryAfter().toNanos());
            }
        }
    }

    /** Files so many reports, one after the other, and waits for the mail that tells the officer of each. */
    Timings.Row untilMail(int times, String officer, Mailbox mails) {
        Timings taken = new Timings(List.of("mail"));
        for (int i = 0; i < times; i++) {
            taken.time("mail", () -> {
                String reference = file().get("reference").asString();
                return await(
                        () -> mails.to(officer),
                        letters ->
                                letters.stream().anyMatch(mail -> (mail.subject() + mail.text()).contains(reference)),
                        5);
            });
        }
        return taken.rows().get(0);
    }

    void walk() {
        String reference = timings.time("file", () -> file()).get("reference").asString();
        JsonNode item = timings.time(
                "open",
                () -> await(
                        () -> client.get("/api/cases?q=" + reference, officer),
                        found -> found.get("items").size() == 1));
        String id = item.get("items").get(0).get("caseId").asString();
        act("acknowledge", id, officer, "acknowledgement", Map.of());
        act(
                "triage",
                id,
                officer,
                "triage",
                Map.of(
                        "result", "ACCEPT",
                        "severity", "SEVERAL_GROUPS",
                        "urgency", "NORMAL",
                        "undertakings", List.of("NC10-2.4", "NC10-4.2"),
                        "reason", "Decided without consultation."));
        act("reply", id, body, "reply", Map.of("text", "We are willing to talk.", "position", "EXPLAINS"));
        act(
                "panel",
                id,
                officer,
                "panel",
                Map.of(
                        "members",
                        List.of(
                                Map.of(
                                        "personId",
                                        "sample-thurrock-member-1",
                                        "sector",
                                        "STATUTORY",
                                        "conflict",
                                        false),
                                Map.of("personId", "sample-thurrock-member-3", "sector", "VCS", "conflict", false))));
        act("mediate", id, officer, "mediation", Map.of("result", "AGREEMENT", "heldOn", today.toString()));
        JsonNode agreed = act(
                "agree",
                id,
                officer,
                "agreement",
                Map.of(
                        "text", "The council consults before it decides.",
                        "actions",
                                List.of(Map.of(
                                        "action", "CONSULT",
                                        "detail", "Consult all groups",
                                        "dueOn", today.plusDays(90).toString())),
                        "signedByBodyOn", today.toString(),
                        "signedByGroupOn", today.toString()));
        String action = agreed.get("actions").get(0).get("actionId").asString();
        act("action", id, officer, "actions/" + action, Map.of("status", "KEPT", "recordedOn", today.toString()));
        act(
                "outcome",
                id,
                officer,
                "outcome",
                Map.of("outcomes", List.of("FUNDING_KEPT"), "summary", "The funding was kept."));
        act("close", id, officer, "closing", Map.of());
        long mine = closedBefore + closed.incrementAndGet();
        timings.time("search", () -> {
            JsonNode found = client.get("/api/cases?q=" + reference, officer);
            if (!"CLOSED".equals(found.get("items").get(0).get("stage").asString())) {
                throw new IllegalStateException("the search does not show the case closed");
            }
            return found;
        });
        timings.time("counted", () -> {
            counted.await(mine);
            return mine;
        });
    }

    /** How many cases of the Compact the evidence counts as closed. */
    static long evidence(Client client, Map<String, String> analyst) {
        JsonNode summary = client.get("/api/evidence/summary?compactId=thurrock", analyst);
        JsonNode n = summary.get("byStage").get("CLOSED");
        return n == null || n.isNull() ? 0 : n.asLong();
    }

    private JsonNode act(String step, String id, Map<String, String> who, String action, Object form) {
        String json = JsonMapper.shared().writeValueAsString(form);
        return timings.time(step, () -> client.post("/api/cases/" + id + "/" + action, json, who));
    }

    private static <T> T await(Supplier<T> look, Predicate<T> good) {
        return await(look, good, 50);
    }

    private static <T> T await(Supplier<T> look, Predicate<T> good, long firstPauseMillis) {
        long end = System.nanoTime() + PATIENCE;
        long pause = TimeUnit.MILLISECONDS.toNanos(firstPauseMillis);
        T seen = look.get();
        while (!good.test(seen)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not seen within a minute");
            }
            LockSupport.parkNanos(pause);
            pause = Math.min(pause * 2, TimeUnit.MILLISECONDS.toNanos(200));
            seen = look.get();
        }
        return seen;
    }

    private static String report(LocalDate today) {
        return JsonMapper.shared()
                .writeValueAsString(Map.ofEntries(
                        Map.entry("organisation", Map.of("name", "Sample group")),
                        Map.entry("contact", Map.of("name", "Sample Person", "email", "reporter@sample-group.example")),
                        Map.entry("identityMode", "NAMED"),
                        Map.entry("bodyId", "thurrock-council"),
                        Map.entry("compactId", "thurrock"),
                        Map.entry("relationship", "GRANT"),
                        Map.entry("categories", List.of("CONSULT_NONE", "IMPACT_NOT_ASSESSED")),
                        Map.entry(
                                "whatHappened",
                                "The council decided to cut our funding and consulted nobody before it did."),
                        Map.entry(
                                "facts",
                                Map.of(
                                        "decisionMade", today.minusDays(20).toString(),
                                        "decisionPublished", today.minusDays(19).toString(),
                                        "impactAssessmentExists", false)),
                        Map.entry("supportingGroups", 12),
                        Map.entry(
                                "consents",
                                Map.of(
                                        "shareWithBody", true,
                                        "shareWithSteeringGroup", true,
                                        "nationalUse", true,
                                        "publishSummary", false))));
    }
}

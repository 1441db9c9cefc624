package redress.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import redress.journeys.RequestMeter.Cost;
import redress.journeys.documents.ShownCalls;
import tools.jackson.databind.JsonNode;

/**
 * Calls every operation of the API as everybody, to see whom it lets in; then sends it what is at and beyond each of its limits, as
 * everybody who may call it and as some who may not, and holds what each request costs the thread that answers it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperationsIT {

    private static final long MOST_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long MOST_ALLOCATED = 64L * 1024 * 1024;
    private static final long MOST_SENT = 64L * 1024;

    /** Warm means: each operation has been called so often with something else. */
    private static final int COLD = 3;

    private static final int SAMPLE = 8;

    /** What is answered to whom nothing is looked at. */
    private static final Set<Integer> REFUSED_BEFORE = Set.of(401, 403, 405, 413, 415);

    /** Something that is asked is away; that says so itself, and is no fault of what was sent. */
    private static final int AWAY = 503;

    private record Sent(String operation, String what, int status, boolean safe) {
        @Override
        public String toString() {
            return operation + " with " + what + " (" + status + ")";
        }
    }

    @TempDir
    static Path folder;

    private static RunningSystem system;
    private static Path costs;
    private static Path inside;

    @BeforeAll
    static void start() {
        costs = folder.resolve("costs");
        inside = folder.resolve("inside");
        system = RunningSystem.in(
                folder.resolve("data"),
                "-D" + RequestMeter.FILE + "=" + costs,
                "-D" + Insider.FILE + "=" + inside,
                Alerts.OPTION,
                "-Dredress.intake.throttle.enabled=false",
                "-Dredress.portal.links-per-caller-and-hour=100000");
    }

    @AfterAll
    static void end() {
        system.close();
    }

    @Test
    @Order(0)
    void measuresFromTheStartWhatEveryAlertStandsOn() throws Exception {
        Alerts.hold(system);
    }

    @Test
    @Order(1)
    void saysOfItsApiWhatThePortalIsTestedAgainst() {
        ApiSnapshot.hold(new Api(system.base()));
    }

    @Test
    @Order(2)
    void letEverybodyInWhomTheDocumentNamesAndNobodyElse() {
        Gates.hold(new Api(system.base()), Insider.Known.read(inside));
    }

    @Test
    @Order(3)
    void answersTheCallsThatDocumentsShow() {
        ShownCalls.hold(system.base(), folder.resolve("data"));
    }

    /** Whatever is sent to the clock moves it, so this comes last. */
    @Test
    @Order(4)
    void noRequestCostsMuchWhateverItHolds() {
        Api api = new Api(system.base());
        List<Operation> operations = Operation.all(api.get("/api-docs", Map.of()));
        Callers callers = Callers.of(api);
        Map<String, Sent> sent = new LinkedHashMap<>();
        for (Operation operation : operations) {
            drive(api, operation, callers, sent);
        }
        Set<String> described = new TreeSet<>();
        operations.forEach(each -> described.add(each.name()));
        hold(sent, known(costs, sent));
        assertThat(reached(sent)).as("operations that looked at what was sent").isEqualTo(described);
        assertThat(sent.values())
                .as("answers that blame the server, none, and those that browsers could misread")
                .filteredOn(each -> each.status() == 0 || each.status() >= 500 && each.status() != AWAY || !each.safe())
                .isEmpty();
    }

    private static void drive(Api api, Operation operation, Callers callers, Map<String, Sent> sent) {
        int sample = 1;
        for (Map<String, String> caller : callers.all()) {
            List<Operation.Call> calls = operation.calls(callers.known());
            for (int i = 0; i < calls.size(); i += sample) {
                Operation.Call call = calls.get(i);
                String number = Integer.toString(sent.size());
                Api.Answer answer = api.send(operation.method(), call, caller, number);
                sent.put(number, new Sent(operation.name(), call.what(), answer.status(), answer.safe()));
            }
            // Who comes first may do most; of the others some calls show whether they get that far.
            sample = SAMPLE;
        }
    }

    /** Those of which something got past the address, the token and the right. */
    private static Set<String> reached(Map<String, Sent> sent) {
        Set<String> reached = new TreeSet<>();
        sent.values().stream()
                .filter(each -> each.status() > 0 && !REFUSED_BEFORE.contains(each.status()))
                .forEach(each -> reached.add(each.operation()));
        return reached;
    }

    private static List<Cost> known(Path file, Map<String, Sent> sent) {
        List<Cost> known = new ArrayList<>();
        await("the costs of all requests").atMost(Duration.ofMinutes(1)).until(() -> {
            known.clear();
            try (var lines = Files.lines(file)) {
                lines.map(Cost::read)
                        .filter(cost -> sent.containsKey(cost.number()))
                        .forEach(known::add);
            }
            return known.size()
                    >= sent.values().stream().filter(each -> each.status() > 0).count();
        });
        return known;
    }

    private static void hold(Map<String, Sent> sent, List<Cost> costs) {
        Map<String, Integer> before = new LinkedHashMap<>();
        List<Cost> warm = costs.stream()
                .filter(cost -> before.merge(sent.get(cost.number()).operation(), 1, Integer::sum) > COLD)
                .toList();
        System.out.printf("%,d requests to %d operations.%n", sent.size(), before.size());
        tell("Processor time in ms", worst(warm, Cost::nanos), sent, cost -> cost.nanos() / 1_000_000);
        tell("Allocated KB", worst(costs, Cost::allocated), sent, cost -> cost.allocated() / 1024);
        tell("Answer in bytes", worst(costs, Cost::sent), sent, Cost::sent);
        List<String> tooMuch = new ArrayList<>();
        warm.stream().filter(cost -> cost.nanos() > MOST_NANOS).forEach(cost -> tooMuch.add(told(cost, sent)));
        costs.stream()
                .filter(cost -> cost.allocated() > MOST_ALLOCATED || cost.sent() > MOST_SENT)
                .forEach(cost -> tooMuch.add(told(cost, sent)));
        assertThat(tooMuch).isEmpty();
    }

    private static String told(Cost cost, Map<String, Sent> sent) {
        return "%s: %,d ms, %,d KB allocated, %,d bytes sent"
                .formatted(sent.get(cost.number()), cost.nanos() / 1_000_000, cost.allocated() / 1024, cost.sent());
    }

    private static List<Cost> worst(List<Cost> costs, ToLongFunction<Cost> of) {
        return costs.stream()
                .sorted(Comparator.comparingLong(of).reversed())
                .limit(3)
                .toList();
    }

    private static void tell(String what, List<Cost> worst, Map<String, Sent> sent, ToLongFunction<Cost> figure) {
        worst.forEach(
                cost -> System.out.printf("%s: %,d, %s%n", what, figure.applyAsLong(cost), sent.get(cost.number())));
    }

    /** Who calls, and what they know. */
    private record Callers(List<Map<String, String>> all, Map<String, String> known) {

        static Callers of(Api api) {
            JsonNode filed = api.file();
            Map<String, String> officer = Api.bearer(api.signIn("officer@thurrock.example"));
            Map<String, String> known = new LinkedHashMap<>();
            known.put("reference", filed.get("reference").asString());
            known.put("Redress-Receipt", filed.get("receipt").asString());
            known.put("reportId", filed.get("reportId").asString());
            known.put("compactId", "thurrock");
            known.put("calendarId", "england-and-wales");
            known.put("topic", "redress.case");
            await("the case is open")
                    .atMost(Duration.ofMinutes(2))
                    .pollInSameThread()
                    .until(() -> {
                        JsonNode cases = api.get("/api/cases", officer).get("items");
                        if (!cases.isEmpty()) {
                            known.put("caseId", cases.get(0).get("caseId").asString());
                        }
                        return !cases.isEmpty();
                    });
            return new Callers(
                    List.of(
                            officer,
                            Map.of(),
                            Api.bearer(api.signIn("contact@council.thurrock.example")),
                            Api.bearer(api.signIn("admin@national.example")),
                            Map.of("Authorization", "Bearer " + "x.".repeat(400))),
                    known);
        }
    }
}

package redress.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import redress.testkit.backends.Tokens;
import redress.testkit.documents.GeneratedPart;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code docs/access.md} says of each operation who gets in. Each is called here as everybody, with what exists and with a form that
 * changes nothing where there is one; what comes of it has to be what is written there, cell by cell.
 */
final class Gates {

    private static final GeneratedPart OPERATIONS = new GeneratedPart("access.md", "operations", "journeys");
    private static final GeneratedPart MOVES = new GeneratedPart("access.md", "moves", "triage");

    private static final String ADVICE =
            "not what the running system answers. Look at the rows that differ: is this who is meant to get in? Then write it anew:"
                    + " mvn -pl services/journeys -am -Dtest=None -Dit.test=OperationsIT -Dsurefire.failIfNoSpecifiedTests=false"
                    + " -Dfailsafe.failIfNoSpecifiedTests=false -Dredress.docs.update=true verify";

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String NOBODY = "who is not signed in";
    private static final String OFFICER = "the officer";
    private static final String SERVICE = "service/";
    private static final String HOLDER = "who has the receipt or the key";

    /** Who signs in, by what the document calls them. */
    private static final Map<String, String> PEOPLE = people();

    /** What only somebody who got in is told: that there is no such thing. */
    private static final Set<String> IN = Set.of("NO_SUCH_NOTICE", "NO_SUCH_KIND", "NOT_STUCK", "NO_SUCH_DRAFT");

    private static final Set<Integer> REFUSED = Set.of(401, 403, 404);

    /** Of which no description names the like; a move is in the table of moves. */
    private static final String ANY_MOVE = "/api/cases/{caseId}/{move";

    /** What an operation is called with where an empty form would be refused before the caller is. */
    private static final Map<String, String> FORMS = Map.of(
            "POST /api/reports/{reportId}/content/openings", "{\"reason\":\"TRIAGE\"}",
            "PUT /api/register/ties/{compactId}", "{\"bodies\":[{\"bodyId\":\"thurrock-council\",\"ties\":[]}]}");

    /** Beyond what descriptions and mappings name: what an operation answers with one more parameter, and what Spring brings. */
    private static final Map<String, String> MORE = Map.of(
            "GET /api/evidence/summary?compactId", "/api/evidence/summary?compactId=thurrock",
            "GET /api-docs", "/api-docs",
            "GET /actuator/health", "/actuator/health",
            "GET /actuator/metrics", "/actuator/metrics",
            "GET /actuator/prometheus", "/actuator/prometheus");

    private static Map<String, String> people() {
        Map<String, String> people = new LinkedHashMap<>();
        people.put(OFFICER, "officer@thurrock.example");
        people.put("chairs", "chair-vcs@thurrock.example");
        people.put("panel", "member-1@thurrock.example");
        people.put("the pool", "member-2@thurrock.example");
        people.put("the body", "contact@council.thurrock.example");
        people.put("the national officer", "officer@national.example");
        people.put("analysts", "analyst@national.example");
        people.put("administrators", "admin@national.example");
        return people;
    }

    /**
     * @param sends with each request
     * @param secrets what nobody else knows
     */
    private record Caller(String who, Map<String, String> sends, Map<String, String> secrets) {}

    private final List<Caller> callers = new ArrayList<>();
    private final Map<String, String> known = new LinkedHashMap<>();
    private final List<String> errors = new ArrayList<>();
    private String openings = "";

    static void hold(Api api, Insider.Known insider) {
        new Gates().check(api, insider);
    }

    private void check(Api api, Insider.Known insider) {
        prepare(api, insider);
        Map<String, List<String>> rows = new TreeMap<>(Comparator.comparing(Gates::byPath));
        for (Operation operation : operations(api, insider)) {
            rows.put(operation.name(), row(api, operation));
        }
        MORE.forEach((name, path) -> rows.put(name, row(name, caller -> api.ask("GET", get(path), caller.sends()))));
        if (!GeneratedPart.isUpdating()) {
            Set<String> there = rows.keySet().stream().map(Gates::code).collect(Collectors.toCollection(TreeSet::new));
            there.removeAll(written());
            assertThat(there)
                    .as(
                            "docs/access.md does not say who gets in at these. Decide it, see that nobody else does, and write it anew: "
                                    + ADVICE.substring(ADVICE.indexOf("mvn")))
                    .isEmpty();
        }
        OPERATIONS.mustBe(
                GeneratedPart.table(List.of("operation", "who gets in", "others get"), List.copyOf(rows.values())),
                ADVICE);
        assertThat(errors).as("answers that blame the server").isEmpty();
    }

    private static Set<String> written() {
        return OPERATIONS.rows().stream().map(row -> row.get("operation")).collect(Collectors.toSet());
    }

    private static String byPath(String name) {
        return name.substring(name.indexOf(' ') + 1) + " " + name;
    }

    private static Operation.Call get(String path) {
        return new Operation.Call("", path, Map.of(), null);
    }

    /** Those that change more than others come last. */
    private static List<Operation> operations(Api api, Insider.Known insider) {
        JsonNode description = api.get("/api-docs", Map.of());
        List<Operation> all = new ArrayList<>(Operation.all(description));
        Set<String> described = all.stream().map(Operation::name).collect(Collectors.toSet());
        insider.operations().stream()
                .filter(name -> name.matches("[A-Z]+ /(api/|internal/|\\.well-known/).*"))
                .filter(name -> !name.contains(ANY_MOVE) && !described.contains(name))
                .map(name -> name.split(" "))
                .map(words -> new Operation(
                        words[0], words[1], JsonMapper.shared().createObjectNode(), new Extremes(description)))
                .forEach(all::add);
        Set<String> moves = MOVES.rows().stream()
                .map(row -> "POST /api/cases/{caseId}/" + row.get("move").replace("`", ""))
                .collect(Collectors.toSet());
        all.removeIf(each -> moves.contains(each.name()));
        all.sort(Comparator.comparing((Operation each) -> !each.method().equals("GET"))
                .thenComparing(each -> each.path().endsWith("/withdrawal")));
        return all;
    }

    private List<String> row(Api api, Operation operation) {
        return row(operation.name(), caller -> {
            Map<String, String> values = new LinkedHashMap<>(known);
            values.put("draftKey", "no-draft-" + UUID.randomUUID());
            values.putAll(caller.secrets());
            if (operation.path().endsWith("/content/openings")) {
                values.put("reportId", openings);
            }
            if (operation.path().startsWith("/api/notices/")) {
                values.put("id", "0".repeat(64));
            }
            return api.ask(
                    operation.method(),
                    operation.modest(values, FORMS.getOrDefault(operation.name(), "")),
                    caller.sends());
        });
    }

    private interface Asking {
        Api.Told as(Caller caller);
    }

    private List<String> row(String name, Asking asking) {
        Set<String> in = new LinkedHashSet<>();
        Set<String> others = new TreeSet<>();
        for (Caller caller : callers) {
            Api.Told told = asking.as(caller);
            if (told.status() >= 500) {
                errors.add("%s by %s: %s".formatted(name, caller.who(), told));
            }
            boolean refused = told.status() >= 500 || REFUSED.contains(told.status()) && !IN.contains(told.code());
            if (refused) {
                others.add(Integer.toString(told.status()));
            } else {
                in.add(caller.who());
            }
        }
        return List.of(code(name), words(in), others.isEmpty() ? "–" : String.join(", ", others));
    }

    private String words(Set<String> in) {
        List<String> all = callers.stream().map(Caller::who).toList();
        if (in.containsAll(all)) {
            return "everybody";
        }
        List<String> withToken = all.stream()
                .filter(who -> !who.equals(HOLDER) && !who.equals(NOBODY))
                .toList();
        if (in.containsAll(withToken)) {
            return "anybody with a token";
        }
        List<String> names = new ArrayList<>(in);
        names.removeIf(who -> who.startsWith(SERVICE));
        List<String> services = in.stream()
                .filter(who -> who.startsWith(SERVICE))
                .map(who -> who.substring(SERVICE.length()))
                .toList();
        if (!services.isEmpty()) {
            names.add((services.size() == 1 ? "service " : "services ") + String.join(", ", services));
        }
        return names.isEmpty() ? "nobody" : String.join(", ", names);
    }

    private static String code(String name) {
        return "`" + name + "`";
    }

    /** A case in mediation, of a named report that is shared with all, and one of somebody in confidence. */
    private void prepare(Api api, Insider.Known insider) {
        Map<String, Map<String, String>> people = new LinkedHashMap<>();
        PEOPLE.forEach((who, email) -> people.put(who, Api.bearer(api.signIn(email))));
        String file = api.upload("notes.txt", "Nobody was consulted.".getBytes(StandardCharsets.UTF_8))
                .get("attachmentId")
                .asString();
        JsonNode named = file(api, Api.report("manager@sample-cvs.example"), file);
        openings = file(api, Api.report("manager@sample-cvs.example").replace("NAMED", "CONFIDENTIAL"), "")
                .get("reportId")
                .asString();
        String draft = "draft-of-a-report-" + UUID.randomUUID();
        api.put("/api/drafts/" + draft, "{}", Map.of("If-None-Match", "*"));
        api.put(
                "/api/register/ties/thurrock",
                "{\"bodies\":[{\"bodyId\":\"thurrock-council\",\"ties\":[]}]}",
                people.get(OFFICER));

        known.put("reference", named.get("reference").asString());
        known.put("reportId", named.get("reportId").asString());
        known.put("caseId", inMediation(api, people, known.get("reference")));
        known.put("attachmentId", file);
        known.put("compactId", "thurrock");
        known.put("bodyId", "thurrock-council");
        known.put("calendarId", "england-and-wales");
        known.put("topic", "redress.case");
        known.put("service", "triage");
        known.put("personId", "sample-thurrock-member-4");
        known.put("day", "2026-11-30");
        known.put("kind", "JOB");
        known.put("act", "on");
        known.put(
                "id",
                api.get("/api/mailbox", Map.of()).get("items").get(0).get("id").asString());

        callers.add(new Caller(NOBODY, Map.of(), Map.of()));
        callers.add(new Caller(
                HOLDER, Map.of(), Map.of("Redress-Receipt", named.get("receipt").asString(), "draftKey", draft)));
        people.forEach((who, sends) -> callers.add(new Caller(who, sends, Map.of())));
        insider.keys()
                .forEach((service, key) ->
                        callers.add(new Caller(SERVICE + service, Api.bearer(Tokens.service(service, key)), Map.of())));
    }

    private static JsonNode file(Api api, String form, String file) {
        String attachments = file.isEmpty() ? "" : "\"attachmentIds\":[\"" + file + "\"],";
        return api.post(
                "/api/reports",
                form.replaceFirst("\\{", "{" + attachments),
                Map.of("Idempotency-Key", "report-" + UUID.randomUUID()));
    }

    private static String inMediation(Api api, Map<String, Map<String, String>> people, String reference) {
        Map<String, String> officer = people.get(OFFICER);
        String search = "/api/cases?q=" + reference;
        await("the case of " + reference)
                .atMost(PATIENCE)
                .pollInSameThread()
                .until(() -> !api.get(search, officer).get("items").isEmpty());
        String id = api.get(search, officer).get("items").get(0).get("caseId").asString();
        String address = "/api/cases/" + id;
        api.post(address + "/acknowledgement", "{}", officer);
        api.post(
                address + "/triage",
                "{\"result\":\"ACCEPT\",\"severity\":\"SECTOR_WIDE\",\"urgency\":\"NORMAL\",\"undertakings\":[],\"reason\":\"None.\"}",
                officer);
        api.post(address + "/reply", "{\"text\":\"We are willing to talk.\",\"position\":\"EXPLAINS\"}", officer);
        api.post(
                address + "/panel",
                "{\"members\":["
                        + Stream.of("1\",\"sector\":\"STATUTORY", "3\",\"sector\":\"VCS")
                                .map(each ->
                                        "{\"personId\":\"sample-thurrock-member-" + each + "\",\"conflict\":false}")
                                .collect(Collectors.joining(","))
                        + "]}",
                officer);
        return id;
    }
}

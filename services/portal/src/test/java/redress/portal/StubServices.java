package redress.portal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The other services, as far as the portal calls them, on a port of this machine. What they answer can be changed by a test. */
public final class StubServices implements AutoCloseable {

    public static final String CASE = "01900000-0000-7000-8000-000000000001";
    static final JsonMapper JSON = new JsonMapper();
    private final HttpServer server;
    final Map<String, String> drafts = new ConcurrentHashMap<>();
    final Map<String, Long> draftVersions = new ConcurrentHashMap<>();
    final Map<String, String> filed = new ConcurrentHashMap<>();
    final List<String> filings = new CopyOnWriteArrayList<>();
    final List<String> acts = new CopyOnWriteArrayList<>();
    final Set<String> down = ConcurrentHashMap.newKeySet();
    final Map<String, Answer> answers = new ConcurrentHashMap<>();
    final List<String> authorizations = new CopyOnWriteArrayList<>();
    /** The queries with which the work list was asked for, and the names of groups. */
    final List<String> listed = new CopyOnWriteArrayList<>();

    final List<String> labelled = new CopyOnWriteArrayList<>();
    final List<String> uploads = new CopyOnWriteArrayList<>();
    final Set<String> kept = ConcurrentHashMap.newKeySet();
    volatile Consumer<String> calls = call -> {};
    volatile String stage = "TRIAGE";
    volatile int version = 7;

    /** As what everybody works on the case. */
    volatile String role = "OFFICER";

    /** How often all sign-ins of each person were ended. */
    volatile int signOuts;

    /** What to answer instead of the usual, by method and path. */
    record Answer(int status, String body) {}

    /** As the register says that it knows nobody such. */
    static final Answer NOT_KNOWN = new Answer(404, "{\"code\":\"PERSON_NOT_KNOWN\"}");

    public StubServices() {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // else each answer waits 40 ms for company
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newFixedThreadPool(4, task -> {
            Thread thread = new Thread(task, "stub");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort();
    }

    /** Forgets what a test has set or sent. */
    void reset() {
        drafts.clear();
        draftVersions.clear();
        filed.clear();
        filings.clear();
        acts.clear();
        down.clear();
        answers.clear();
        authorizations.clear();
        uploads.clear();
        listed.clear();
        labelled.clear();
        kept.clear();
        calls = call -> {};
        stage = "TRIAGE";
        version = 7;
        signOuts = 0;
        role = "OFFICER";
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        String body;
        try (InputStream in = exchange.getRequestBody()) {
            body = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization != null) {
            authorizations.add(path + " " + authorization);
        }
        calls.accept("before " + method + " " + path);
        Answer answer;
        if (down.stream().anyMatch(path::startsWith)) {
            answer = new Answer(503, "{\"title\":\"down\"}");
        } else if (answers.containsKey(method + " " + path)) {
            answer = answers.get(method + " " + path);
        } else {
            answer = answer(exchange, method, path, body);
        }
        exchange.getResponseHeaders()
                .set(
                        "Content-Type",
                        answer.body().startsWith("<svg")
                                ? "image/svg+xml"
                                : answer.status() >= 400 ? "application/problem+json" : "application/json");
        calls.accept("after " + method + " " + path);
        StubContract.hold(
                method,
                path,
                exchange.getRequestHeaders().getFirst("Content-Type"),
                body,
                answer.status(),
                answer.body());
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Answer answer(HttpExchange exchange, String method, String path, String body) {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        if (path.startsWith("/api/drafts/")) {
            return draft(exchange, method, path, body);
        }
        if (path.equals("/api/reports") && method.equals("POST")) {
            return file(exchange.getRequestHeaders().getFirst("Idempotency-Key"), body);
        }
        if (path.equals("/api/reports/CB-7K2M-Q4TX")) {
            return Samples.RECEIPT.equals(exchange.getRequestHeaders().getFirst("Redress-Receipt"))
                    ? new Answer(200, Samples.REPORT)
                    : new Answer(404, "{\"code\":\"NOT_FOUND\"}");
        }
        if (path.endsWith("/withdrawal")) {
            acts.add(path);
            return new Answer(202, "");
        }
        if (path.equals("/api/attachments") && exchange.getRequestMethod().equals("GET")) {
            return new Answer(200, "{\"scanned\":false,\"largestBytes\":26214400,\"mostPerReport\":20,\"types\":[]}");
        }
        if (path.startsWith("/api/attachments/") && method.equals("DELETE")) {
            kept.remove(path.substring("/api/attachments/".length()));
            return new Answer(204, "");
        }
        if (path.equals("/api/attachments") || path.endsWith("/attachments")) {
            acts.add(path);
            uploads.add(body);
            String name = body.replaceAll("(?s).*filename=\"([^\"]*)\".*", "$1");
            kept.add(attachmentId(name));
            return new Answer(
                    201,
                    "{\"attachmentId\":\"" + attachmentId(name) + "\",\"name\":\"" + name
                            + "\",\"size\":20480,\"type\":\"application/pdf\",\"scan\":\"NOT_SCANNED\",\"removed\":[\"PEOPLE\",\"DATES\"]}");
        }
        if (path.endsWith("/content/openings") || path.startsWith("/api/register/ties/")) {
            acts.add(path + " " + body);
            return new Answer(
                    path.startsWith("/api/register") ? 204 : 200,
                    path.startsWith("/api/register") ? "" : Samples.CONTENT);
        }
        if (path.equals("/api/register/ties")) {
            return new Answer(200, Samples.TIES);
        }
        if (path.endsWith("/opener")) {
            return new Answer(200, "{\"role\":\"CHAIR\",\"name\":\"Sample Chair Untied\"}");
        }
        if (path.endsWith("/content")) {
            return new Answer(200, Samples.CONTENT);
        }
        if (path.equals("/api/cases")) {
            listed.add(query);
            return new Answer(
                    200,
                    query.contains("mine=true")
                            ? Samples.OWN_CASES
                            : query.contains("stage=CLOSED") ? Samples.CLOSED_CASES : Samples.CASES);
        }
        if (path.equals("/api/cases/" + CASE + "/diagram")) {
            return new Answer(200, Samples.DIAGRAM);
        }
        if (path.equals("/api/cases/" + CASE)) {
            return new Answer(200, Samples.caseFile(stage, version));
        }
        if (path.startsWith("/api/cases/" + CASE + "/") && method.equals("GET")) {
            return new Answer(200, Samples.form(path.split("/")[4]));
        }
        if (path.startsWith("/api/cases/" + CASE + "/")) {
            acts.add(path + " " + body);
            return new Answer(200, Samples.caseFile(stage, version));
        }
        if (path.equals("/api/reports/search")) {
            labelled.add(body);
            return new Answer(200, Samples.FOUND);
        }
        if (path.equals("/api/reports/labels")) {
            labelled.add(query);
            return new Answer(200, Samples.LABELS);
        }
        if (path.equals("/internal/register/people/names")) {
            return new Answer(200, "[{\"personId\":\"sample-thurrock-chair-vcs\",\"name\":\"Sample Chair Untied\"}]");
        }
        if (path.equals("/internal/register/people/by-email")) {
            return Samples.PEOPLE.containsKey(query.replace("email=", ""))
                    ? new Answer(200, Samples.PEOPLE.get(query.replace("email=", "")))
                    : NOT_KNOWN;
        }
        if (path.startsWith("/internal/triage/roles/")) {
            return new Answer(200, "{\"roles\":[{\"caseId\":\"" + CASE + "\",\"role\":\"" + role + "\"}]}");
        }
        if (path.startsWith("/internal/register/people/")) {
            String id = path.substring("/internal/register/people/".length());
            return Samples.PEOPLE.values().stream()
                    .filter(person ->
                            JSON.readTree(person).get("personId").asString().equals(id))
                    .map(person -> new Answer(200, person.replaceFirst("\\{", "{\"signOuts\":" + signOuts + ",")))
                    .findFirst()
                    .orElse(NOT_KNOWN);
        }
        if (path.equals("/internal/register/people")) {
            return new Answer(200, Samples.POOL);
        }
        return switch (path) {
            case "/api/register/bodies" -> new Answer(200, Samples.bodies(query));
            case "/api/register/compacts/thurrock" -> new Answer(200, Samples.THURROCK);
            case "/api/register/compacts/essex" ->
                new Answer(200, Samples.THURROCK.replace("Thurrock Compact", "Essex Compact"));
            case "/api/register/undertakings" -> new Answer(200, Samples.UNDERTAKINGS);
            case "/api/notices" ->
                new Answer(
                        200,
                        "{\"items\":[{\"noticeId\":\"n\",\"subject\":\"New case"
                                + " CB-7K2M-Q4TX\",\"reference\":\"CB-7K2M-Q4TX\",\"caseId\":\""
                                + CASE + "\",\"at\":\"2026-11-10T10:00:00Z\",\"dueOn\":\"2026-11-13\"}]}");
            case "/api/evidence/summary" -> new Answer(200, Samples.EVIDENCE);
            default -> new Answer(404, "{\"code\":\"NOT_FOUND\",\"detail\":\"no stub for " + path + "\"}");
        };
    }

    /** As intake does it: a version is replaced only by whoever has read it, and what is gone stays gone. */
    private synchronized Answer draft(HttpExchange exchange, String method, String path, String body) {
        long version = draftVersions.getOrDefault(path, 0L);
        String etag = "\"" + version + "\"";
        String ifMatch = exchange.getRequestHeaders().getFirst("If-Match");
        if (version > 0 && !drafts.containsKey(path)) {
            return method.equals("DELETE") ? new Answer(204, "") : new Answer(410, "{\"code\":\"DRAFT_GONE\"}");
        }
        if (method.equals("GET")) {
            exchange.getResponseHeaders().set("ETag", etag);
            return version == 0 ? new Answer(404, "{\"code\":\"NOT_FOUND\"}") : new Answer(200, drafts.get(path));
        }
        boolean fits = ifMatch == null ? version == 0 || method.equals("DELETE") : ifMatch.equals(etag);
        if (!fits) {
            return new Answer(409, "{\"code\":\"DRAFT_CHANGED\"}");
        }
        draftVersions.put(path, version + 1);
        String before = drafts.getOrDefault(path, "");
        kept.removeIf(file -> before.contains(file) && !body.contains(file) && !isFiled(file));
        if (method.equals("PUT")) {
            drafts.put(path, body);
        } else {
            drafts.remove(path);
        }
        return new Answer(204, "");
    }

    private boolean isFiled(String file) {
        return filings.stream().anyMatch(filing -> filing.contains(file));
    }

    /** Files that lie in intake although no report and no draft names them. */
    List<String> forgotten() {
        return kept.stream()
                .filter(file -> !isFiled(file) && drafts.values().stream().noneMatch(draft -> draft.contains(file)))
                .toList();
    }

    /** The same file has the same id, so that tests can name it. */
    static String attachmentId(String name) {
        return name.equals("letter.pdf")
                ? "0123456789abcdef0123456789abcdef"
                : String.format("%032x", name.hashCode() & 0xffffffffL);
    }

    private Answer file(String key, String body) {
        filings.add(key + " " + body);
        String before = filed.putIfAbsent(key, body);
        if (before != null && !before.equals(body)) {
            return new Answer(409, "{\"code\":\"KEY_USED\",\"detail\":\"Used for another report.\"}");
        }
        return new Answer(
                201,
                "{\"reference\":\"CB-7K2M-Q4TX\",\"receipt\":\"" + Samples.RECEIPT
                        + "\",\"reportId\":\"r\",\"submittedAt\":\"2026-11-23T10:00:00Z\"}");
    }

    /** A draft as if it had been saved once. */
    void keepDraft(String key, String json) {
        drafts.put("/api/drafts/" + key, json);
        draftVersions.put("/api/drafts/" + key, 1L);
    }

    /** What the draft of the only browser holds. */
    JsonNode onlyDraft() {
        return JSON.readTree(new ArrayList<>(drafts.values()).get(0));
    }
}

package redress.intake;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers in the register's place who may open a name, and in triage's who is what in a case. */
final class StubRegister {

    static final String OFFICER = "sample-opener";
    static final String TIED = "sample-tied";
    static final String SEATED = "sample-seated";

    private static final String OPEN_BY_OFFICER = choice(OFFICER, "OFFICER", "Sample Opener");

    private final HttpServer server;
    private volatile String choice = OPEN_BY_OFFICER;
    private volatile boolean triageAway;

    /** About which reports triage was asked, a query each. */
    final Queue<String> rolesAsked = new ConcurrentLinkedQueue<>();

    /** As what people work on the cases of all reports. */
    private final Map<String, String> roles = new ConcurrentHashMap<>(Map.of(
            OFFICER,
            "OFFICER",
            "sample-person",
            "OFFICER",
            TIED,
            "CHAIR",
            "sample-chair",
            "CHAIR",
            "sample-vice",
            "VICE_CHAIR",
            SEATED,
            "PANEL"));

    StubRegister() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            byte[] body = choice.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(body.length == 0 ? 503 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/internal/triage/roles/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            String role = roles.get(path.substring(path.lastIndexOf('/') + 1));
            String query = exchange.getRequestURI().getQuery();
            rolesAsked.add(query == null ? "" : query);
            String entries = role == null || query == null
                    ? ""
                    : Stream.of(query.split("&"))
                            .map(asked -> "{\"caseId\":\"case-1\",\"reportId\":\"" + asked.replace("reportId=", "")
                                    + "\",\"role\":\"" + role + "\"}")
                            .collect(Collectors.joining(","));
            byte[] body = ("{\"roles\":[" + entries + "]}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(triageAway ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.setExecutor(work -> {
            Thread thread = new Thread(work, "stub-register");
            thread.setDaemon(true);
            thread.start();
        });
        server.start();
    }

    static String choice(String personId, String role, String name) {
        return """
                {"personId":"%s","role":"%s","name":"%s","tied":["%s"],"orphaned":false}""".formatted(personId, role, name, TIED);
    }

    String url() {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }

    /** @param json what it answers; empty for a register that is away */
    void answers(String json) {
        choice = json;
    }

    /** @param role null for none */
    void says(String personId, @Nullable String role) {
        if (role == null) {
            roles.remove(personId);
        } else {
            roles.put(personId, role);
        }
    }

    void triageIsAway(boolean away) {
        triageAway = away;
    }

    void answersAsAlways() {
        choice = OPEN_BY_OFFICER;
    }
}

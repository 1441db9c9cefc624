package redress.intake;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Answers in the register's place who may open a name. */
final class StubRegister {

    static final String OFFICER = "sample-opener";
    static final String TIED = "sample-tied";

    private static final String OPEN_BY_OFFICER = choice(OFFICER, "OFFICER", "Sample Opener");

    private final HttpServer server;
    private volatile String choice = OPEN_BY_OFFICER;

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

    void answersAsAlways() {
        choice = OPEN_BY_OFFICER;
    }
}

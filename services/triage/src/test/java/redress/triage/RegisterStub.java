package redress.triage;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** The register, as far as triage asks it: Thurrock has an officer and a pool of two members of each sector; Essex has nobody. */
final class RegisterStub implements AutoCloseable {

    private static final String PEOPLE = """
            [{"personId":"sample-thurrock-officer","name":"Sample Officer","email":"o@x.example","grants":["compact/thurrock/officer"]},
             {"personId":"sample-thurrock-member-1","name":"Sample One","email":"a@x.example","sector":"STATUTORY","grants":["compact/thurrock/member"]},
             {"personId":"sample-thurrock-member-2","name":"Sample Two","email":"b@x.example","sector":"STATUTORY","grants":["compact/thurrock/member","body/thurrock-council/contact"]},
             {"personId":"sample-thurrock-member-3","name":"Sample Three","email":"c@x.example","sector":"VCS","grants":["compact/thurrock/member"]},
             {"personId":"sample-thurrock-member-4","name":"Sample Four","email":"d@x.example","sector":"VCS","grants":["compact/thurrock/member"]}]
            """;

    private final HttpServer server;
    final AtomicInteger asked = new AtomicInteger();

    RegisterStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/internal/register/people", exchange -> {
            asked.incrementAndGet();
            byte[] body = PEOPLE.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

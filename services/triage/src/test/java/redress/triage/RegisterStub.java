package redress.triage;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import redress.triage.access.Somebody;

/**
 * The register, as far as triage asks it: Thurrock has an officer, who speaks for its police, and a pool of two members of each
 * sector; Essex has nobody.
 */
final class RegisterStub implements AutoCloseable {

    private static final String PEOPLE = """
            [{"personId":"sample-thurrock-officer","name":"Sample Officer","email":"o@x.example","grants":["compact/thurrock/officer"]},
             {"personId":"sample-thurrock-member-1","name":"Sample One","email":"a@x.example","sector":"STATUTORY","grants":["compact/thurrock/member"]},
             {"personId":"sample-thurrock-member-2","name":"Sample Two","email":"b@x.example","sector":"STATUTORY","grants":["compact/thurrock/member","body/thurrock-council/contact"]},
             {"personId":"sample-thurrock-member-3","name":"Sample Three","email":"c@x.example","sector":"VCS","grants":["compact/thurrock/member"]},
             {"personId":"sample-thurrock-member-4","name":"Sample Four","email":"d@x.example","sector":"VCS","grants":["compact/thurrock/member"]}]
            """;

    /** What some people may act as, beside those above. */
    private static final Map<String, String> GRANTS = Map.of(
            "sample-thurrock-member-4",
            "\"compact/thurrock/member\"",
            "sample-thurrock-officer",
            "\"compact/thurrock/officer\"",
            "sample-thurrock-chair-vcs",
            "\"compact/thurrock/chair\"",
            "sample-thurrock-vice-chair",
            "\"compact/thurrock/vice-chair\"",
            "sample-thurrock-member-1",
            "\"compact/thurrock/member\"",
            "sample-thurrock-member-3",
            "\"compact/thurrock/member\"",
            "sample-thurrock-council-contact",
            "\"body/thurrock-council/contact\"",
            "sample-thurrock-two-hats",
            "\"compact/thurrock/officer\",\"compact/thurrock/vice-chair\",\"body/thurrock-council/contact\"",
            "sample-essex-chair",
            "\"compact/essex/chair\"",
            "sample-national-officer",
            "\"national/england/officer\"");

    private final HttpServer server;
    final AtomicInteger asked = new AtomicInteger();

    RegisterStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/internal/register/people/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            String personId = path.substring(path.lastIndexOf('/') + 1);
            String grants = GRANTS.getOrDefault(personId, Somebody.storedGrants(personId));
            byte[] body = "{\"personId\":\"%s\",\"grants\":[%s],\"signOuts\":0}"
                    .formatted(personId, grants)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(grants == null ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/internal/register/steering-groups", exchange -> {
            byte[] body =
                    "[{\"compactId\":\"thurrock\",\"notFor\":[\"thurrock-police\"]}]".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
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

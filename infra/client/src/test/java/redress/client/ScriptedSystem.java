package redress.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/** Stands for the system: answers as the script says, and remembers what was asked. */
final class ScriptedSystem implements AutoCloseable {

    /** The connection breaks instead of an answer. */
    static final Reply NONE = new Reply(0, "", 0);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    record Asked(String method, String path, Map<String, List<String>> headers, String body, long nanos) {

        String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }

        String what() {
            return method + " " + path;
        }
    }

    /** @param retryAfter 0 for none */
    record Reply(int status, String body, int retryAfter) {

        static Reply of(int status) {
            return new Reply(status, "", 0);
        }

        static Reply json(Object body) {
            return new Reply(200, JsonMapper.shared().writeValueAsString(body), 0);
        }
    }

    ScriptedSystem(Function<Asked, Reply> script) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", exchange -> answer(exchange, script));
        server.setExecutor(threads);
        server.start();
    }

    /** The last of them is given again and again. */
    static ScriptedSystem inTurn(Reply... replies) {
        AtomicInteger next = new AtomicInteger();
        return new ScriptedSystem(asked -> replies[Math.min(next.getAndIncrement(), replies.length - 1)]);
    }

    String base() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    List<Asked> asked() {
        return asked;
    }

    List<String> askedWhat() {
        return asked.stream().map(Asked::what).toList();
    }

    private void answer(HttpExchange exchange, Function<Asked, Reply> script) throws IOException {
        Asked request = new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                Map.copyOf(exchange.getRequestHeaders()),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                System.nanoTime());
        asked.add(request);
        Reply reply = script.apply(request);
        if (reply.status() > 0) {
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            if (reply.retryAfter() > 0) {
                exchange.getResponseHeaders().set("Retry-After", Integer.toString(reply.retryAfter()));
            }
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

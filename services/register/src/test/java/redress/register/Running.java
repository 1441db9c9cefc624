package redress.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import redress.events.Topic;
import redress.messaging.listening.Subscription;
import redress.messaging.reading.Envelope;
import redress.testkit.backends.Backends;
import redress.testkit.backends.Backends.Part;

/** The register as it runs alone, on backends that outlive it, with somebody who listens to it. */
final class Running implements AutoCloseable {

    /** Hears what the register publishes, from the beginning of the topic; what Kafka delivers again is heard once. */
    static class Listening {

        final Map<String, Envelope> heard = new ConcurrentHashMap<>();

        @Bean
        Subscription registerItListening() {
            return Subscription.each("register-it", Set.of(Topic.REGISTER), event -> heard.put(event.id(), event));
        }
    }

    final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    private Running(ConfigurableApplicationContext context) {
        this.context = context;
    }

    private static final class Shared {
        private static final Running INSTANCE = start();
    }

    /** The one that the tests of a run share. */
    static Running shared() {
        return Shared.INSTANCE;
    }

    /** Another one beside, that hears nothing and so takes nothing from the one that listens. */
    static Running another() {
        return start(RegisterApplication.class);
    }

    static Running start() {
        return start(RegisterApplication.class, Listening.class);
    }

    private static Running start(Class<?>... sources) {
        Map<String, Object> settings = Backends.shared().settings("register-it", Set.of(Part.KAFKA, Part.DOCUMENTS));
        settings.put("redress.services.register.url", "http://localhost:${local.server.port}");
        return new Running(new SpringApplicationBuilder(sources)
                .properties("spring.config.name=redress-register")
                .run(settings.entrySet().stream()
                        .map(each -> "--" + each.getKey() + "=" + each.getValue())
                        .toArray(String[]::new)));
    }

    Collection<Envelope> heard() {
        return context.getBean(Listening.class).heard.values();
    }

    HttpResponse<String> get(String path) {
        return send(path, "");
    }

    /** @param token of a person or service */
    HttpResponse<String> get(String path, String token) {
        return send(path, "Bearer " + token);
    }

    HttpResponse<String> put(String path, String token, String json) {
        return send(
                path,
                "Bearer " + token,
                request -> request.header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpResponse<String> delete(String path, String token) {
        return send(path, token.isEmpty() ? "" : "Bearer " + token, request -> request.DELETE());
    }

    private HttpResponse<String> send(String path, String authorisation) {
        return send(path, authorisation, request -> request.GET());
    }

    private HttpResponse<String> send(String path, String authorisation, UnaryOperator<HttpRequest.Builder> with) {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        try {
            HttpRequest.Builder request =
                    with.apply(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)));
            if (!authorisation.isEmpty()) {
                request.header("Authorization", authorisation);
            }
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}

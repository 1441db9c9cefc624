package redress.messaging.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redress.events.Event;
import redress.events.Topic;
import redress.messaging.deadletters.DeadLetters;
import redress.messaging.listening.Subscription;
import redress.messaging.reading.CannotProcess;
import redress.messaging.samples.RawRecords;
import redress.messaging.samples.SampleEvents;
import redress.messaging.samples.SampleRecords;
import redress.platform.samples.Backends;
import redress.platform.web.SampleKeys;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DeadLetterApiIT {

    private static final String KEY = SampleEvents.id();
    private static final String ADMIN = "national/england/admin";

    private static final AtomicBoolean MENDED = new AtomicBoolean();
    private static final List<String> TAKEN = new CopyOnWriteArrayList<>();
    private static final List<String> SEEN_BY_ANOTHER = new CopyOnWriteArrayList<>();
    private static @Nullable ConfigurableApplicationContext context;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        Subscription subscription() {
            return Subscription.each("dead-letter-api", Set.of(Topic.REGISTER), envelope -> {
                if (!MENDED.get()) {
                    throw new CannotProcess("NO_SUCH_THING");
                }
                TAKEN.add(envelope.event().key());
            });
        }

        @Bean
        Subscription another() {
            return Subscription.each(
                    "dead-letter-api-another",
                    Set.of(Topic.REGISTER),
                    envelope -> SEEN_BY_ANOTHER.add(envelope.event().key()));
        }
    }

    @BeforeAll
    static void start() throws Exception {
        context = new SpringApplicationBuilder(Application.class)
                .initializers(new SampleKeys())
                .run(
                        "--spring.config.name=redress-platform",
                        "--server.port=0",
                        "--spring.kafka.bootstrap-servers=" + Backends.kafka(),
                        "--spring.mongodb.uri=" + Backends.documents(),
                        "--spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
                        "--redress.platform.mongo.embedded=true",
                        "--redress.messaging.dead-letters.enabled=true",
                        "--redress.platform.security-log.folder=target/security-log");
        Event event = SampleEvents.calendarChanged(KEY);
        RawRecords.send(SampleRecords.toSend(
                event, SampleRecords.data(event), SampleRecords.headers(event, SampleEvents.id(), 1)));
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptionsInstanceOf(KafkaException.class)
                .until(() -> Objects.requireNonNull(context)
                                .getBean(DeadLetters.class)
                                .newest(Topic.REGISTER, 1)
                                .size()
                        == 1);
    }

    @AfterAll
    static void stop() {
        if (context != null) {
            context.close();
        }
    }

    @Test
    void isForTheNationalAdministratorAlone() throws Exception {
        assertThat(get("?topic=redress.register", null).statusCode()).isEqualTo(401);
        assertThat(get("?topic=redress.register", "national/england/analyst").statusCode())
                .isEqualTo(403);
        assertThat(post("{\"topic\":\"redress.register\"}", "compact/thurrock/officer")
                        .statusCode())
                .isEqualTo(403);
        assertThat(get("?topic=redress.register", ADMIN).statusCode()).isEqualTo(200);
    }

    @Test
    void listsAndReplays() throws Exception {
        HttpResponse<String> listed = get("?topic=redress.register&limit=1", ADMIN);
        JsonNode letter =
                JsonMapper.shared().readTree(listed.body()).get("items").get(0);
        assertThat(letter.get("reason").asString()).isEqualTo("NO_SUCH_THING");
        assertThat(listed.body()).doesNotContain(KEY);
        int partition = letter.get("partition").asInt();
        long offset = letter.get("offset").asLong();
        assertThat(get("?topic=redress.register&partition=" + partition + "&offset=" + offset, ADMIN)
                        .body())
                .contains("NO_SUCH_THING");

        MENDED.set(true);
        String one = "{\"topic\":\"redress.register\",\"partition\":%d,\"offset\":%d}";
        assertThat(post(one.formatted(partition, offset), ADMIN).body()).isEqualTo("{\"replayed\":1}");
        await().atMost(Duration.ofSeconds(30)).until(() -> TAKEN.contains(KEY));
        // the topic is compacted: the record that was replayed may be the only one left of its key
        await().atMost(Duration.ofSeconds(30))
                .until(() -> SEEN_BY_ANOTHER.stream().filter(KEY::equals).count() == 2);
        assertThat(post(one.formatted(partition, offset + 100), ADMIN).statusCode())
                .isEqualTo(404);
        assertThat(post("{\"topic\":\"redress.register\"}", ADMIN).body()).isEqualTo("{\"replayed\":1}");
        assertThat(post("{\"topic\":\"redress.register\"}", ADMIN).body()).isEqualTo("{\"replayed\":0}");
    }

    @Test
    void refusesWhatCannotBe() throws Exception {
        assertThat(get("?topic=__consumer_offsets", ADMIN).statusCode()).isEqualTo(404);
        assertThat(get("?topic=redress.register&limit=1000", ADMIN).statusCode())
                .isBetween(400, 422);
        assertThat(get("?topic=redress.register&partition=99", ADMIN).body()).isEqualTo("{\"items\":[]}");
        assertThat(get("?topic=redress.register&partition=-1", ADMIN).statusCode())
                .isBetween(400, 422);
        assertThat(get("", ADMIN).statusCode()).isEqualTo(400);
        assertThat(post("{\"topic\":\"redress.register\",\"offset\":1}", ADMIN).statusCode())
                .isEqualTo(422);
        assertThat(post("{\"topic\":null}", ADMIN).statusCode()).isBetween(400, 422);
        assertThat(post("{\"topic\":\"redress.register\",\"more\":1}", ADMIN).statusCode())
                .isBetween(400, 422);
    }

    private static HttpResponse<String> get(String query, @Nullable String grant) throws Exception {
        return call(HttpRequest.newBuilder(address(query)).GET(), grant);
    }

    private static HttpResponse<String> post(String body, @Nullable String grant) throws Exception {
        return call(
                HttpRequest.newBuilder(address(""))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                grant);
    }

    private static URI address(String query) {
        String port = Objects.requireNonNull(context).getEnvironment().getRequiredProperty("local.server.port");
        return URI.create("http://127.0.0.1:" + port + "/api/dead-letters" + query);
    }

    private static HttpResponse<String> call(HttpRequest.Builder request, @Nullable String grant) throws Exception {
        if (grant != null) {
            request.header(
                    "Authorization", "Bearer " + SampleKeys.token(SampleKeys.PEOPLE, "redress-portal", 60, grant));
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}

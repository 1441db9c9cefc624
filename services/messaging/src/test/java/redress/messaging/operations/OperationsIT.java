package redress.messaging.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.core.ConditionFactory;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.util.FileSystemUtils;
import redress.embedded.broker.EmbeddedBroker;
import redress.embedded.documents.EmbeddedDocuments;
import redress.events.Event;
import redress.events.Topic;
import redress.messaging.documents.DocumentRelays;
import redress.messaging.listening.Subscription;
import redress.messaging.samples.SampleEvents;
import redress.messaging.samples.SampleRecords;
import redress.platform.web.SampleKeys;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service in which one thing after the other stands still: readiness says so, and an administrator can help. */
class OperationsIT {

    private static final String ADMIN = "national/england/admin";
    private static final AtomicBoolean MENDED = new AtomicBoolean();
    private static final List<String> TAKEN = new CopyOnWriteArrayList<>();

    @TempDir
    static @Nullable Path folder;

    private static @Nullable EmbeddedBroker broker;
    private static @Nullable EmbeddedDocuments documents;
    private static @Nullable ConfigurableApplicationContext context;
    private static @Nullable KafkaProducer<byte[], byte[]> producer;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        Subscription subscription() {
            return Subscription.perPoll(
                    "sample",
                    Set.of(Topic.CASE, Topic.NOTICE),
                    some -> some.forEach(each -> {
                        if (each.event().key().startsWith("stuck") && !MENDED.get()) {
                            throw new IllegalStateException("a fault of the program");
                        }
                        TAKEN.add(each.event().key());
                    }));
        }
    }

    @BeforeAll
    static void start() {
        Path here = Objects.requireNonNull(folder);
        broker = EmbeddedBroker.start(here.resolve("kafka"), 0);
        documents = EmbeddedDocuments.start(here.resolve("documents"), 0);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        context = new SpringApplicationBuilder(Application.class)
                .initializers(new SampleKeys())
                .run(
                        "--spring.config.name=redress-platform",
                        "--spring.application.name=sample",
                        "--server.port=0",
                        "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                        "--spring.mongodb.uri=" + documents.uri("sample"),
                        "--spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
                        "--redress.platform.mongo.embedded=true",
                        "--redress.platform.mongo.patience=1s",
                        "--redress.platform.readiness.patience=2s",
                        "--redress.platform.readiness.every=300ms",
                        "--redress.platform.security-log.folder=" + here.resolve("security-log"));
    }

    @AfterAll
    static void stop() {
        Objects.requireNonNull(producer).close(Duration.ZERO);
        Objects.requireNonNull(context).close();
        Objects.requireNonNull(documents).close();
        Objects.requireNonNull(broker).close();
    }

    @Test
    void showsARecordThatFailsWithoutEndAndPutsItAsideAndBack() throws Exception {
        MENDED.set(false);
        awaiting("ready at first").until(OperationsIT::ready);
        send(SampleEvents.caseOpened("stuck-1"));
        send(SampleEvents.caseOpened("stuck-1"));

        awaiting("readiness tells").until(() -> !ready());
        JsonNode fault = get("/readiness", ADMIN).get("faults").get(0);
        assertThat(fault.get("kind").asString()).isEqualTo("LISTENER");
        assertThat(fault.get("id").asString()).startsWith("sample:redress.case-");
        assertThat(fault.get("reason").asString()).isEqualTo("IllegalStateException");

        JsonNode stuck = items("RECORD").get(0);
        assertThat(stuck.get("tries").asInt()).isPositive();
        assertThat(stuck.toString()).doesNotContain("a fault of the program", "stuck-1");
        String id = stuck.get("id").asString();
        for (int n = 0; n < 2; n++) {
            awaiting("one is stuck").until(() -> !items("RECORD").isEmpty());
            assertThat(act("RECORD", items("RECORD").get(0).get("id").asString(), "aside", ADMIN))
                    .isEqualTo(202);
            int count = n + 1;
            awaiting("put aside").until(() -> items("DEAD_LETTER").size() == count);
        }
        awaiting("ready again").until(OperationsIT::ready);
        assertThat(act("RECORD", id, "aside", ADMIN)).isEqualTo(404);

        MENDED.set(true);
        JsonNode letter = items("DEAD_LETTER").get(0);
        assertThat(letter.get("reason").asString()).isEqualTo("PUT_ASIDE");
        assertThat(act("DEAD_LETTER", letter.get("id").asString(), "back", ADMIN))
                .isEqualTo(202);
        awaiting("taken in after all").until(() -> TAKEN.contains("stuck-1"));
    }

    @Test
    void showsAnEventThatCannotBeSentAndSetsItAsideAndBack() throws Exception {
        DocumentRelays relays = Objects.requireNonNull(context).getBean(DocumentRelays.class);
        MongoTemplate mongo = context.getBean(MongoTemplate.class);
        String event = SampleEvents.id();
        mongo.getCollection("samples").insertOne(waiting("doc-1", event, "redress.nowhere"));
        relays.forCollection("samples");

        awaiting("it is stuck").until(() -> !items("EVENT").isEmpty());
        awaiting("readiness tells").until(() -> !ready());
        assertThat(items("EVENT").get(0).get("reason").asString()).isEqualTo("UNKNOWN_TOPIC");
        String id = "samples:" + event;
        assertThat(act("EVENT", id, "on", ADMIN)).isEqualTo(202);
        awaiting("still stuck").until(() -> !items("EVENT").isEmpty());
        assertThat(act("EVENT", id, "aside", ADMIN)).isEqualTo(202);
        awaiting("set aside")
                .until(() -> items("EVENT").isEmpty() && items("EVENT_ASIDE").size() == 1 && ready());
        Document left = Objects.requireNonNull(mongo.getCollection("samples")
                .find(new Document("_id", "doc-1"))
                .first());
        assertThat(left.get("outbox", Document.class).getList("entries", Document.class))
                .isEmpty();

        assertThat(act("EVENT_ASIDE", id, "back", ADMIN)).isEqualTo(409);
        mongo.getCollection("outbox_aside")
                .updateOne(
                        new Document("_id", "samples/" + event),
                        new Document("$set", new Document("entry.topic", "redress.notice")));
        assertThat(act("EVENT_ASIDE", id, "back", ADMIN)).isEqualTo(202);
        assertThat(items("EVENT_ASIDE")).isEmpty();
    }

    @Test
    void isNotThereForAnybodyElse() throws Exception {
        for (String grant : List.of("national/england/analyst", "compact/thurrock/officer", "body/b/contact")) {
            for (String path : List.of("/stuck", "/readiness")) {
                assertThat(call("GET", path, grant).statusCode()).as(path).isEqualTo(404);
            }
            assertThat(act("RECORD", "sample:redress.case-0@1", "aside", grant)).isEqualTo(404);
        }
        assertThat(call("GET", "/stuck", null).statusCode()).isEqualTo(401);
        assertThat(call("GET", "/../another/stuck", ADMIN).statusCode()).isIn(400, 404);
        assertThat(call("GET", "/stuck?after=x", ADMIN).statusCode()).isIn(400, 422);
        assertThat(act("NOTHING", "x", "aside", ADMIN)).isEqualTo(404);
    }

    @Test
    void isNotReadyWhileStoreOrBrokerAreAwayAndListsTheRest() throws Exception {
        Path here = Objects.requireNonNull(folder);
        awaiting("ready at first").until(OperationsIT::ready);
        int port = port(Objects.requireNonNull(documents).uri("sample"));
        documents.close();
        awaiting("the store is away").until(() -> faults().contains("STORE"));
        documents = EmbeddedDocuments.start(here.resolve("documents"), port);
        awaiting("the store is back").until(OperationsIT::ready);

        EmbeddedBroker before = Objects.requireNonNull(broker);
        int brokerPort = port("kafka://" + before.bootstrapServers());
        before.close();
        awaiting("the broker is away").until(() -> faults().contains("BROKER"));
        JsonNode page = get("/stuck", ADMIN);
        assertThat(page.get("unread").toString()).isEqualTo("[\"DEAD_LETTER\"]");
        assertThat(page.get("items").isArray()).isTrue();
        broker = EmbeddedBroker.start(here.resolve("kafka"), brokerPort);
        awaiting("the broker is back").until(OperationsIT::ready);
    }

    @Test
    void isNotReadyWhileTheSecurityLogCannotBeWrittenThoughNobodyHasTried() throws Exception {
        Path log = Objects.requireNonNull(folder).resolve("security-log");
        awaiting("ready at first").until(OperationsIT::ready);
        Path aside = log.resolveSibling("security-log-aside");
        awaiting("something else is in its place").until(() -> {
            if (Files.isDirectory(log)) {
                FileSystemUtils.deleteRecursively(aside);
                Files.move(log, aside);
            }
            return Files.isRegularFile(Files.writeString(log, "in the way"));
        });
        awaiting("readiness tells, to administrators with the reason")
                .until(() -> !ready() && faults().contains("SECURITY_LOG_NOT_WRITABLE"));
        Files.delete(log);
        awaiting("ready again").until(OperationsIT::ready);
    }

    private static int port(String address) {
        return URI.create(address.replace("mongodb://", "kafka://")).getPort();
    }

    private static Document waiting(String id, String event, String topic) {
        Document entry = new Document("_id", event)
                .append("seq", 1L)
                .append("topic", topic)
                .append("type", "notice.delivered.v1")
                .append("key", "case-1")
                .append("time", Date.from(SampleEvents.AT))
                .append(
                        "data",
                        new String(SampleRecords.data(SampleEvents.noticeDelivered("case-1")), StandardCharsets.UTF_8));
        return new Document("_id", id)
                .append("version", 0L)
                .append(
                        "outbox",
                        new Document("seq", 1L).append("pending", event).append("entries", List.of(entry)));
    }

    private static void send(Event event) throws Exception {
        Objects.requireNonNull(producer)
                .send(SampleRecords.toSend(
                        event, SampleRecords.data(event), SampleRecords.headers(event, SampleEvents.id(), 1)))
                .get(60, TimeUnit.SECONDS);
    }

    private static ConditionFactory awaiting(String what) {
        return await(what).atMost(Duration.ofSeconds(90)).ignoreExceptions();
    }

    private static boolean ready() throws Exception {
        return health().statusCode() == 200;
    }

    private static String faults() throws Exception {
        return get("/readiness", ADMIN).get("faults").toString();
    }

    private static List<JsonNode> items(String kind) throws Exception {
        return get("/stuck?limit=100", ADMIN)
                .get("items")
                .valueStream()
                .filter(each -> each.get("kind").asString().equals(kind))
                .toList();
    }

    private static int act(String kind, String id, String act, @Nullable String grant) throws Exception {
        return call("POST", "/stuck/" + kind + "/" + id + "/" + act, grant).statusCode();
    }

    private static JsonNode get(String path, String grant) throws Exception {
        HttpResponse<String> answer = call("GET", path, grant);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static HttpResponse<String> health() throws Exception {
        return send(HttpRequest.newBuilder(URI.create(base() + "/actuator/health/readiness"))
                .GET());
    }

    private static HttpResponse<String> call(String method, String path, @Nullable String grant) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base() + "/api/operations/sample" + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (grant != null) {
            request.header(
                    "Authorization", "Bearer " + SampleKeys.token(SampleKeys.PEOPLE, "redress-portal", 60, grant));
        }
        return send(request);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String base() {
        return "http://127.0.0.1:"
                + Objects.requireNonNull(context).getEnvironment().getRequiredProperty("local.server.port");
    }
}

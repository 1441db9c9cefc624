package redress.triage;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import redress.events.Event;
import redress.events.EventJson;
import redress.events.EventType;
import redress.messaging.publishing.EventPublisher;
import redress.messaging.publishing.Outgoing;
import redress.messaging.reading.Envelope;
import redress.platform.operations.Stuck;
import redress.platform.operations.StuckThings;
import redress.platform.security.Caller;
import redress.testkit.backends.Backends;
import redress.testkit.backends.Backends.Part;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Triage as it is started in earnest, with a stub for the register. The one that is shared by the tests of a run knows the calendar and
 * two Compacts.
 */
final class RunningTriage implements AutoCloseable {

    static final Duration PATIENCE = Backends.patience();
    static final JsonMapper JSON = new JsonMapper();

    final ConfigurableApplicationContext context;
    final Path securityLog = Backends.shared().folder("security-log-triage");
    private final RegisterStub register = new RegisterStub();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    /** @param status of the HTTP response */
    record Answer(int status, JsonNode body) {}

    private RunningTriage() {
        Map<String, Object> settings = Backends.shared().settings("triage", Set.of(Part.KAFKA, Part.RELATIONAL));
        settings.put("spring.config.name", "redress-triage");
        settings.put("redress.services.register.url", register.url());
        settings.put("redress.platform.security-log.folder", securityLog.toString());
        settings.put("redress.triage.sealing-key", Base64.getEncoder().encodeToString(new byte[32]));
        context = new SpringApplicationBuilder(TriageApplication.class)
                .registerShutdownHook(false)
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
        url = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    private static final class Shared {
        private static final RunningTriage INSTANCE = start();
    }

    static RunningTriage shared() {
        return Shared.INSTANCE;
    }

    private static RunningTriage start() {
        RunningTriage triage = Backends.shared().closedFirst(new RunningTriage());
        triage.publish(SampleReports.calendar());
        triage.publish(SampleReports.compact("thurrock"));
        triage.publish(SampleReports.compact("essex"));
        return triage;
    }

    static String kafka() {
        return Backends.shared().kafka();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** What operations list of a kind. */
    StuckThings things(Stuck.Kind kind) {
        return context.getBeansOfType(StuckThings.class).values().stream()
                .filter(each -> each.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    /**
     * Lets the deadline of a case go off before its time, as a clock that is ahead for a moment does, and returns when it has failed.
     *
     * @return its id
     */
    String setOff(String caseId) {
        JdbcTemplate jdbc = bean(JdbcTemplate.class);
        String timer = jdbc.queryForList(
                        "select j.ID_ from ACT_RU_JOB j join cases c on c.process_instance_id = j.ROOT_PROC_INST_ID_"
                                + " where c.case_id = ? order by j.DUEDATE_ desc",
                        String.class,
                        caseId)
                .get(0);
        jdbc.update(
                "update ACT_RU_JOB set DUEDATE_ = ?, REV_ = REV_ + 1 where ID_ = ?",
                Timestamp.from(bean(Clock.class).instant()),
                timer);
        await("the timer has gone off")
                .atMost(PATIENCE)
                .until(() -> things(Stuck.Kind.JOB).after("triage", "", 100).stream()
                        .anyMatch(
                                each -> each.id().equals(timer) && each.reason().equals("TimerTooEarly")));
        return timer;
    }

    /** As an administrator does it; again where the timer is being tried at this moment. */
    void putBack(String timer) {
        Caller administrator = new Caller("sample-administrator", Set.of());
        await("the timer is put back")
                .atMost(PATIENCE)
                .until(() -> things(Stuck.Kind.JOB).act("triage", timer, Stuck.Act.ON, administrator));
    }

    static Envelope envelope(Event event) {
        byte[] data = EventJson.write(event).getBytes(StandardCharsets.UTF_8);
        return new Envelope(
                UUID.randomUUID().toString(),
                EventType.of(event),
                1,
                Instant.now(),
                event,
                0,
                0,
                EventJson.parse(data));
    }

    /** As its publisher's relay would send it. */
    void publish(Event event, String eventId) {
        bean(EventPublisher.class)
                .send(new Outgoing(
                        eventId,
                        1,
                        EventType.of(event).topic().wireName(),
                        EventType.of(event).wireName(),
                        event.key(),
                        Instant.now(),
                        EventJson.write(event),
                        1))
                .join();
    }

    void publish(Event event) {
        publish(event, UUID.randomUUID().toString());
    }

    Answer get(String path, String token) {
        return send(request(path, token).GET());
    }

    /** Empty where the answer has none of that name. */
    String header(String path, String token, String name) {
        try {
            return http.send(request(path, token).GET().build(), HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue(name)
                    .orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param token of a service */
    Answer getAsService(String path, String token) {
        return send(request(path, "").header("Authorization", "Bearer " + token).GET());
    }

    String text(String path, String token) {
        try {
            return http.send(request(path, token).GET().build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Answer post(String path, String token, String json, String... headers) {
        HttpRequest.Builder request = request(path, token).header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** How many rows the engine keeps of where a case stands: none once it has ended. */
    int engineRows(String caseId) {
        return countEngine("BUSINESS_KEY_ = ?", caseId);
    }

    /** How many processes of a case the engine runs, without those that they call. */
    int processes(String caseId) {
        return countEngine("BUSINESS_KEY_ = ? and SUPER_EXEC_ is null", caseId);
    }

    private int countEngine(String which, String caseId) {
        Integer rows = bean(JdbcTemplate.class)
                .queryForObject("select count(*) from ACT_RU_EXECUTION where " + which, Integer.class, caseId);
        return rows == null ? 0 : rows;
    }

    /** All that lies in a topic. */
    List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka()), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
        }
        return all;
    }

    private HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        return token.isEmpty()
                ? request
                : request.header(
                        "Authorization", "Bearer " + Backends.shared().tokens().renewed(token));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The token of a person with these grants. */
    static String token(String person, String... grants) {
        return Backends.shared().tokens().person(person, grants);
    }

    @Override
    public void close() {
        context.close();
        register.close();
    }
}

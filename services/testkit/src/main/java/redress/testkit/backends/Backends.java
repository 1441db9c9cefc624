package redress.testkit.backends;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The backends of this test run, each started when it is first asked for and shared by all tests of the process. What belongs to one
 * test is kept apart by names: each has databases of its own, and keys and consumer groups that it chooses itself.
 */
public final class Backends {

    /** What a service under test needs. */
    public enum Part {
        KAFKA,
        DOCUMENTS,
        RELATIONAL,
        MAIL
    }

    private static final Backends SHARED = new Backends(new Scratch());

    private final Scratch scratch;
    private final Lazily<KafkaBackend> kafka;
    private final Lazily<DocumentBackend> documents;
    private final Lazily<RelationalBackend> relational;
    private final Lazily<MailSink> mail;
    private final Lazily<Tokens> tokens = new Lazily<>(Tokens::new);
    private final AtomicInteger clocks = new AtomicInteger();

    private Backends(Scratch scratch) {
        this.scratch = scratch;
        boolean containers = Mode.containers();
        kafka = new Lazily<>(() -> scratch.closedLast(
                containers ? KafkaBackend.container() : KafkaBackend.embedded(scratch.folder("kafka"))));
        documents = new Lazily<>(() -> scratch.closedLast(Mode.givenMongo()
                .map(DocumentBackend::given)
                .orElseGet(() -> containers
                        ? DocumentBackend.container()
                        : DocumentBackend.embedded(scratch.folder("documents")))));
        relational = new Lazily<>(() -> scratch.closedLast(
                containers ? RelationalBackend.container() : RelationalBackend.embedded(scratch.folder("relational"))));
        mail = new Lazily<>(() -> scratch.closedLast(MailSink.start(scratch.folder("mail"))));
    }

    public static Backends shared() {
        return SHARED;
    }

    /** Kafka's bootstrap servers. */
    public String kafka() {
        return kafka.get().bootstrapServers();
    }

    /** The address of a database of this name that belongs to this run. */
    public String documents(String database) {
        return documents.get().uri(database);
    }

    public MailSink mail() {
        return mail.get();
    }

    public Tokens tokens() {
        return tokens.get();
    }

    /** Stops a service that all tests of the run share before the backends that it uses, when the run ends. */
    public <T extends AutoCloseable> T closedFirst(T service) {
        return scratch.closedLast(service);
    }

    /** A folder of this run, removed after it. */
    public Path folder(String name) {
        return scratch.folder(name);
    }

    /**
     * The settings with which a service runs on these backends, on any free port, with a clock that can be moved.
     *
     * @param name tells the databases of one test from those of another; the same name finds the same data again
     */
    public Map<String, Object> settings(String name, Set<Part> parts) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("server.port", 0);
        settings.putAll(tokens().serviceKeys());
        settings.put("redress.platform.tokens.jwks-uri", tokens().jwksUri());
        settings.put(GrantsInTokens.WANTED, true);
        settings.put(
                "redress.platform.security-log.folder",
                scratch.folder("security-logs").resolve(name).toString());
        settings.put("redress.platform.clock.settable", true);
        settings.put(
                "redress.platform.clock.file", scratch.folder("clocks").resolve(name + "-" + clocks.incrementAndGet()));
        parts.forEach(part -> settings.putAll(settings(name, part)));
        return settings;
    }

    private Map<String, Object> settings(String name, Part part) {
        return switch (part) {
            case KAFKA -> Map.of("spring.kafka.bootstrap-servers", kafka());
            case DOCUMENTS ->
                Map.of(
                        "spring.mongodb.uri",
                        documents(name),
                        "redress.platform.mongo.embedded",
                        documents.get().embedded());
            case RELATIONAL -> relational.get().settings(name);
            case MAIL -> Map.of("spring.mail.host", mail().host(), "spring.mail.port", mail().port());
        };
    }

    /** The longest that tests should wait for something that crosses services. */
    public static Duration patience() {
        return Duration.ofSeconds(Mode.containers() ? 60 : 30);
    }
}

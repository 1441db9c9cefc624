package redress.standalone;

import java.net.InetAddress;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import redress.embedded.broker.EmbeddedBroker;
import redress.embedded.database.EngineDatabase;
import redress.embedded.documents.EmbeddedDocuments;
import redress.embedded.mail.EmbeddedMail;

/**
 * The broker, the stores and the mail catcher inside the process. Their addresses are known at once, so that the services can come up
 * while they do; {@link #await()} tells when all of them are there; if one cannot
 * be started the process ends, saying why.
 */
final class EmbeddedBackends implements AutoCloseable {

    private final DataFolder folder;
    private final StartProgress progress;
    private final Optional<String> mongodb;
    private final Optional<String> mailHost;
    private final int kafka;
    private final int documents;
    private final int mail;
    private final Deque<AutoCloseable> running = new ConcurrentLinkedDeque<>();
    private final CompletableFuture<EmbeddedMail> mailbox;
    private final CompletableFuture<Void> all;

    private EmbeddedBackends(DataFolder folder, Parts parts, Options options, StartProgress progress) {
        this.folder = folder;
        this.mongodb = options.mongodb();
        this.mailHost = options.mailHost();
        this.progress = progress;
        StablePorts ports = new StablePorts(folder.path("ports"));
        kafka = ports.of("kafka");
        documents = ports.of("documents");
        mail = ports.of("mail");
        ExecutorService pool = Executors.newFixedThreadPool(4);
        CompletableFuture<?> store = mongodb.isPresent()
                ? CompletableFuture.completedFuture(null)
                : start(
                        pool,
                        "Document store",
                        () -> EmbeddedDocuments.start(
                                folder.path("documents"), documents, parts.owner(Parts.DOCUMENTS)));
        CompletableFuture<?> engine = start(
                pool, "Database", () -> EngineDatabase.belongingTo(folder.path("engine"), parts.owner(Parts.ENGINE)));
        CompletableFuture<EmbeddedBroker> broker =
                start(pool, "Kafka", () -> EmbeddedBroker.start(folder.path("kafka"), kafka));
        mailbox = mailHost.isPresent()
                ? CompletableFuture.failedFuture(new IllegalStateException("mails go to another server"))
                : start(pool, "Mail catcher", () -> EmbeddedMail.start(folder.path("mail"), mail));
        all = CompletableFuture.allOf(
                store, engine, broker, mailHost.isPresent() ? CompletableFuture.completedFuture(null) : mailbox);
        pool.shutdown();
    }

    static EmbeddedBackends start(DataFolder folder, Parts parts, Options options, StartProgress progress) {
        return new EmbeddedBackends(folder, parts, options, progress);
    }

    /** What the services need to know to reach them. */
    Map<String, Object> addresses() {
        String loopback = InetAddress.getLoopbackAddress().getHostAddress();
        Map<String, Object> addresses = new HashMap<>(Map.of(
                "spring.kafka.bootstrap-servers",
                loopback + ":" + kafka,
                "spring.mongodb.uri",
                mongodb.orElse("mongodb://" + loopback + ":" + documents + "/redress"),
                "redress.platform.mongo.embedded",
                mongodb.isEmpty(),
                "spring.datasource.url",
                EngineDatabase.jdbcUrl(folder.path("engine")),
                "spring.datasource.username",
                "sa",
                "spring.datasource.password",
                ""));
        if (mailHost.isEmpty()) {
            addresses.put("spring.mail.host", loopback);
            addresses.put("spring.mail.port", mail);
        }
        return addresses;
    }

    EmbeddedMail mailbox() {
        return mailbox.join();
    }

    void await() {
        all.join();
    }

    /** Closes what has been started, the youngest first. */
    @Override
    public void close() {
        all.join();
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                progress.say("A part did not stop in order: " + e);
            }
        }
    }

    private <T extends AutoCloseable> CompletableFuture<T> start(
            ExecutorService pool, String name, Supplier<T> starter) {
        return CompletableFuture.supplyAsync(
                () -> {
                    T started = begin(name, starter);
                    running.push(started);
                    progress.say(name + " is up");
                    return started;
                },
                pool);
    }

    /** The services wait for what they need; with one part missing they would wait in vain, so the process ends. */
    private static <T> T begin(String name, Supplier<T> starter) {
        try {
            return starter.get();
        } catch (RuntimeException | Error e) {
            System.err.println("redress: " + name + " could not be started: " + e.getMessage());
            Runtime.getRuntime().halt(1);
            throw e;
        }
    }
}

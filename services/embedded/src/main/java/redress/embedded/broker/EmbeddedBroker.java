package redress.embedded.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import redress.embedded.machine.Ending;
import redress.embedded.machine.FolderLock;
import redress.embedded.machine.PortTaken;
import redress.embedded.machine.Ports;

/**
 * One Kafka broker that is its own controller (KRaft), in this process. It keeps acknowledged records when the process is killed,
 * not when the machine loses power: like every Kafka, it leaves flushing to the operating system.
 */
public final class EmbeddedBroker implements AutoCloseable {

    /** The same for each start on a folder, which Kafka insists on: the bytes of "redress-embedded". */
    private static final String CLUSTER_ID = "cmVkcmVzcy1lbWJlZGRlZA";

    private static final int NODE_ID = 1;

    private final FolderLock lock;
    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedBroker(FolderLock lock, KafkaRaftServer server, int port) {
        this.lock = lock;
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a broker and returns when it can be used.
     *
     * @param folder where it keeps its records; created when missing
     * @param port where it listens on the loopback interface; 0 for any free port
     * @throws PortTaken if something listens there
     */
    public static EmbeddedBroker start(Path folder, int port) {
        int broker = Ports.free(port, "Kafka");
        FolderLock lock = FolderLock.take(folder);
        try {
            Path logs = folder.resolve("logs").toAbsolutePath();
            Files.createDirectories(logs);
            endWithKafka();
            format(logs);
            KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings(logs, broker), false), Time.SYSTEM);
            server.startup();
            return new EmbeddedBroker(lock, server, broker);
        } catch (IOException e) {
            lock.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    public String bootstrapServers() {
        return Ports.loopback().getHostAddress() + ":" + port;
    }

    /** Stops the broker in order, so that the next start need not look through its logs. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        lock.close();
    }

    /** Where Kafka cannot go on, it ends its process without a word to a person. */
    private static void endWithKafka() {
        Exit.Procedure ending = (code, message) -> Ending.because(
                Ending.BROKER_STOPPED,
                "The event log, Kafka, has stopped" + (message == null ? "" : " (" + message + ")")
                        + ". Nothing that was acknowledged is lost. See that its disk works and has room.");
        Exit.setExitProcedure(ending);
        Exit.setHaltProcedure(ending);
    }

    private static void format(Path logs) {
        Formatter formatter = new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(NODE_ID)
                .setClusterId(CLUSTER_ID)
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(logs.toString())
                .addDirectory(logs.toString())
                .setIgnoreFormatted(true);
        try {
            formatter.run();
        } catch (Exception e) {
            throw new IllegalStateException("Kafka's folder " + logs + " could not be prepared", e);
        }
    }

    private static Map<String, Object> settings(Path logs, int broker) {
        String host = Ports.loopback().getHostAddress();
        int controller = Ports.free(0, "Kafka");
        Map<String, Object> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE_ID));
        settings.put("controller.quorum.voters", NODE_ID + "@" + host + ":" + controller);
        settings.put("listeners", "CLIENT://" + host + ":" + broker + ",CONTROLLER://" + host + ":" + controller);
        settings.put("advertised.listeners", "CLIENT://" + host + ":" + broker);
        settings.put("listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("inter.broker.listener.name", "CLIENT");
        settings.put("log.dirs", logs.toString());
        settings.put("auto.create.topics.enable", "false");
        settings.putAll(ALONE);
        settings.putAll(SMALL);
        return settings;
    }

    /** One node: nothing to replicate to, no other consumer to wait for, no lost session to suspect for long. */
    private static final Map<String, String> ALONE = Map.ofEntries(
            Map.entry("default.replication.factor", "1"),
            Map.entry("min.insync.replicas", "1"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "1"),
            // who has read how far is remembered while a system stands still for long: else all would be read from the
            // beginning
            Map.entry("offsets.retention.minutes", "2000000000"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "1"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            // a broker killed and started again is let in only when its former session has ended
            Map.entry("broker.session.timeout.ms", "6000"),
            Map.entry("broker.heartbeat.interval.ms", "1000"),
            // a broker that cannot write this stops at once; alone it has nothing to learn from it
            Map.entry("replica.high.watermark.checkpoint.interval.ms", "60000"),
            Map.entry("metadata.max.idle.interval.ms", "0"));

    /** Few threads and small buffers: the process has other things to do. */
    private static final Map<String, String> SMALL = Map.ofEntries(
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "2"),
            Map.entry("background.threads", "2"),
            Map.entry("num.recovery.threads.per.data.dir", "2"),
            Map.entry("num.replica.alter.log.dirs.threads", "1"),
            Map.entry("group.coordinator.threads", "1"),
            Map.entry("share.coordinator.threads", "1"),
            Map.entry("log.cleaner.threads", "1"),
            Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
            Map.entry("log.cleaner.io.buffer.size", "131072"),
            Map.entry("log.index.size.max.bytes", "1048576"),
            Map.entry("log.segment.bytes", "67108864"),
            Map.entry("offsets.topic.segment.bytes", "16777216"),
            Map.entry("transaction.state.log.segment.bytes", "16777216"),
            Map.entry("metadata.log.segment.bytes", "16777216"),
            Map.entry("metric.reporters", ""));
}

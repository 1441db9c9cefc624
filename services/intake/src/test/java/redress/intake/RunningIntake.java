package redress.intake;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import redress.events.Event;
import redress.testkit.backends.Backends;
import redress.testkit.backends.Backends.Part;
import redress.testkit.backends.SampleEvents;

/** Intake as it runs; one that knows Thurrock's Compact is shared by the tests of a run. */
public final class RunningIntake implements AutoCloseable {

    private static final String KEY =
            Base64.getEncoder().encodeToString("a key of exactly thirty-two byte".getBytes(StandardCharsets.US_ASCII));

    private final ConfigurableApplicationContext context;
    private final StubRegister register = new StubRegister();
    private final Path securityLog = Backends.shared().folder("security-log-intake");
    private final SampleEvents others = new SampleEvents(Backends.shared().kafka());

    private static final class Shared {
        private static final RunningIntake INSTANCE = withCompact();
    }

    public static RunningIntake shared() {
        return Shared.INSTANCE;
    }

    private static RunningIntake withCompact() {
        RunningIntake intake = new RunningIntake("intake", Map.of("server.forward-headers-strategy", "native"));
        intake.publish(SampleReports.compact(), 1);
        await("the Compact is known").atMost(Backends.patience()).until(() -> intake.count("intake_compacts") == 1);
        return intake;
    }

    /** @param settings stand before those of the backends */
    RunningIntake(String name, Map<String, Object> settings) {
        Map<String, Object> all = new TreeMap<>(Backends.shared().settings(name, Set.of(Part.KAFKA, Part.DOCUMENTS)));
        all.put("spring.config.name", "redress-intake");
        all.put("redress.intake.identity-key", KEY);
        all.put("redress.intake.receipt-key", KEY);
        all.put("redress.services.register.url", register.url());
        all.put("redress.services.triage.url", register.url());
        all.put("redress.platform.security-log.folder", securityLog.toString());
        all.putAll(settings);
        context = new SpringApplicationBuilder(IntakeApplication.class)
                .run(all.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    public String base() {
        return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Brings an event to intake as another service would. */
    public void publish(Event event, long seq) {
        others.publish(event, seq);
    }

    StubRegister register() {
        return register;
    }

    /** The folder of its security log. */
    Path securityLog() {
        return securityLog;
    }

    /** How many reports, identities, files and drafts there are. */
    List<Long> stored() {
        return Stream.of("reports", "identities", "attachments", "drafts")
                .map(this::count)
                .toList();
    }

    private long count(String collection) {
        return bean(MongoTemplate.class).getCollection(collection).countDocuments();
    }

    @Override
    public void close() {
        context.close();
        others.close();
    }
}

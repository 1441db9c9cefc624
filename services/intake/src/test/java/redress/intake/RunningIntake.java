package redress.intake;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import redress.events.Event;
import redress.testkit.backends.Backends;
import redress.testkit.backends.Backends.Part;
import redress.testkit.backends.SampleEvents;

/** Intake as it runs; one is shared by the tests of a run. */
public final class RunningIntake implements AutoCloseable {

    private static final String KEY =
            Base64.getEncoder().encodeToString("a key of exactly thirty-two byte".getBytes(StandardCharsets.US_ASCII));

    private final ConfigurableApplicationContext context;
    private final SampleEvents others = new SampleEvents(Backends.shared().kafka());

    private static final class Shared {
        private static final RunningIntake INSTANCE = new RunningIntake("intake", Map.of());
    }

    public static RunningIntake shared() {
        return Shared.INSTANCE;
    }

    /** @param settings stand before those of the backends */
    RunningIntake(String name, Map<String, Object> settings) {
        Map<String, Object> all = new TreeMap<>(Backends.shared().settings(name, Set.of(Part.KAFKA, Part.DOCUMENTS)));
        all.put("spring.config.name", "redress-intake");
        all.put("redress.intake.identity-key", KEY);
        all.put("redress.intake.receipt-key", KEY);
        all.putAll(settings);
        context = new SpringApplicationBuilder(IntakeApplication.class)
                .run(all.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    String base() {
        return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Brings an event to intake as another service would. */
    void publish(Event event, long seq) {
        others.publish(event, seq);
    }

    @Override
    public void close() {
        context.close();
        others.close();
    }
}

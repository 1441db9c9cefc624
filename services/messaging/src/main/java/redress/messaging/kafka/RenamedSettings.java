package redress.messaging.kafka;

import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Stops the start where a setting still has the name that it had in an earlier version: ignored without a word, it would be a default. */
final class RenamedSettings implements BeanFactoryPostProcessor {

    private static final String BEFORE = "redress.platform.";
    private static final List<String> MOVED = List.of("outbox", "topics", "listeners", "dead-letters");

    private final Environment environment;

    RenamedSettings(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        for (String each : MOVED) {
            if (Binder.get(environment)
                    .bind(BEFORE + each, Bindable.mapOf(String.class, Object.class))
                    .isBound()) {
                throw new IllegalStateException(
                        "Settings that begin with " + BEFORE + each + " now begin with redress.messaging." + each
                                + " (REDRESS_PLATFORM_… is REDRESS_MESSAGING_…): rename them and start again.");
            }
        }
    }
}

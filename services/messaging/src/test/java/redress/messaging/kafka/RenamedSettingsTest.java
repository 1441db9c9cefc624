package redress.messaging.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class RenamedSettingsTest {

    private final StandardEnvironment environment = new StandardEnvironment();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "REDRESS_PLATFORM_OUTBOX_INSTANCE",
                "REDRESS_PLATFORM_TOPICS_RETENTION",
                "REDRESS_PLATFORM_LISTENERS_CASES_CONCURRENCY",
                "REDRESS_PLATFORM_DEADLETTERS_ENABLED"
            })
    void stopTheStartWithASentence(String before) {
        variables(Map.of(before, "1"));
        assertThatIllegalStateException()
                .isThrownBy(this::check)
                .withMessageContaining("now begin with redress.messaging.")
                .withMessageContaining("rename them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"redress.platform.outbox.look-every", "redress.platform.dead-letters.enabled"})
    void areFoundInAFileToo(String before) {
        environment.getPropertySources().addFirst(new MapPropertySource("file", Map.of(before, "1s")));
        assertThatIllegalStateException().isThrownBy(this::check);
    }

    @Test
    void areNotThoseThatTheyAreCalledNow() {
        variables(Map.of(
                "REDRESS_MESSAGING_OUTBOX_INSTANCE",
                "a",
                "REDRESS_PLATFORM_READINESS_PATIENCE",
                "30s",
                "REDRESS_PLATFORM_MONGO_PATIENCE",
                "5s"));
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void areLookedForAtEachStart() {
        assertThat(KafkaConfiguration.class.getDeclaredMethods())
                .anyMatch(each -> BeanFactoryPostProcessor.class.isAssignableFrom(each.getReturnType()));
    }

    private void variables(Map<String, Object> variables) {
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, variables));
    }

    private void check() {
        new RenamedSettings(environment).postProcessBeanFactory(new DefaultListableBeanFactory());
    }
}

package redress.triage.sections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class CaseSealingPropertiesTest {

    private static final String ONE = Base64.getEncoder().encodeToString(new byte[32]);

    /** As the file of settings names them. */
    @Test
    void areTakenFromTheEnvironment() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        Map.of(
                                "REDRESS_TRIAGE_SEALING_KEY", ONE,
                                "REDRESS_TRIAGE_SEALING_KEY_VERSION", "2",
                                "REDRESS_TRIAGE_OLDSEALINGKEYS_1", ONE)));
        CaseSealingProperties bound = new Binder(ConfigurationPropertySources.get(environment))
                .bind("redress.triage", CaseSealingProperties.class)
                .get();
        assertThat(bound.sealingKeyVersion()).isEqualTo(2);
        assertThat(bound.oldSealingKeys()).containsExactly(Map.entry(1, ONE));
        assertThat(bound.toString()).doesNotContain(ONE);
    }
}

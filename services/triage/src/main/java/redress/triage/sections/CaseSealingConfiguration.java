package redress.triage.sections;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import redress.platform.sealing.Keyset;
import redress.platform.sealing.Resealing;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CaseSealingProperties.class)
class CaseSealingConfiguration {

    private static final String CHECK = "check";
    private final Clock realTime = Clock.systemUTC();

    /** @throws IllegalStateException if a key that has sealed cases in this database is missing, or another is in its place */
    @Bean
    CaseKeys triageCaseKeys(CaseSealingProperties properties, JdbcTemplate jdbc, FlywayMigrationInitializer tables) {
        Keyset set = properties.keys();
        CaseKeys keys = new CaseKeys(set);
        Resealing.begin(
                CaseKeys.SETTING,
                set,
                new CaseKeyLedger(jdbc),
                id -> new CaseKeys(new Keyset(set.keys(), id)).make(CHECK),
                (id, check) -> keys.opens(CHECK, check),
                realTime.instant());
        return keys;
    }

    /** Its name is what the health of the service calls it. */
    @Bean("caseKey")
    Resealing triageResealing(
            CaseSealingProperties properties,
            CaseKeys keys,
            JdbcTemplate jdbc,
            ObjectProvider<Resealing.Place> places) {
        return new Resealing(
                CaseKeys.SETTING,
                properties.keys(),
                new CaseKeyLedger(jdbc),
                keys.make(CHECK),
                places::stream,
                properties.resealing(),
                realTime);
    }
}

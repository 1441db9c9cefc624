package redress.triage.sections;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CaseSealingProperties.class)
class CaseSealingConfiguration {

    private static final String CHECK = "check";

    /** @throws IllegalStateException if a key that has sealed cases in this database is missing, or another is in its place */
    @Bean
    CaseKeys triageCaseKeys(CaseSealingProperties properties, JdbcTemplate jdbc, FlywayMigrationInitializer tables) {
        CaseKeys keys = properties.keys();
        Map<Integer, byte[]> checks = new TreeMap<>();
        jdbc.query("select key_version, sealed from sealing_checks", row -> {
            checks.put(row.getInt(1), row.getBytes(2));
        });
        checks.forEach((version, check) -> {
            if (!keys.opens(CHECK, check)) {
                throw new IllegalStateException(
                        version == properties.sealingKeyVersion()
                                ? "redress.triage.sealing-key is not the key of version " + version
                                        + " that has sealed cases in this database. Put that one back; to change keys,"
                                        + " give the new one a higher sealing-key-version and list the old one under"
                                        + " old-sealing-keys."
                                : "redress.triage.old-sealing-keys." + version
                                        + " is missing or is another key than the one that has sealed cases in this"
                                        + " database. Put that one back.");
            }
        });
        if (!checks.containsKey(properties.sealingKeyVersion())) {
            jdbc.update(
                    "insert into sealing_checks (key_version, sealed) select cast(? as integer), cast(? as bytea)"
                            + " where not exists (select 1 from sealing_checks where key_version = ?)",
                    properties.sealingKeyVersion(),
                    keys.make(CHECK),
                    properties.sealingKeyVersion());
        }
        return keys;
    }
}

package redress.triage;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.scheduling.annotation.EnableScheduling;
import redress.triage.cases.FillListedReports;

/** All of triage, for an application of its own or beside the other services in one. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@EnableScheduling
public class TriageModule {

    /** The engine brings its own tables; this lets ours live beside them. */
    @Bean
    Flyway triageTables(DataSource dataSource) {
        return Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/triage")
                .javaMigrations(new FillListedReports())
                .table("flyway_triage")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
    }

    @Bean
    FlywayMigrationInitializer triageMigration(Flyway triageTables) {
        return new FlywayMigrationInitializer(triageTables);
    }
}

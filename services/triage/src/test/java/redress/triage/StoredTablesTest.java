package redress.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import redress.embedded.database.EngineDatabase;

/** Every table of triage's own: what is stored in it has a format, or there is a reason why it needs none. */
class StoredTablesTest {

    private static final String COLUMNS_ALONE = "its columns are the shape, and every version adds columns only";

    private static final Map<String, String> UNNUMBERED = Map.of(
            "case_seats",
            "who sits on which panel, as the case of the same transaction says",
            "case_timeline",
            COLUMNS_ALONE + "; a kind that is not known is passed over",
            "sealing_checks",
            COLUMNS_ALONE,
            "inbox",
            COLUMNS_ALONE,
            "outbox",
            COLUMNS_ALONE + "; what it holds is the event as it travels",
            "outbox_aside",
            COLUMNS_ALONE + "; what it holds is the event as it travels",
            "relay_lease",
            "versions that run at the same time have to agree on who holds it",
            "flyway_schema_history",
            "Flyway's own");

    @Test
    void haveAFormatOrAReasonWhyNot() {
        DriverManagerDataSource database =
                new DriverManagerDataSource(EngineDatabase.inMemory("stored-tables"), "sa", "");
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/triage")
                .load()
                .migrate();
        JdbcTemplate jdbc = new JdbcTemplate(database);
        List<String> unnumbered = jdbc.queryForList(
                "select lower(t.table_name) from information_schema.tables t where t.table_schema = 'PUBLIC'"
                        + " and not exists (select 1 from information_schema.columns c where c.table_schema = 'PUBLIC'"
                        + " and c.table_name = t.table_name and c.column_name = 'FORMAT')",
                String.class);
        assertThat(unnumbered)
                .as("tables without a column for the format of what they hold")
                .containsExactlyInAnyOrderElementsOf(UNNUMBERED.keySet());
    }
}

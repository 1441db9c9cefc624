package redress.triage.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import redress.embedded.database.EngineDatabase;
import redress.events.codes.Stage;
import redress.messaging.relational.RelationalOutbox;
import redress.platform.sealing.Keyset;
import redress.triage.sections.SampleSections;
import redress.triage.sections.SectionStore;
import redress.triage.timeline.TimelineStore;

/** The keys of cases, sealed anew while the key of the service is changed. */
class ResealedCasesTest {

    private static final DriverManagerDataSource DATABASE =
            new DriverManagerDataSource(EngineDatabase.inMemory("resealed-cases"), "sa", "");
    private static final JdbcTemplate JDBC = new JdbcTemplate(DATABASE);
    private static final byte[] FIRST = new byte[32];
    private static final byte[] SECOND = "another key of thirty-two bytes!".getBytes();
    private static final Keyset ONE = Keyset.of(FIRST);
    private static final Keyset BOTH = new Keyset(Map.of(1, FIRST, 2, SECOND), 2);
    private static final Keyset TWO = new Keyset(Map.of(2, SECOND), 2);

    private final Case sample = SampleCases.at(Stage.REPLY);

    @BeforeAll
    static void migrate() {
        Flyway.configure()
                .dataSource(DATABASE)
                .locations("classpath:db/triage")
                .javaMigrations(new FillListedReports())
                .load()
                .migrate();
    }

    @BeforeEach
    void stored() {
        JDBC.update("delete from case_sections");
        JDBC.update("delete from cases");
        SectionStore sections = SampleSections.store(JDBC, ONE);
        byte[] key = sections.newKey(sample.caseId);
        sample.key = key;
        JDBC.update(
                "insert into cases (case_id, report_id, reference_key, reference, compact_id, body_id, stage, closed, since, due_at,"
                        + " urgency, version, format, document) values (?1, ?1, right(?1, 20), 'CB', 'thurrock', 'b', 'REPLY', false, ?2, ?2,"
                        + " 'NORMAL', ?3, 2, ?4)",
                sample.caseId,
                OffsetDateTime.of(2026, 11, 23, 12, 0, 0, 0, ZoneOffset.UTC),
                sample.version,
                CaseJson.write(sample));
        sections.save(sample.caseId, key, sample.sections());
    }

    @Test
    void areReadWithTheNewKeyAloneAfterwards() {
        isWhole(ONE);
        assertThatIllegalStateException().isThrownBy(() -> isWhole(TWO));
        assertThat(cases(BOTH).reseal("").left()).isZero();
        isWhole(TWO);
        isWhole(BOTH);
        assertThatIllegalStateException().isThrownBy(() -> isWhole(ONE));
        assertThat(cases(BOTH).reseal(sample.caseId).next()).isEmpty();
    }

    @Test
    void stayAsTheyAreWhereNothingIsToBeDone() {
        byte[] before = document();
        assertThat(cases(ONE).reseal("").left()).isZero();
        assertThat(document()).isEqualTo(before);
        cases(BOTH).reseal("");
        byte[] anew = document();
        assertThat(anew).isNotEqualTo(before);
        cases(ONE).reseal("");
        cases(BOTH).reseal("");
        assertThat(document()).isEqualTo(anew);
    }

    @Test
    void areLeftWhereSomebodyChangesTheCaseMeanwhile() {
        JDBC.update("update cases set version = version + 1");
        byte[] changed = document();
        assertThat(cases(BOTH).reseal("").left()).isEqualTo(1);
        assertThat(document()).isEqualTo(changed);
    }

    @Test
    void areLeftWhereTheyCannotBeOpened() {
        assertThat(cases(TWO).reseal("").left()).isEqualTo(1);
        isWhole(ONE);
    }

    @Test
    void areLeftWhereANewerVersionHasStoredThem() {
        JDBC.update("update cases set format = ?", CaseJson.FORMAT + 1);
        byte[] newer = document();
        assertThat(cases(BOTH).reseal("").left()).isEqualTo(1);
        assertThat(document()).isEqualTo(newer);
    }

    private static Cases cases(Keyset keys) {
        return new Cases(
                JDBC,
                Mockito.mock(RelationalOutbox.class),
                SampleSections.store(JDBC, keys),
                Mockito.mock(TimelineStore.class));
    }

    private void isWhole(Keyset keys) {
        Case read = cases(keys).find(sample.caseId).orElseThrow();
        read.sections().load();
        assertThat(read.version).isEqualTo(sample.version);
    }

    private byte[] document() {
        return JDBC.queryForObject("select document from cases where case_id = ?", byte[].class, sample.caseId);
    }
}

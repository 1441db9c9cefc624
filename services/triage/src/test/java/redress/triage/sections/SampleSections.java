package redress.triage.sections;

import org.springframework.jdbc.core.JdbcTemplate;
import redress.platform.sealing.Keyset;

/** The sections of a database, as an instance of triage with these keys has them. */
public final class SampleSections {

    private SampleSections() {}

    public static SectionStore store(JdbcTemplate jdbc, Keyset keys) {
        return new SectionStore(jdbc, new CaseKeys(keys));
    }
}

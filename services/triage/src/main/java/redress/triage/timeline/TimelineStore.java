package redress.triage.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of the timelines. */
@Component
public class TimelineStore {

    private static final String READ =
            "select happened_at, kind, codes, person_id from case_timeline where case_id = ? order by case_id, n";
    private static final String INSERT =
            "insert into case_timeline (case_id, n, happened_at, kind, codes, person_id) values (?, ?, ?, ?, ?, ?)";
    private static final TypeReference<Map<String, String>> CODES = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final JdbcTemplate jdbc;

    TimelineStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The timeline of a case, read when it is asked for. */
    public Timeline of(String caseId) {
        return Timeline.stored(() -> jdbc.query(
                READ,
                (row, n) -> new Entry(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        row.getString(2),
                        JSON.readValue(row.getString(3), CODES),
                        row.getString(4)),
                caseId));
    }

    /**
     * Writes what was added, in the transaction of the case.
     *
     * @param from how many entries are written already
     */
    public void save(String caseId, int from, Timeline timeline) {
        List<Object[]> rows = new ArrayList<>();
        int n = from;
        for (Entry entry : timeline.toWrite()) {
            n++;
            rows.add(new Object[] {
                caseId,
                n,
                entry.at().atOffset(ZoneOffset.UTC),
                entry.kind(),
                JSON.writeValueAsString(entry.codes()),
                entry.by()
            });
        }
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(INSERT, rows);
        }
        timeline.written();
    }
}

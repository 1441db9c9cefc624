package redress.triage.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import redress.events.codes.Severity;
import redress.events.codes.Stage;
import redress.events.codes.Urgency;
import redress.triage.deadlines.Deadline;

/**
 * Finds cases for work lists, each page by one query, whoever asks: see {@link WorkListQuery}.
 */
@Component
public class WorkLists {

    /** The form of {@link WorkList#next()}. */
    public static final String CURSOR = "^[0-9]{1,15}_[0-9a-f-]{36}$";

    private final JdbcTemplate jdbc;
    private final Clock clock;

    WorkLists(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What a caller may look into.
     *
     * @param compactIds whose every case it sees
     * @param elsewhere bodies by Compact, of which it sees the cases about these bodies alone
     * @param bodyIds whose cases it sees once they were put to the body
     * @param personId for whom there may be seats on panels
     * @param mine whether it asks only for those that it owns; owning a case shows none that it would not see otherwise
     */
    public record Scope(
            Set<String> compactIds,
            Map<String, Set<String>> elsewhere,
            Set<String> bodyIds,
            String personId,
            boolean mine) {

        public Scope {
            compactIds = Set.copyOf(compactIds);
            elsewhere = Map.copyOf(elsewhere);
            bodyIds = Set.copyOf(bodyIds);
        }
    }

    private record Line(WorkList.Item item, Instant due) {}

    /**
     * @param stage null for all that are open, or for all whatever their stage where {@code q} is given
     * @param q a reference or its beginning, in whatever case, with or without hyphens; the list is then in the order of the references
     */
    public WorkList find(Scope scope, @Nullable Stage stage, @Nullable String q, int limit, @Nullable String after) {
        WorkListQuery query = WorkListQuery.of(scope, stage, q, limit + 1, after);
        Instant now = clock.instant();
        List<Line> found = jdbc.query(
                query.sql(),
                (row, number) -> line(row, scope, now),
                query.values().toArray());
        boolean more = found.size() > limit;
        List<Line> page = more ? found.subList(0, limit) : found;
        Line last = more ? page.get(limit - 1) : null;
        return new WorkList(
                page.stream().map(Line::item).toList(),
                last == null ? null : last.due.toEpochMilli() + "_" + last.item.caseId());
    }

    private static Line line(ResultSet row, Scope scope, Instant now) throws SQLException {
        Stage stage = Stage.valueOf(row.getString("stage"));
        String severity = row.getString("severity");
        Instant due = row.getObject("due_at", OffsetDateTime.class).toInstant();
        boolean closed = stage == Stage.CLOSED;
        String bodyId = row.getString("body_id");
        return new Line(
                new WorkList.Item(
                        row.getString("case_id"),
                        row.getString("reference"),
                        row.getString("compact_id"),
                        bodyId,
                        stage,
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        closed ? null : due,
                        row.getBoolean("provisional") ? true : null,
                        !closed && Deadline.isMissed(due, now),
                        severity == null ? null : Severity.valueOf(severity),
                        Urgency.valueOf(row.getString("urgency")),
                        MustAct.in(stage),
                        scope.personId.equals(row.getString("owner_id")) && !scope.bodyIds.contains(bodyId)),
                due);
    }

    /** A reference as it is searched for. */
    static String key(String reference) {
        return reference.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
    }
}

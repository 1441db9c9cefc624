package redress.triage.worklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import redress.events.codes.IdentityMode;
import redress.events.codes.Severity;
import redress.events.codes.Stage;
import redress.events.codes.Urgency;
import redress.triage.cases.ListedReport;
import redress.triage.cases.MustAct;
import redress.triage.deadlines.Deadline;

/**
 * Finds cases for work lists, each page by one query, the same for everybody: see {@link WorkListQuery}.
 */
@Component
class WorkLists {

    private final JdbcTemplate jdbc;
    private final Clock clock;

    WorkLists(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Line(WorkListView.Item item, Instant due) {}

    /**
     * Open cases with the urgent ones first, then by what is due; closed ones by when they were closed, the last first; by references in
     * the order of these.
     *
     * @param after the {@link WorkListView#next()} of the page before
     * @throws redress.platform.problems.Refusal (400) if that belongs to a list in another order
     */
    WorkListView find(Scope scope, Asked asked, int limit, @Nullable String after) {
        Cursor cursor = after == null ? null : Cursor.read(after, asked);
        if (asked.isContradictory()) {
            return WorkListView.NOTHING;
        }
        Instant now = clock.instant();
        Sql query = WorkListQuery.of(scope, asked, limit + 1, now, cursor);
        List<Line> found = jdbc.query(
                query.text(),
                (row, number) -> line(row, scope, now),
                query.values().toArray());
        boolean more = found.size() > limit;
        List<Line> page = more ? found.subList(0, limit) : found;
        Line last = more ? page.get(limit - 1) : null;
        return new WorkListView(
                page.stream().map(Line::item).toList(),
                last == null ? null : Cursor.behind(asked, last.item, last.due).toString());
    }

    private static Line line(ResultSet row, Scope scope, Instant now) throws SQLException {
        Stage stage = Stage.valueOf(row.getString("stage"));
        String severity = row.getString("severity");
        String identity = row.getString("identity_mode");
        String owner = row.getString("owner_id");
        Instant due = row.getObject("due_at", OffsetDateTime.class).toInstant();
        boolean closed = stage == Stage.CLOSED;
        String bodyId = row.getString("body_id");
        boolean asBody = scope.isBody(bodyId);
        boolean reportShown = !asBody || row.getBoolean("report_for_body");
        return new Line(
                new WorkListView.Item(
                        row.getString("case_id"),
                        row.getString("reference"),
                        reportShown ? row.getString("report_id") : null,
                        row.getString("compact_id"),
                        bodyId,
                        stage,
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        closed ? null : due,
                        row.getBoolean("provisional") ? true : null,
                        !closed && Deadline.isMissed(due, now),
                        severity == null ? null : Severity.valueOf(severity),
                        Urgency.valueOf(row.getString("urgency")),
                        identity == null ? null : IdentityMode.valueOf(identity),
                        reportShown ? ListedReport.categories(row.getString("categories")) : null,
                        MustAct.in(stage),
                        asBody ? null : owner,
                        !asBody && scope.personId().equals(owner),
                        closed ? due : null,
                        null,
                        null),
                due);
    }
}

package redress.triage.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import redress.events.codes.Severity;
import redress.events.codes.Stage;
import redress.events.codes.Urgency;
import redress.triage.deadlines.Deadline;

/**
 * Finds cases for work lists. Each Compact, body and panel that a caller may look into is asked for on its own, along an index in the
 * order of the list, so that a page costs the same however many cases there are.
 */
@Component
public class WorkLists {

    /** The form of {@link WorkList#next()}. */
    public static final String CURSOR = "^[0-9]{1,15}_[0-9a-f-]{36}$";

    private static final String COLUMNS =
            "select c.case_id, reference, compact_id, body_id, stage, since, due_at, provisional, severity, urgency from cases c";
    private static final String LAST_REFERENCE = "ZZZZZZZZZZZZZZZZZZZZ";

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
     */
    public record Scope(
            Set<String> compactIds, Map<String, Set<String>> elsewhere, Set<String> bodyIds, String personId) {

        public Scope {
            compactIds = Set.copyOf(compactIds);
            elsewhere = Map.copyOf(elsewhere);
            bodyIds = Set.copyOf(bodyIds);
        }
    }

    private record Line(WorkList.Item item, Instant due) {}

    /** A part of the list: the conditions on a line with their values, and the columns of the index behind its owner. */
    private record Page(String conditions, List<Object> values, List<String> index, String direction, int rows) {

        /** Whoever speaks for a body sees its cases as the body: not even a place in the list before they were put to it. */
        Page asSeenBy(Set<String> bodyIds) {
            if (bodyIds.isEmpty()) {
                return this;
            }
            return with(" and (body_key is not null or body_id not in (" + places(bodyIds) + "))", bodyIds);
        }

        Page about(Set<String> bodyIds) {
            return with(" and body_id in (" + places(bodyIds) + ")", bodyIds);
        }

        private Page with(String condition, Set<String> ids) {
            List<Object> more = new ArrayList<>(values);
            more.addAll(ids);
            return new Page(conditions + condition, more, index, direction, rows);
        }

        private static String places(Set<String> ids) {
            return String.join(", ", Collections.nCopies(ids.size(), "?"));
        }

        /** Every column of the index is named: only then does H2 walk along it and stop, in place of sorting all that it finds. */
        String sql(String owner) {
            String order = Stream.concat(Stream.of(owner), index.stream())
                    .map(column -> column + direction)
                    .collect(Collectors.joining(", "));
            return " " + owner + " = ?" + conditions + " order by " + order + " limit " + rows;
        }
    }

    /**
     * @param stage null for all that are open, or for all whatever their stage where {@code q} is given
     * @param q a reference or its beginning, in whatever case, with or without hyphens; the list is then in the order of the references
     */
    public WorkList find(Scope scope, @Nullable Stage stage, @Nullable String q, int limit, @Nullable String after) {
        boolean latestFirst = stage == Stage.CLOSED && q == null;
        Page asked = page(stage, q, after, latestFirst, limit + 1);
        Page shown = asked.asSeenBy(scope.bodyIds);
        Map<String, Line> found = new LinkedHashMap<>();
        scope.compactIds.forEach(id -> ask(" where", "compact_id", id, shown, found));
        scope.elsewhere.forEach((id, bodies) -> ask(" where", "compact_id", id, shown.about(bodies), found));
        scope.bodyIds.forEach(id -> ask(" where", "body_key", id, asked, found));
        ask(" join case_seats s on s.case_id = c.case_id where", "s.person_id", scope.personId, shown, found);
        List<Line> sorted =
                found.values().stream().sorted(order(q != null, latestFirst)).toList();
        boolean more = sorted.size() > limit;
        List<Line> page = more ? sorted.subList(0, limit) : sorted;
        Line last = more ? page.get(limit - 1) : null;
        return new WorkList(
                page.stream().map(Line::item).toList(),
                last == null ? null : last.due.toEpochMilli() + "_" + last.item.caseId());
    }

    private static Comparator<Line> order(boolean search, boolean latestFirst) {
        if (search) {
            return Comparator.comparing(line -> key(line.item.reference()));
        }
        Comparator<Line> dueFirst = Comparator.comparing(Line::due).thenComparing(line -> line.item.caseId());
        return latestFirst ? dueFirst.reversed() : dueFirst;
    }

    private void ask(String from, String owner, String id, Page page, Map<String, Line> found) {
        List<Object> values = new ArrayList<>();
        values.add(id);
        values.addAll(page.values);
        Instant now = clock.instant();
        jdbc.query(COLUMNS + from + page.sql(owner), (row, number) -> line(row, now), values.toArray())
                .forEach(line -> found.put(line.item.caseId(), line));
    }

    private static Page page(
            @Nullable Stage stage, @Nullable String q, @Nullable String after, boolean latestFirst, int rows) {
        StringBuilder sql = new StringBuilder();
        List<Object> values = new ArrayList<>();
        if (q != null) {
            sql.append(" and reference_key between ? and ?");
            values.add(key(q));
            values.add(key(q) + LAST_REFERENCE.substring(Math.min(key(q).length(), LAST_REFERENCE.length())));
        } else {
            sql.append(" and closed = ?");
            values.add(stage == Stage.CLOSED);
        }
        if (stage != null) {
            sql.append(" and stage = ?");
            values.add(stage.name());
        }
        if (after != null && q != null) {
            sql.append(" and reference_key > (select reference_key from cases where case_id = ?)");
            values.add(after.substring(after.indexOf('_') + 1));
        } else if (after != null) {
            int split = after.indexOf('_');
            OffsetDateTime due = Instant.ofEpochMilli(Long.parseLong(after.substring(0, split)))
                    .atOffset(ZoneOffset.UTC);
            sql.append(
                    latestFirst
                            ? " and due_at <= ? and (due_at < ? or c.case_id < ?)"
                            : " and due_at >= ? and (due_at > ? or c.case_id > ?)");
            values.add(due);
            values.add(due);
            values.add(after.substring(split + 1));
        }
        List<String> index = q != null
                ? List.of("reference_key")
                : List.of(stage == null ? "closed" : "stage", "due_at", "c.case_id");
        return new Page(sql.toString(), values, index, latestFirst ? " desc" : "", rows);
    }

    private static Line line(ResultSet row, Instant now) throws SQLException {
        Stage stage = Stage.valueOf(row.getString("stage"));
        String severity = row.getString("severity");
        Instant due = row.getObject("due_at", OffsetDateTime.class).toInstant();
        boolean closed = stage == Stage.CLOSED;
        return new Line(
                new WorkList.Item(
                        row.getString("case_id"),
                        row.getString("reference"),
                        row.getString("compact_id"),
                        row.getString("body_id"),
                        stage,
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        closed ? null : due,
                        row.getBoolean("provisional") ? true : null,
                        !closed && Deadline.isMissed(due, now),
                        severity == null ? null : Severity.valueOf(severity),
                        Urgency.valueOf(row.getString("urgency")),
                        MustAct.in(stage)),
                due);
    }

    /** A reference as it is searched for. */
    static String key(String reference) {
        return reference.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
    }
}

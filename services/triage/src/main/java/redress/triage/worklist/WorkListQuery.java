package redress.triage.cases;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redress.events.codes.Stage;
import redress.triage.cases.WorkLists.Scope;

/**
 * The one query of a page of a work list. Its text is the same for one Compact and for all of England: what the caller may look into goes in
 * as arrays. For each of it the head of its own list is found along an index, and only what is in one of the heads is read and sorted. So a
 * page costs the same however many cases there are. Only those who act for a single body of a Compact have, for that body, all cases of the
 * Compact looked through, and a search within a stage all whose reference begins so.
 *
 * <p>Written so that PostgreSQL and H2 run the same text: H2 has no {@code lateral}, and reads a head once only where it is the column of a
 * derived table. PostgreSQL, told of order and limit where it looks up the cases, would rather sort all that there are: so it is told of them
 * outside.
 */
record WorkListQuery(String sql, List<Object> values) {

    private static final String IDS = "cast(? as varchar(100) array)";
    private static final String COLUMNS =
            "select * from (select distinct c.case_id, reference_key, reference, compact_id, body_id, owner_id, stage, since, due_at, provisional,"
                    + " severity, urgency";
    private static final String LAST_REFERENCE = "ZZZZZZZZZZZZZZZZZZZZ";

    static WorkListQuery of(Scope scope, @Nullable Stage stage, @Nullable String q, int rows, @Nullable String after) {
        boolean latestFirst = stage == Stage.CLOSED && q == null;
        String direction = latestFirst ? " desc" : "";
        List<String> index = q != null
                ? List.of("k.reference_key")
                : List.of(stage == null || scope.mine() ? "k.closed" : "k.stage", "k.due_at", "k.case_id");
        Heads heads = new Heads(conditions(stage, q, after, latestFirst), index, direction, rows);
        String order = q != null ? "reference_key" : "due_at" + direction + ", case_id" + direction;
        return text(COLUMNS + " from (")
                .then(scope.mine() ? heads.mine(scope) : heads.all(scope))
                .then(") h join cases c on c.case_id = any(h.ids)) found order by " + order + " limit " + rows);
    }

    private static WorkListQuery text(String sql, Object... values) {
        return new WorkListQuery(sql, List.of(values));
    }

    private WorkListQuery then(WorkListQuery next) {
        List<Object> all = new ArrayList<>(values);
        all.addAll(next.values);
        return new WorkListQuery(sql + next.sql, all);
    }

    private WorkListQuery then(String next, Object... more) {
        return then(text(next, more));
    }

    private static String[] array(Collection<String> ids) {
        return ids.toArray(String[]::new);
    }

    /** What is asked of a case, whoever asks. */
    private static WorkListQuery conditions(
            @Nullable Stage stage, @Nullable String q, @Nullable String after, boolean latestFirst) {
        WorkListQuery asked = q == null
                ? text(" and k.closed = ?", stage == Stage.CLOSED)
                : text(
                        " and k.reference_key between ? and ?",
                        WorkLists.key(q),
                        WorkLists.key(q)
                                + LAST_REFERENCE.substring(
                                        Math.min(WorkLists.key(q).length(), LAST_REFERENCE.length())));
        if (stage != null) {
            asked = asked.then(" and k.stage = ?", stage.name());
        }
        if (after == null) {
            return asked;
        }
        int split = after.indexOf('_');
        String last = after.substring(split + 1);
        if (q != null) {
            return asked.then(" and k.reference_key > (select reference_key from cases where case_id = ?)", last);
        }
        OffsetDateTime due =
                Instant.ofEpochMilli(Long.parseLong(after.substring(0, split))).atOffset(ZoneOffset.UTC);
        return asked.then(
                latestFirst
                        ? " and k.due_at <= ? and (k.due_at < ? or k.case_id < ?)"
                        : " and k.due_at >= ? and (k.due_at > ? or k.case_id > ?)",
                due,
                due,
                last);
    }

    /**
     * The ids with which the lists of Compacts, bodies and seats begin.
     *
     * @param index the columns of an index behind that by which a list is found
     */
    private record Heads(WorkListQuery conditions, List<String> index, String direction, int rows) {

        private static final String CASES = "cases k";
        private static final String OF_SEATS = "case_seats s join cases k on k.case_id = s.case_id";
        private static final String EACH = " from unnest(" + IDS + ") o(id)";
        private static final String EACH_PAIR = " from unnest(" + IDS + ", " + IDS + ") o(id, body_id)";

        WorkListQuery all(Scope scope) {
            WorkListQuery notAsBody =
                    text(" and (k.body_key is not null or not (k.body_id = any(" + IDS + ")))", (Object)
                            array(scope.bodyIds()));
            return head(CASES, "k.compact_id", text("o.id").then(notAsBody))
                    .then(EACH, (Object) array(scope.compactIds()))
                    .then(" union all ")
                    .then(head(
                            CASES,
                            "k.compact_id",
                            text("o.id and k.body_id = o.body_id").then(notAsBody)))
                    .then(EACH_PAIR, pairs(scope))
                    .then(" union all ")
                    .then(head(CASES, "k.body_key", text("o.id")))
                    .then(EACH, (Object) array(scope.bodyIds()))
                    .then(" union all ")
                    .then(head(
                            OF_SEATS, "s.person_id", text("?", scope.personId()).then(notAsBody)));
        }

        /** Those that the person owns and sees otherwise than as the body: of these it is not told. */
        WorkListQuery mine(Scope scope) {
            return head(
                    CASES,
                    "k.owner_id",
                    text("?", scope.personId())
                            .then(" and not (k.body_id = any(" + IDS + "))", (Object) array(scope.bodyIds()))
                            .then(" and (k.compact_id = any(" + IDS + ")", (Object) array(scope.compactIds()))
                            .then(
                                    " or exists (select 1" + EACH_PAIR
                                            + " where o.id = k.compact_id and o.body_id = k.body_id)",
                                    pairs(scope))
                            .then(
                                    " or exists (select 1 from case_seats s where s.person_id = ? and s.case_id = k.case_id))",
                                    scope.personId()));
        }

        /** An array of Compacts and one of bodies, side by side. */
        private static Object[] pairs(Scope scope) {
            List<String> compacts = new ArrayList<>();
            List<String> bodies = new ArrayList<>();
            scope.elsewhere()
                    .forEach((compactId, ids) -> ids.forEach(bodyId -> {
                        compacts.add(compactId);
                        bodies.add(bodyId);
                    }));
            return new Object[] {compacts.toArray(String[]::new), bodies.toArray(String[]::new)};
        }

        /** Every column of the index is named: only then does H2 walk along it and stop, in place of sorting all that it finds. */
        private WorkListQuery head(String from, String owner, WorkListQuery is) {
            String order = Stream.concat(Stream.of(owner), index.stream())
                    .map(column -> column + direction)
                    .collect(Collectors.joining(", "));
            return text("select array(select k.case_id from " + from + " where " + owner + " = ")
                    .then(is)
                    .then(conditions)
                    .then(" order by " + order + " limit " + rows + ") ids");
        }
    }
}

package redress.triage.worklist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The one query of a page of a work list. Its text is the same for one Compact and for all of England: what the caller may look into goes in
 * as arrays. For each of it the {@linkplain Heads head} of its own list is found along an index, and only what is in one of the heads is read
 * and sorted. So a page costs the same however many cases there are. What has no index of its own is left out while walking: a stage in a
 * list of references or of an owner, the kind of breach, cases without an owner. Where few cases of a list have it, the list is walked to its
 * end: such a page costs as much as the list is long.
 *
 * <p>Written so that PostgreSQL and H2 run the same text: H2 has no {@code lateral}, and reads a head once only where it is the column of a
 * derived table. PostgreSQL, told of order and limit where it looks up the cases, would rather sort all that there are: so it is told of them
 * outside.
 */
final class WorkListQuery {

    private static final String COLUMNS =
            "c.case_id, reference_key, reference, report_id, compact_id, body_id, owner_id, stage, since, due_at, provisional, severity,"
                    + " urgency, identity_mode, categories, report_for_body";

    private WorkListQuery() {}

    static Sql of(Scope scope, Asked asked, int rows, Instant now, @Nullable Cursor after) {
        return Sql.of("select * from (select distinct " + COLUMNS + " from (")
                .then(new Heads(scope, asked, rows, now, after).all())
                .then(") h join cases c on c.case_id = any(h.ids)) found order by " + order(asked) + " limit " + rows);
    }

    /** URGENT comes behind every other urgency in the alphabet. */
    private static String order(Asked asked) {
        if (asked.reference() != null) {
            return "reference_key";
        }
        return asked.closed() ? "due_at desc, case_id desc" : "urgency desc, due_at, case_id";
    }
}

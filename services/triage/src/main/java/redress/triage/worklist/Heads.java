package redress.triage.worklist;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redress.events.codes.Stage;
import redress.events.codes.Urgency;
import redress.triage.cases.Case;
import redress.triage.worklist.Asked.Found;
import redress.triage.worklist.Asked.Only;

/**
 * The ids with which the lists of Compacts, bodies, owners and seats begin. A list is walked along an index in one stretch, or in one for
 * each urgency; each head is as long as a page.
 */
final class Heads {

    private static final String IDS = "cast(? as varchar(100) array)";
    private static final String EACH = " from unnest(" + IDS + ") o(id)";
    private static final String EACH_PAIR = " from unnest(" + IDS + ", " + IDS + ") o(id, body_id)";
    private static final String CASES = "cases k";
    private static final String OF_SEATS = "case_seats s join cases k on k.case_id = s.case_id";
    private static final String OF_REPORTS = "unnest(" + IDS + ") f(id) join cases k on k.report_id = f.id";
    private static final String LAST_REFERENCE = "ZZZZZZZZZZZZZZZZZZZZ";
    private static final String NOT_ABOUT_OWN_BODY = "not (k.body_id = any(" + IDS + "))";

    private final Scope scope;
    private final Asked asked;
    private final int rows;
    private final @Nullable Cursor after;
    private final String direction;
    private final OffsetDateTime missed;
    private final String[] ownBodies;

    /** What an index holds in one piece and in order: how it is found, and by which columns it goes on. */
    private record Stretch(Sql is, List<String> columns) {}

    Heads(Scope scope, Asked asked, int rows, Instant now, @Nullable Cursor after) {
        this.scope = scope;
        this.asked = asked;
        this.rows = rows;
        this.after = after;
        this.direction = asked.closed() ? " desc" : "";
        this.missed = now.minusSeconds(1).atOffset(ZoneOffset.UTC);
        this.ownBodies = array(scope.bodyIds());
    }

    Sql all() {
        return Sql.joined(
                " union all ", stretches().stream().flatMap(this::heads).toList());
    }

    private Stream<Sql> heads(Stretch stretch) {
        if (asked.is(Only.MINE)) {
            return Stream.of(head(
                    CASES,
                    "k.owner_id",
                    Sql.of("?", scope.personId())
                            .then(Sql.of(NOT_ABOUT_OWN_BODY, (Object) ownBodies).masked()),
                    false,
                    stretch,
                    seen()));
        }
        Sql notAsBody = Sql.of(" and (k.body_key is not null or " + NOT_ABOUT_OWN_BODY + ")", (Object) ownBodies);
        List<Sql> all = new ArrayList<>();
        all.add(head(CASES, "k.compact_id", Sql.of("o.id"), true, stretch, notAsBody)
                .then(EACH, (Object) (byBody() ? new String[0] : array(scope.compactIds()))));
        all.add(ofPairs(stretch, notAsBody));
        all.add(head(CASES, "k.body_key", Sql.of("o.id"), true, stretch, Sql.NOTHING)
                .then(EACH, (Object) array(among(scope.bodyIds()))));
        all.add(head(OF_SEATS, "s.person_id", Sql.of("?", scope.personId()), true, stretch, notAsBody));
        if (asked.found() != null) {
            all.add(ofReports(asked.found(), stretch));
        }
        return all.stream();
    }

    /** Of a Compact the cases about one body: where the caller sees no others, or asks for no others. */
    private Sql ofPairs(Stretch stretch, Sql notAsBody) {
        List<String> compacts = new ArrayList<>();
        List<String> bodies = new ArrayList<>();
        scope.elsewhere()
                .forEach((compactId, ids) -> among(ids).forEach(bodyId -> {
                    compacts.add(compactId);
                    bodies.add(bodyId);
                }));
        if (byBody()) {
            scope.compactIds()
                    .forEach(compactId -> wanted().forEach(bodyId -> {
                        compacts.add(compactId);
                        bodies.add(bodyId);
                    }));
        }
        return head(CASES, "k.compact_id", Sql.of("o.id"), "k.body_id", "o.body_id", stretch, notAsBody)
                .then(EACH_PAIR, compacts.toArray(String[]::new), bodies.toArray(String[]::new));
    }

    /** Few, and found one by one. Nobody is led to a case by a report that is not shown to them. */
    private Sql ofReports(Found found, Stretch stretch) {
        return Sql.of("select array(select k.case_id from " + OF_REPORTS + " where true", (Object)
                        array(found.reportIds()))
                .then(stretch.is)
                .then(state(true))
                .then(seen())
                .then(reportShown())
                .then(left(true))
                .then(" order by " + ordered(stretch.columns.stream()) + " limit " + rows + ") ids");
    }

    private boolean byBody() {
        return !asked.bodyIds().isEmpty() || asked.found() != null;
    }

    /** The bodies to which the list is limited. */
    private Set<String> wanted() {
        Found found = asked.found();
        if (found == null || asked.bodyIds().isEmpty()) {
            return found == null ? asked.bodyIds() : found.bodyIds();
        }
        Set<String> both = new HashSet<>(asked.bodyIds());
        both.retainAll(found.bodyIds());
        return both;
    }

    private Collection<String> among(Set<String> bodyIds) {
        return byBody() ? bodyIds.stream().filter(wanted()::contains).toList() : bodyIds;
    }

    /** A list by its owner and its state. */
    private Sql head(String from, String owner, Sql is, boolean byStage, Stretch stretch, Sql rest) {
        boolean reference = asked.reference() != null;
        boolean stage = byStage && asked.stage() != null;
        List<String> columns = new ArrayList<>(List.of(owner));
        if (!reference) {
            columns.add(stage ? "k.stage" : "k.closed");
        }
        return walk(from, Sql.of(owner + " = ").then(is).then(state(stage)), columns, stretch, rest.then(left(stage)));
    }

    private Sql head(String from, String owner, Sql is, String second, String secondIs, Stretch stretch, Sql rest) {
        if (asked.reference() != null) {
            return walk(
                    from,
                    Sql.of(owner + " = ")
                            .then(is)
                            .then(Sql.of(second + " = " + secondIs).masked()),
                    List.of(owner),
                    stretch,
                    rest.then(left(false)));
        }
        return walk(
                from,
                Sql.of(owner + " = ")
                        .then(is)
                        .then(" and " + second + " = " + secondIs)
                        .then(state(false)),
                List.of(owner, second, "k.closed"),
                stretch,
                rest.then(left(false)));
    }

    /** Every column of the index is named: only then does H2 walk along it and stop, in place of sorting all that it finds. */
    private Sql walk(String from, Sql is, List<String> columns, Stretch stretch, Sql rest) {
        return Sql.of("select array(select k.case_id from " + from + " where ")
                .then(is)
                .then(stretch.is)
                .then(rest)
                .then(" order by " + ordered(Stream.concat(columns.stream(), stretch.columns.stream())) + " limit "
                        + rows + ") ids");
    }

    private String ordered(Stream<String> columns) {
        return columns.map(column -> column + direction).collect(Collectors.joining(", "));
    }

    /** Open, closed or in a stage, as the index has it. */
    private Sql state(boolean byStage) {
        if (asked.reference() != null) {
            return Sql.NOTHING;
        }
        Stage stage = asked.stage();
        return byStage && stage != null
                ? Sql.of(" and k.stage = ?", stage.name())
                : Sql.of(" and k.closed = ?", stage == Stage.CLOSED);
    }

    private List<Stretch> stretches() {
        String reference = asked.reference();
        if (reference != null) {
            return List.of(ofReferences(Case.referenceKey(reference)));
        }
        List<Stretch> stretches = new ArrayList<>();
        for (Urgency urgency : List.of(Urgency.URGENT, Urgency.NORMAL)) {
            boolean asksForIt = urgency == Urgency.URGENT || !asked.is(Only.URGENT);
            boolean past = urgency == Urgency.URGENT && after != null && after.order() == Cursor.Order.NOT_URGENT;
            if (asksForIt && !past) {
                stretches.add(ofDays(urgency));
            }
        }
        return stretches;
    }

    private Stretch ofReferences(String key) {
        String last = key + LAST_REFERENCE.substring(Math.min(key.length(), LAST_REFERENCE.length()));
        Sql is = Sql.of(" and k.reference_key between ? and ?", key, last);
        return new Stretch(
                after == null ? is : is.then(" and k.reference_key > ?", after.reference()),
                List.of("k.reference_key"));
    }

    private Stretch ofDays(Urgency urgency) {
        Sql is = Sql.of(" and k.urgency = ?", urgency.name());
        if (after != null && after.due() != null && isWithin(after, urgency)) {
            is = is.then(
                    asked.closed()
                            ? " and k.due_at <= ? and (k.due_at < ? or k.case_id < ?)"
                            : " and k.due_at >= ? and (k.due_at > ? or k.case_id > ?)",
                    after.due(),
                    after.due(),
                    after.caseId());
        }
        if (asked.is(Only.OVERDUE)) {
            is = is.then(" and k.due_at <= ?", missed);
        }
        return new Stretch(is, List.of("k.urgency", "k.due_at", "k.case_id"));
    }

    private boolean isWithin(Cursor last, Urgency urgency) {
        return asked.closed() || (last.order() == Cursor.Order.URGENT) == (urgency == Urgency.URGENT);
    }

    /** The filters for which there is no index: what they do not let through is left out on the way. */
    private Sql left(boolean foundByStage) {
        Sql left = Sql.NOTHING;
        Stage stage = asked.stage();
        boolean reference = asked.reference() != null;
        if (stage != null && (reference || !foundByStage)) {
            left = left.then(Sql.of("k.stage = ?", stage.name()).masked());
        }
        if (reference && asked.is(Only.URGENT)) {
            left = left.then(Sql.of("k.urgency = ?", Urgency.URGENT.name()).masked());
        }
        if (reference && asked.is(Only.OVERDUE)) {
            left = left.then(
                    Sql.of("k.closed = false and k.due_at <= ?", missed).masked());
        }
        if (asked.is(Only.UNOWNED)) {
            left = left.then(Sql.of("k.owner_id is null and " + NOT_ABOUT_OWN_BODY, (Object) ownBodies)
                    .masked());
        }
        if (!asked.bodyIds().isEmpty()) {
            left = left.then(Sql.of("k.body_id = any(" + IDS + ")", (Object) array(asked.bodyIds()))
                    .masked());
        }
        if (asked.found() != null) {
            left = left.then(Sql.of(
                            "k.body_id = any(" + IDS + ") or k.report_id = any(" + IDS + ") and (k.report_for_body or "
                                    + NOT_ABOUT_OWN_BODY + ")",
                            array(asked.found().bodyIds()),
                            array(asked.found().reportIds()),
                            ownBodies)
                    .masked());
        }
        if (asked.category() != null) {
            left = left.then(Sql.of(
                                    "position(? in k.categories) > 0",
                                    "," + asked.category().name() + ",")
                            .masked())
                    .then(reportShown());
        }
        return left;
    }

    /** Not to find by what of a report the body is not shown. */
    private Sql reportShown() {
        return Sql.of("k.report_for_body or " + NOT_ABOUT_OWN_BODY, (Object) ownBodies)
                .masked();
    }

    /** Those that the caller may see, for lists that hold others too. */
    private Sql seen() {
        List<String> compacts = new ArrayList<>();
        List<String> bodies = new ArrayList<>();
        scope.elsewhere()
                .forEach((compactId, ids) -> ids.forEach(bodyId -> {
                    compacts.add(compactId);
                    bodies.add(bodyId);
                }));
        return Sql.of("k.body_key is not null or " + NOT_ABOUT_OWN_BODY, (Object) ownBodies)
                .masked()
                .then(Sql.of(
                                "k.compact_id = any(" + IDS + ") or k.body_key = any(" + IDS + ")",
                                array(scope.compactIds()),
                                ownBodies)
                        .then(
                                " or exists (select 1" + EACH_PAIR
                                        + " where o.id = k.compact_id and o.body_id = k.body_id)",
                                compacts.toArray(String[]::new),
                                bodies.toArray(String[]::new))
                        .then(
                                " or exists (select 1 from case_seats s where s.person_id = ? and s.case_id = k.case_id)",
                                scope.personId())
                        .masked());
    }

    private static String[] array(Collection<String> ids) {
        return ids.toArray(String[]::new);
    }
}

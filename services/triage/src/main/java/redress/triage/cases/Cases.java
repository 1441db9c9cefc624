package redress.triage.cases;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import redress.events.codes.Stage;
import redress.messaging.relational.RelationalOutbox;
import redress.platform.formats.Formats;
import redress.platform.problems.Refusal;
import redress.platform.sealing.Resealing;
import redress.triage.sections.Section;
import redress.triage.sections.SectionStore;
import redress.triage.timeline.TimelineStore;

/**
 * The rows of the cases. Within a transaction a case is read once, locked, and written once at its end, together with its events: anyone who
 * asks for it again gets the same object.
 */
@Component
class Cases implements Resealing.Place {

    private static final Logger LOG = LoggerFactory.getLogger(Cases.class);
    private static final int PAGE = 200;

    private static final String FIND = "select document, format, owner_id from cases where case_id = ?";
    private static final String LOCK = FIND + " for update";
    private static final String REPORTS =
            "select report_id, format, document from case_reports where case_id = ? order by case_id, n";
    private static final String ADD_REPORT =
            "insert into case_reports (report_id, case_id, n, format, document) values (?, ?, ?, ?, ?)";
    /** Cases of the first format have no rows for their reports until they change. */
    private static final String OF_REPORT =
            "select case_id from cases where report_id = ? union select case_id from case_reports where report_id = ?";

    private static final String UPDATE =
            "update cases set body_key = ?, stage = ?, closed = ?, since = ?, due_at = ?, provisional = ?, severity = ?,"
                    + " urgency = ?, process_instance_id = ?, version = ?, document = ?, format = ?, calendar_id = ?, owner_id = ?,"
                    + " counted_by = coalesce(cast(? as bigint), counted_by),"
                    + " categories = coalesce(cast(? as varchar), categories), identity_mode = coalesce(cast(? as varchar), identity_mode),"
                    + " report_for_body = coalesce(cast(? as boolean), report_for_body) where case_id = ? and version = ?";
    private static final String INSERT =
            "insert into cases (body_key, stage, closed, since, due_at, provisional, severity, urgency,"
                    + " process_instance_id, version, document, format, calendar_id, owner_id, counted_by, categories, identity_mode,"
                    + " report_for_body, case_id, report_id, reference_key, reference, compact_id, body_id)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String COUNTED_BEFORE =
            "select counted_by, case_id from cases where calendar_id = ? and closed = false and counted_by < ?"
                    + " and counted_by >= ? and (counted_by > ? or case_id > ?)"
                    + " order by calendar_id, closed, counted_by, case_id limit ?";

    private final JdbcTemplate jdbc;
    private final RelationalOutbox outbox;
    private final SectionStore sections;
    private final TimelineStore timelines;

    Cases(JdbcTemplate jdbc, RelationalOutbox outbox, SectionStore sections, TimelineStore timelines) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.sections = sections;
        this.timelines = timelines;
    }

    /** Random: the body sees it, and an id in the order of time would tell when the report was filed. */
    static String newId() {
        return UUID.randomUUID().toString();
    }

    /**
     * As it is now, not to be changed.
     *
     * @throws Refusal if a newer version has stored it
     */
    Optional<Case> find(String caseId) {
        return read(FIND, caseId);
    }

    /** Those of them that there are and that no newer version has stored, not to be changed. */
    List<Case> find(Collection<String> caseIds) {
        List<Case> found = new ArrayList<>();
        if (!caseIds.isEmpty()) {
            jdbc.query(
                    "select case_id, document, format, owner_id from cases where case_id in (" + places(caseIds) + ")",
                    row -> {
                        if (Formats.isKnown("case", row.getString(1), row.getInt(3), CaseJson.FORMAT)) {
                            found.add(read(row.getString(1), row.getBytes(2), row.getInt(3), row.getString(4)));
                        }
                    },
                    caseIds.toArray());
        }
        return found;
    }

    /**
     * Those of them that there are and that no newer version has stored, each with one of its sections, read in one statement for all.
     *
     * @param view is given null for a section that is not kept, or that a newer version has stored
     */
    <T, V> List<V> find(Collection<String> caseIds, Section<T> section, BiFunction<Case, @Nullable T, V> view) {
        List<Case> found = find(caseIds);
        Map<String, byte[]> keys = new HashMap<>();
        for (Case it : found) {
            if (it.key != null) {
                keys.put(it.caseId, it.key);
            }
        }
        Map<String, T> kept = sections.find(section, keys);
        List<V> views = new ArrayList<>();
        for (Case it : found) {
            // One of the first format holds its sections in its document.
            views.add(view.apply(it, it.key == null ? it.find(section) : kept.get(it.caseId)));
        }
        return views;
    }

    private static String places(Collection<String> values) {
        return String.join(", ", Collections.nCopies(values.size(), "?"));
    }

    private Optional<Case> read(String query, String caseId) {
        return jdbc
                .query(query, (row, n) -> read(caseId, row.getBytes(1), row.getInt(2), row.getString(3)), caseId)
                .stream()
                .findFirst();
    }

    private Case read(String caseId, byte[] document, int format, @Nullable String owner) {
        Formats.mustBeKnown("case", caseId, format, CaseJson.FORMAT);
        Case it = format == 1 ? FirstFormat.read(document) : CaseJson.read(document);
        it.owner = owner;
        if (format > 1) {
            it.attach(() -> reports(caseId), sections.of(caseId, () -> it.key), timelines.of(caseId));
        }
        return it;
    }

    private List<CaseReport> reports(String caseId) {
        return jdbc.query(
                REPORTS, (row, n) -> CaseJson.report(row.getString(1), row.getInt(2), row.getBytes(3)), caseId);
    }

    /** Those of the cases on whose panel the person has a seat. */
    Set<String> seats(Collection<String> caseIds, String personId) {
        if (caseIds.isEmpty()) {
            return Set.of();
        }
        List<String> asked = new ArrayList<>(List.of(personId));
        asked.addAll(caseIds);
        return Set.copyOf(jdbc.queryForList(
                "select case_id from case_seats where person_id = ? and case_id in (" + places(caseIds) + ")",
                String.class,
                asked.toArray()));
    }

    Optional<String> idOfReport(String reportId) {
        return jdbc.query(OF_REPORT, (row, n) -> row.getString(1), reportId, reportId).stream()
                .findFirst();
    }

    Map<String, String> idsOfReports(Collection<String> reportIds) {
        Map<String, String> ids = new HashMap<>();
        if (!reportIds.isEmpty()) {
            String places = places(reportIds);
            List<String> twice = new ArrayList<>(reportIds);
            twice.addAll(reportIds);
            jdbc.query(
                    "select report_id, case_id from cases where report_id in (" + places
                            + ") union select report_id, case_id from case_reports where report_id in (" + places + ")",
                    row -> {
                        ids.put(row.getString(1), row.getString(2));
                    },
                    twice.toArray());
        }
        return ids;
    }

    /** Open cases whose deadline an earlier edition of the calendar has set, from behind one on. */
    List<Counted> countedBefore(String calendarId, long version, Counted after, int limit) {
        return jdbc.query(
                COUNTED_BEFORE,
                (row, n) -> new Counted(row.getLong(1), row.getString(2)),
                calendarId,
                version,
                after.by(),
                after.by(),
                after.caseId(),
                limit);
    }

    @Override
    public String sealedWith() {
        return SectionStore.setting();
    }

    /** The keys of the cases, under which their sections lie. */
    @Override
    public Resealing.Page reseal(String after) {
        List<String> ids = jdbc.queryForList(
                "select case_id from cases where case_id > ? order by case_id limit ?", String.class, after, PAGE);
        List<Case> found = find(ids);
        long left = found.stream().filter(it -> !isResealed(it)).count() + ids.size() - found.size();
        return new Resealing.Page(ids.stream().reduce((one, next) -> next), Math.toIntExact(left));
    }

    /** The case says what it said, so its version stays. One that somebody changes meanwhile is left for the next time. */
    private boolean isResealed(Case it) {
        try {
            Optional<byte[]> anew = it.key == null ? Optional.empty() : sections.resealed(it.caseId, it.key);
            if (anew.isEmpty()) {
                return true;
            }
            it.key = anew.get();
            return jdbc.update(
                            "update cases set document = ?, format = ? where case_id = ? and version = ?",
                            CaseJson.write(it),
                            CaseJson.FORMAT,
                            it.caseId,
                            it.version)
                    == 1;
        } catch (IllegalStateException unreadable) {
            LOG.error("The key of case {} cannot be sealed anew: {}", it.caseId, unreadable.getMessage());
            return false;
        }
    }

    /** The calendar changes nothing for this case: it stays as it is, and is not asked for again. */
    void counted(Case it, long version) {
        jdbc.update(
                "update cases set calendar_id = ?, counted_by = ? where case_id = ?",
                it.calendarId,
                version,
                it.caseId);
    }

    /**
     * @throws NoSuchCase if there is no such case
     * @throws Refusal if a newer version has stored it
     */
    Case lock(String caseId) {
        Work work = work();
        Case known = work.cases.get(caseId);
        if (known != null) {
            return known;
        }
        Case read = read(LOCK, caseId).orElseThrow(() -> new NoSuchCase("There is no case " + caseId));
        work.cases.put(caseId, read);
        return read;
    }

    /** Its row is written at the end of the transaction. */
    void add(Case opened) {
        work().cases.put(opened.caseId, opened);
    }

    private Work work() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A case is changed in a transaction");
        }
        Work work = (Work) TransactionSynchronizationManager.getResource(this);
        if (work == null) {
            work = new Work();
            TransactionSynchronizationManager.bindResource(this, work);
            TransactionSynchronizationManager.registerSynchronization(work);
        }
        return work;
    }

    private void save(Case it) {
        Instant at = it.at();
        if (at == null) {
            return;
        }
        long before = it.version;
        long firstSeq = it.seq + 1;
        int entries = it.entryCount;
        var events = it.events();
        var seated = it.seated();
        boolean withReports = it.hasReportsToStore();
        it.stored();
        it.entryCount = entries + it.timeline().added();
        byte[] key = it.key == null ? sections.newKey(it.caseId) : it.key;
        it.key = key;
        if (before == 0) {
            jdbc.update(INSERT, insertion(it));
        } else if (jdbc.update(UPDATE, update(it, before)) != 1) {
            throw new IllegalStateException("A locked case was changed by somebody else");
        }
        if (withReports) {
            jdbc.batchUpdate(ADD_REPORT, reports(it));
        }
        sections.save(it.caseId, key, it.sections());
        timelines.save(it.caseId, entries, it.timeline());
        if (!seated.isEmpty()) {
            jdbc.batchUpdate(
                    "insert into case_seats (person_id, case_id) values (?, ?)",
                    seated.stream()
                            .map(person -> new Object[] {person, it.caseId})
                            .toList());
        }
        outbox.append(events, firstSeq, at);
    }

    private static List<Object[]> reports(Case it) {
        List<Object[]> rows = new ArrayList<>();
        for (CaseReport report : it.reports()) {
            rows.add(new Object[] {
                report.reportId(), it.caseId, rows.size() + 1, CaseJson.REPORT_FORMAT, CaseJson.write(report)
            });
        }
        return rows;
    }

    private static Object[] update(Case it, long before) {
        return join(columns(it), it.caseId, before);
    }

    private static Object[] insertion(Case it) {
        return join(
                columns(it),
                it.caseId,
                it.reportId,
                Case.referenceKey(it.reference),
                it.reference,
                it.compactId,
                it.bodyId);
    }

    private static @Nullable Object[] columns(Case it) {
        Instant due = it.dueAt();
        ListedReport listed = it.listed();
        return new @Nullable Object[] {
            it.shownToBody() ? it.bodyId : null,
            it.stage().name(),
            it.stage() == Stage.CLOSED,
            it.since().atOffset(ZoneOffset.UTC),
            (due == null ? it.since() : due).atOffset(ZoneOffset.UTC),
            it.provisional(),
            it.severity == null ? null : it.severity.name(),
            it.urgency.name(),
            it.processInstanceId,
            it.version,
            CaseJson.write(it),
            CaseJson.FORMAT,
            it.calendarId,
            it.owner,
            it.clock.countedBy,
            listed == null ? null : listed.categories(),
            listed == null ? null : listed.identityMode().name(),
            listed == null ? null : listed.forBody()
        };
    }

    private static Object[] join(@Nullable Object[] first, Object... more) {
        Object[] all = java.util.Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }

    /** The cases in hand in one transaction. */
    private final class Work implements TransactionSynchronization {

        private final Map<String, Case> cases = new LinkedHashMap<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            List.copyOf(cases.values()).forEach(Cases.this::save);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Cases.this);
        }
    }
}

package redress.triage.cases;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import redress.events.codes.Stage;
import redress.platform.formats.Formats;
import redress.platform.outbox.RelationalOutbox;
import redress.platform.web.Refusal;

/**
 * The rows of the cases. Within a transaction a case is read once, locked, and written once at its end, together with its events: who
 * asks for it again gets the same object.
 */
@Component
class Cases {

    private static final String FIND = "select document, format from cases where case_id = ?";
    private static final String LOCK = FIND + " for update";
    private static final String UPDATE =
            "update cases set body_key = ?, stage = ?, closed = ?, since = ?, due_at = ?, provisional = ?, severity = ?,"
                    + " urgency = ?, process_instance_id = ?, version = ?, document = ?, format = ?, calendar_id = ?,"
                    + " counted_by = coalesce(cast(? as bigint), counted_by) where case_id = ? and version = ?";
    private static final String INSERT =
            "insert into cases (body_key, stage, closed, since, due_at, provisional, severity, urgency,"
                    + " process_instance_id, version, document, format, calendar_id, counted_by,"
                    + " case_id, report_id, reference_key, reference, compact_id, body_id)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String COUNTED_BEFORE =
            "select counted_by, case_id from cases where calendar_id = ? and closed = false and counted_by < ?"
                    + " and counted_by >= ? and (counted_by > ? or case_id > ?)"
                    + " order by calendar_id, closed, counted_by, case_id limit ?";

    private final JdbcTemplate jdbc;
    private final RelationalOutbox outbox;

    Cases(JdbcTemplate jdbc, RelationalOutbox outbox) {
        this.jdbc = jdbc;
        this.outbox = outbox;
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
    Optional<CaseFile> find(String caseId) {
        return read(FIND, caseId);
    }

    private Optional<CaseFile> read(String query, String caseId) {
        return jdbc.query(query, (row, n) -> read(caseId, row.getBytes(1), row.getInt(2)), caseId).stream()
                .findFirst();
    }

    private static CaseFile read(String caseId, byte[] document, int format) {
        Formats.mustBeKnown("case", caseId, format, CaseJson.FORMAT);
        return CaseJson.read(document);
    }

    Optional<String> idOfReport(String reportId) {
        return jdbc
                .query("select case_id from cases where report_id = ?", (row, n) -> row.getString(1), reportId)
                .stream()
                .findFirst();
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

    /** The calendar changes nothing for this case: it stays as it is, and is not asked for again. */
    void counted(CaseFile file, long version) {
        jdbc.update(
                "update cases set calendar_id = ?, counted_by = ? where case_id = ?",
                file.calendarId,
                version,
                file.about.caseId());
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
        Case read = read(LOCK, caseId).map(Case::new).orElseThrow(() -> new NoSuchCase("There is no case " + caseId));
        work.cases.put(caseId, read);
        return read;
    }

    /** Its row is written at the end of the transaction. */
    void add(Case opened) {
        work().cases.put(opened.file().about().caseId(), opened);
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

    private void save(Case changed) {
        Instant at = changed.at();
        if (at == null) {
            return;
        }
        CaseFile file = changed.file();
        long before = file.version;
        long firstSeq = file.seq + 1;
        var events = changed.events();
        boolean panelFormed = changed.panelFormed();
        file.version = before + 1;
        changed.stored();
        if (before == 0) {
            jdbc.update(INSERT, insertion(file));
        } else if (jdbc.update(UPDATE, update(file, before)) != 1) {
            throw new IllegalStateException("A locked case was changed by somebody else");
        }
        if (panelFormed) {
            seat(file);
        }
        outbox.append(events, firstSeq, at);
    }

    private void seat(CaseFile file) {
        jdbc.batchUpdate(
                "insert into case_seats (person_id, case_id) values (?, ?)",
                Objects.requireNonNull(file.panel()).members().stream()
                        .map(seat -> new Object[] {seat.personId(), file.about().caseId()})
                        .toList());
    }

    private static Object[] update(CaseFile file, long before) {
        return join(columns(file), file.about.caseId(), before);
    }

    private static Object[] insertion(CaseFile file) {
        return join(
                columns(file),
                file.about.caseId(),
                file.about.reportId(),
                WorkLists.key(file.about.reference()),
                file.about.reference(),
                file.about.compactId(),
                file.about.bodyId());
    }

    private static @Nullable Object[] columns(CaseFile file) {
        return new @Nullable Object[] {
            file.shownToBody() ? file.about.bodyId() : null,
            file.stage().name(),
            file.stage == Stage.CLOSED,
            file.since.atOffset(ZoneOffset.UTC),
            (file.dueAt == null ? file.since : file.dueAt).atOffset(ZoneOffset.UTC),
            file.provisional,
            file.severity() == null ? null : file.severity().name(),
            file.urgency().name(),
            file.processInstanceId,
            file.version,
            CaseJson.write(file),
            CaseJson.FORMAT,
            file.calendarId,
            file.countedBy
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

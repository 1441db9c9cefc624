package redress.triage.process;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The reminders and deadlines that failed when they were last tried, whether the engine still tries them or has given up. Reads the
 * engine's tables: its incidents go each time that something is to be tried again, while the trace of the failure stays, with the
 * moment of the first one, until the job is done.
 */
@Component
class FailedJobs {

    /** By two indexes, so that it costs as much as there are failures, however many cases there are. */
    private static final String FAILED = " from (select ID_ from ACT_RU_JOB where EXCEPTION_STACK_ID_ > ''"
            + " union select CONFIGURATION_ from ACT_RU_INCIDENT where CONFIGURATION_ > '') failed (JOB_ID)"
            + " where exists (select 1 from ACT_RU_JOB j where j.ID_ = failed.JOB_ID)";

    private static final String AFTER =
            "select failed.JOB_ID" + FAILED + " and failed.JOB_ID > ? order by failed.JOB_ID limit ?";

    private static final String ONE = "select failed.JOB_ID" + FAILED + " and failed.JOB_ID = ?";
    private static final String COUNT = "select count(*)" + FAILED;

    private static final String READ = "select j.ID_, e.BUSINESS_KEY_, d.ACT_ID_, j.FAILED_ACT_ID_, j.RETRIES_,"
            + " j.DUEDATE_, coalesce(b.CREATE_TIME_, i.INCIDENT_TIMESTAMP_), b.BYTES_, caller.ACT_ID_ from ACT_RU_JOB j"
            + " left join ACT_RU_EXECUTION e on e.ID_ = j.PROCESS_INSTANCE_ID_"
            + " left join ACT_RU_EXECUTION caller on caller.ID_ = e.SUPER_EXEC_"
            + " left join ACT_RU_JOBDEF d on d.ID_ = j.JOB_DEF_ID_"
            + " left join ACT_RU_INCIDENT i on i.CONFIGURATION_ = j.ID_"
            + " left join ACT_GE_BYTEARRAY b on b.ID_ = j.EXCEPTION_STACK_ID_ where j.ID_ in (%s)";

    private static final int HEAD = 300;
    private static final Pattern CLASS = Pattern.compile("^[\\w.$]*?([A-Za-z]\\w*)(?=[:\\s]|$)");

    private final JdbcTemplate jdbc;

    FailedJobs(JdbcTemplate jdbc, MeterRegistry meters) {
        this.jdbc = jdbc;
        meters.gauge("camunda_incidents", this, FailedJobs::count);
    }

    long count() {
        return jdbc.queryForList(COUNT, Long.class).get(0);
    }

    /** In the order of their ids. */
    List<FailedJob> after(String id, int limit) {
        return read(jdbc.queryForList(AFTER, String.class, id, limit));
    }

    Optional<FailedJob> find(String id) {
        return read(jdbc.queryForList(ONE, String.class, id)).stream().findFirst();
    }

    private List<FailedJob> read(List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        String places = String.join(", ", Collections.nCopies(ids.size(), "?"));
        return jdbc.query(READ.formatted(places), (row, n) -> read(row), ids.toArray()).stream()
                .sorted(Comparator.comparing(job -> ids.indexOf(job.id())))
                .toList();
    }

    /** What has failed is taken for never tried. */
    void forget(String id) {
        List<String> traces = jdbc.queryForList(
                "select EXCEPTION_STACK_ID_ from ACT_RU_JOB where ID_ = ? and EXCEPTION_STACK_ID_ is not null",
                String.class,
                id);
        jdbc.update(
                "update ACT_RU_JOB set EXCEPTION_STACK_ID_ = null, EXCEPTION_MSG_ = null, FAILED_ACT_ID_ = null,"
                        + " REV_ = REV_ + 1 where ID_ = ?",
                id);
        traces.forEach(trace -> jdbc.update("delete from ACT_GE_BYTEARRAY where ID_ = ?", trace));
    }

    private static FailedJob read(ResultSet row) throws SQLException {
        Timestamp due = row.getTimestamp(6);
        Timestamp since = row.getTimestamp(7);
        String caller = orEmpty(row.getString(9));
        return new FailedJob(
                row.getString(1),
                orEmpty(row.getString(2)),
                ofStage(caller, orEmpty(row.getString(3))),
                ofStage(caller, orEmpty(row.getString(4))),
                row.getInt(5),
                due == null ? Instant.EPOCH : due.toInstant(),
                since == null ? null : since.toInstant(),
                reason(row.getBinaryStream(8)));
    }

    /** One name for the reminders and deadlines of a stage, whether its process is called or its case is older than such calls. */
    private static String ofStage(String caller, String activity) {
        if (caller.isEmpty()) {
            return activity;
        }
        String stage = caller.substring(0, 1).toUpperCase(Locale.ROOT) + caller.substring(1);
        return switch (activity) {
            case "near" -> caller + "Near";
            case "missed" -> caller + "Missed";
            case "remind" -> "remindOf" + stage;
            case "recordMissed" -> "recordMissed" + stage;
            default -> activity;
        };
    }

    private static String reason(@Nullable InputStream trace) {
        if (trace == null) {
            return "RETRIES_SPENT";
        }
        try (trace) {
            Matcher name = CLASS.matcher(new String(trace.readNBytes(HEAD), StandardCharsets.UTF_8));
            return name.find() ? name.group(1) : "RETRIES_SPENT";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}

package redress.platform.securitylog;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import redress.platform.problems.Refusal;
import tools.jackson.databind.json.JsonMapper;

/** Writes each event as a line of JSON, by real time, and keeps count of those that could not be written. */
final class FileSecurityLog implements SecurityLog, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FileSecurityLog.class);

    private final LogFiles files;
    private final String service;
    private final Clock realTime;
    private final Repeats repeats = new Repeats(System::nanoTime);
    private final Counter written;
    private final Counter missing;
    private final JsonMapper json = JsonMapper.shared();

    /** Lines that could not be written since the last one that could. */
    private final AtomicLong gap = new AtomicLong();

    FileSecurityLog(LogFiles files, String service, Clock realTime, MeterRegistry meters) {
        this.files = files;
        this.service = service;
        this.realTime = realTime;
        this.written = meters.counter("security_log_lines", "result", "written");
        this.missing = meters.counter("security_log_lines", "result", "missing");
    }

    @Override
    public void record(SecurityEvent event) {
        try {
            write(event, true);
        } catch (IOException e) {
            fail(e);
            throw Refusal.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "NOT_RECORDED",
                    "This cannot be done now, because it has to be recorded first and the record cannot be written."
                            + " Please try again in a few minutes.");
        }
    }

    @Override
    public void note(SecurityEvent event) {
        repeats.count(event).ifPresent(times -> {
            try {
                write(times > Repeats.EACH ? event.with("times", Long.toString(times)) : event, false);
            } catch (IOException e) {
                fail(e);
            }
        });
    }

    /** Whether the next line can be written, and whether those that could not are accounted for. */
    boolean works() {
        try {
            files.tryOut(LocalDate.ofInstant(realTime.instant(), ZoneOffset.UTC));
            if (gap.get() > 0) {
                closeGap();
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        files.close();
    }

    private void write(SecurityEvent event, boolean force) throws IOException {
        if (gap.get() > 0) {
            closeGap();
        }
        add(event, force);
    }

    private synchronized void closeGap() throws IOException {
        long lacking = gap.get();
        if (lacking > 0) {
            add(SecurityEvent.of("log.resumed", "service/" + service).with("missing", Long.toString(lacking)), false);
            gap.addAndGet(-lacking);
            LOG.warn("The security log can be written again; it lacks {} events", lacking);
        }
    }

    private void add(SecurityEvent event, boolean force) throws IOException {
        Instant now = realTime.instant().truncatedTo(ChronoUnit.MILLIS);
        files.add(LocalDate.ofInstant(now, ZoneOffset.UTC), json.writeValueAsString(line(now, event)), force);
        written.increment();
    }

    private Map<String, Object> line(Instant now, SecurityEvent event) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", now.toString());
        line.put("service", service);
        line.put("action", event.action());
        line.put("actor", event.actor());
        if (!event.subjectKind().isEmpty()) {
            line.put("subjectKind", event.subjectKind());
        }
        if (!event.subjectId().isEmpty()) {
            line.put("subjectId", event.subjectId());
        }
        line.put("outcome", event.outcome());
        if (!event.details().isEmpty()) {
            line.put("details", event.details());
        }
        return line;
    }

    private void fail(IOException e) {
        missing.increment();
        if (gap.getAndIncrement() == 0) {
            LOG.error(
                    "The security log cannot be written to ({}). Names are not shown until it can; make room on its disk",
                    e.getClass().getSimpleName());
        }
    }
}

package redress.triage.process;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Incident;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tries reminders and deadlines again that the engine has given up after its tries: whatever was in their way may have been put right.
 * Without this a case would stand still, and nobody would know.
 */
@Component
class SpentJobs {

    private static final Logger LOG = LoggerFactory.getLogger(SpentJobs.class);
    private static final int AT_ONCE = 500;
    private static final int PAGES_AT_ONCE = 20;
    private static final int TRIES = 3;

    private final ProcessEngine engine;
    private final AtomicInteger spent;

    SpentJobs(ProcessEngine engine, MeterRegistry meters) {
        this.engine = engine;
        this.spent = meters.gauge("camunda_incidents", new AtomicInteger());
    }

    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void revive() {
        int revived = 0;
        int page = AT_ONCE;
        for (int pages = 0; page == AT_ONCE && pages < PAGES_AT_ONCE; pages++) {
            page = reviveSome();
            revived += page;
        }
        spent.set(revived);
        if (revived > 0) {
            LOG.warn("{} reminders or deadlines had failed for good and are tried again", revived);
        }
    }

    /** What is tried again is no incident any more, so that the next ones come first. */
    private int reviveSome() {
        List<Incident> incidents = engine.getRuntimeService()
                .createIncidentQuery()
                .incidentType(Incident.FAILED_JOB_HANDLER_TYPE)
                .listPage(0, AT_ONCE);
        incidents.forEach(incident -> engine.getManagementService().setJobRetries(incident.getConfiguration(), TRIES));
        return incidents.size();
    }
}

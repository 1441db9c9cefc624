package redress.triage.process;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import redress.platform.operations.Stuck;
import redress.platform.operations.StuckThings;
import redress.platform.security.Caller;

/** Reminders and deadlines that the engine has given up, as operations list them. */
@Component
class StuckJobs implements StuckThings {

    private static final String SERVICE = "triage";
    private static final int AT_ONCE = 500;
    private static final int TRIES = 3;
    private static final Pattern CLASS = Pattern.compile("^[\\w.$]*?([A-Za-z]\\w*)(?=[:\\s]|$)");

    private final ProcessEngine engine;

    StuckJobs(ProcessEngine engine) {
        this.engine = engine;
    }

    @Override
    public Stuck.Kind kind() {
        return Stuck.Kind.JOB;
    }

    @Override
    public List<Stuck> after(String service, String afterKey, int limit) {
        List<Stuck> found = new ArrayList<>();
        for (int from = 0; service.equals(SERVICE) && found.size() < limit; from += AT_ONCE) {
            List<Job> jobs = engine.getManagementService()
                    .createJobQuery()
                    .noRetriesLeft()
                    .orderByJobId()
                    .asc()
                    .listPage(from, AT_ONCE);
            jobs.stream()
                    .filter(job -> job.getId().compareTo(afterKey) > 0)
                    .limit(limit - found.size())
                    .forEach(job -> found.add(stuck(job)));
            if (jobs.size() < AT_ONCE) {
                break;
            }
        }
        return found;
    }

    private Stuck stuck(Job job) {
        Incident incident =
                engine.getRuntimeService().createIncidentQuery().configuration(job.getId()).listPage(0, 1).stream()
                        .findFirst()
                        .orElse(null);
        return new Stuck(
                SERVICE,
                kind(),
                job.getId(),
                String.valueOf(job.getFailedActivityId()),
                reason(engine.getManagementService().getJobExceptionStacktrace(job.getId())),
                incident == null ? null : incident.getIncidentTimestamp().toInstant(),
                0,
                List.of(Stuck.Act.ON));
    }

    /** The name of the exception's class: its message may hold what was stored. */
    private static String reason(@Nullable String trace) {
        Matcher name = CLASS.matcher(trace == null ? "" : trace);
        return name.find() ? name.group(1) : "RETRIES_SPENT";
    }

    @Override
    public boolean act(String service, String id, Stuck.Act act, Caller by) {
        ManagementService management = engine.getManagementService();
        boolean spent = act == Stuck.Act.ON
                && management.createJobQuery().jobId(id).noRetriesLeft().count() == 1;
        if (spent) {
            management.setJobRetries(id, TRIES);
        }
        return spent;
    }
}

package redress.triage.process;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import redress.platform.operations.Stuck;
import redress.platform.operations.StuckThings;
import redress.platform.security.Caller;

/** Reminders and deadlines that fail, as operations list them. */
@Component
class StuckJobs implements StuckThings {

    private static final String SERVICE = "triage";

    private final FailedJobs failed;
    private final JobRevival revival;
    private final Clock real = Clock.systemUTC();

    StuckJobs(FailedJobs failed, JobRevival revival) {
        this.failed = failed;
        this.revival = revival;
    }

    @Override
    public Stuck.Kind kind() {
        return Stuck.Kind.JOB;
    }

    @Override
    public List<Stuck> after(String service, String afterKey, int limit) {
        return service.equals(SERVICE)
                ? failed.after(afterKey, limit).stream().map(this::stuck).toList()
                : List.of();
    }

    /** The engine's clock may have been moved ahead of the real one; what lies ahead says nothing. */
    private Stuck stuck(FailedJob job) {
        Instant since = job.since();
        return new Stuck(
                SERVICE,
                kind(),
                job.id(),
                job.failedActivity().isEmpty() ? job.activity() : job.failedActivity(),
                job.reason(),
                since == null || since.isAfter(real.instant()) ? null : since,
                0,
                List.of(Stuck.Act.ON));
    }

    @Override
    public boolean act(String service, String id, Stuck.Act act, Caller by) {
        return service.equals(SERVICE)
                && act == Stuck.Act.ON
                && failed.find(id).map(revival::tryNow).orElse(false);
    }
}

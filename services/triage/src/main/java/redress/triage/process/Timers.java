package redress.triage.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import redress.platform.time.ClockMoved;

/** Runs the reminders and deadlines of the cases, by the clock of the application: when that is moved, the engine follows at once. */
@Component
class Timers implements SmartLifecycle {

    private static final Duration SAME = Duration.ofMillis(500);

    private final JobExecutor executor;
    private final Clock clock;

    Timers(ProcessEngine engine, Clock clock) {
        this.executor =
                ((ProcessEngineImpl) engine).getProcessEngineConfiguration().getJobExecutor();
        this.clock = clock;
        follow();
    }

    @EventListener
    void moved(ClockMoved moved) {
        follow();
        executor.jobWasAdded();
    }

    /**
     * The engine has one clock for the whole process, told as a distance to the real time. The real time is read last, so that the
     * engine is rather a moment behind than ahead: then no timer goes off before its time.
     */
    private void follow() {
        Instant present = clock.instant();
        Duration ahead = Duration.between(Instant.now(Clock.systemUTC()), present);
        ClockUtil.offset(ahead.abs().compareTo(SAME) < 0 ? 0 : ahead.toMillis());
    }

    @Override
    public void start() {
        executor.start();
    }

    @Override
    public void stop() {
        executor.shutdown();
    }

    @Override
    public boolean isRunning() {
        return executor.isActive();
    }
}

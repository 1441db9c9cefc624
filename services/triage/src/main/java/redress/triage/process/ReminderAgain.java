package redress.triage.process;

import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.pvm.PvmScope;

/**
 * Sets the reminder of a stage again once it has gone off: the engine lets a waiting timer be moved, but none be made anew.
 *
 * @param endId the timer of the end of the stage, beside which it stands
 */
record ReminderAgain(String endId, Instant at) implements Command<Void> {

    @Override
    public Void execute(CommandContext context) {
        JobEntity end = context.getJobManager().findJobById(endId);
        ExecutionEntity execution = context.getExecutionManager().findExecutionById(end.getExecutionId());
        String activity = end.getActivityId().replace("missed", "near").replace("Missed", "Near");
        Stream.<PvmScope>of(execution.getActivity(), execution.getProcessDefinition())
                .map(TimerDeclarationImpl::getDeclarationsForScope)
                .map(timers -> timers.get(activity))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no reminder " + activity))
                .createTimerInstance(execution)
                .setDuedate(Date.from(at));
        return null;
    }
}

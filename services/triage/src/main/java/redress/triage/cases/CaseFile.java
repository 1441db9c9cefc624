package redress.triage.cases;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.events.codes.CloseReason;
import redress.events.codes.IdentityMode;
import redress.events.codes.Outcome;
import redress.events.codes.Severity;
import redress.events.codes.Stage;
import redress.events.codes.Urgency;
import redress.events.intake.ReportSubmitted;
import redress.events.register.StageLimit;
import redress.events.triage.CaseRef;
import redress.triage.mediation.Agreement;
import redress.triage.mediation.Mediation;
import redress.triage.panel.Panel;
import redress.triage.remedy.Promise;
import redress.triage.rules.Proposal;
import redress.triage.rules.RuleCheck;

/** Everything that is known of a case, as it is stored. {@link Case} alone changes it. */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
public final class CaseFile {

    CaseRef about;
    ReportSubmitted report;
    /** In force when the report was submitted; later changes of the Compact do not touch this case. */
    List<StageLimit> limits = List.of();

    String calendarId;
    List<RuleCheck> ruleChecks = List.of();

    @Nullable
    Proposal proposal;

    @Nullable
    Stage stage;

    Instant since;

    @Nullable
    Instant remindAt;

    @Nullable
    Instant dueAt;

    /** Whether the deadline may become later, because the public holidays up to it are not known yet. */
    boolean provisional;

    boolean reminded;
    boolean missed;
    /** An officer's own words at acknowledgement. */
    @Nullable
    String note;

    @Nullable
    Decision decision;

    @Nullable
    Reply reply;

    @Nullable
    Panel panel;

    @Nullable
    Mediation mediation;

    @Nullable
    Agreement agreement;

    /** An officer's own words, why there was no panel or no signed agreement. */
    @Nullable
    String impasse;

    List<Promise> promises = new ArrayList<>();
    List<ExternalStep> externalSteps = new ArrayList<>();
    List<Outcome> outcomes = List.of();

    @Nullable
    String summary;

    @Nullable
    Instant withdrawnAt;

    @Nullable
    CloseReason closeReason;
    /** Null when the clock or the reporter closed it. */
    @Nullable
    String closedBy;

    List<Entry> timeline = new ArrayList<>();

    @Nullable
    String processInstanceId;

    @Nullable
    String taskId;
    /** How many events the case has caused. */
    long seq;

    long version;

    /** The edition of the calendar by which the deadline was counted just now; kept in a column of the row alone. */
    transient @Nullable Long countedBy;

    @SuppressWarnings("NullAway.Init")
    CaseFile() {}

    public CaseRef about() {
        return about;
    }

    public ReportSubmitted report() {
        return report;
    }

    public List<RuleCheck> ruleChecks() {
        return ruleChecks;
    }

    public @Nullable Proposal proposal() {
        return proposal;
    }

    /** Never null once the process has been started. */
    public Stage stage() {
        return stage == null ? Stage.UNKNOWN : stage;
    }

    public Instant since() {
        return since;
    }

    public @Nullable Instant remindAt() {
        return remindAt;
    }

    /** Null when the case is closed. */
    public @Nullable Instant dueAt() {
        return dueAt;
    }

    /** Whether {@link #dueAt()} may become later. */
    public boolean provisional() {
        return provisional;
    }

    public @Nullable Severity severity() {
        return decision == null ? null : decision.severity();
    }

    /** As decided, before that as proposed. */
    public Urgency urgency() {
        if (decision != null) {
            return decision.urgency();
        }
        return proposal == null ? Urgency.NORMAL : proposal.urgency();
    }

    /** As decided, before that as reported. */
    public List<String> undertakings() {
        return decision == null ? report.undertakings() : decision.undertakings();
    }

    /** An officer's own words at acknowledgement. */
    public @Nullable String note() {
        return note;
    }

    public @Nullable Decision decision() {
        return decision;
    }

    /** Whether the body is shown a statement in place of the report, because its reporter is confidential or did not agree to share it. */
    public boolean statementNeeded() {
        return report.identityMode() != IdentityMode.NAMED || !report.consents().shareWithBody();
    }

    /** Whether the body may know of the case. */
    public boolean shownToBody() {
        return decision != null && decision.accepted();
    }

    public @Nullable Reply reply() {
        return reply;
    }

    public @Nullable Panel panel() {
        return panel;
    }

    public @Nullable Mediation mediation() {
        return mediation;
    }

    public @Nullable String impasse() {
        return impasse;
    }

    public @Nullable Agreement agreement() {
        return agreement;
    }

    public List<Promise> promises() {
        return List.copyOf(promises);
    }

    public List<ExternalStep> externalSteps() {
        return List.copyOf(externalSteps);
    }

    public List<Outcome> outcomes() {
        return outcomes;
    }

    public @Nullable String summary() {
        return summary;
    }

    public @Nullable CloseReason closeReason() {
        return closeReason;
    }

    public List<Entry> timeline() {
        return List.copyOf(timeline);
    }

    /** Increases by one with every change. */
    public long version() {
        return version;
    }
}

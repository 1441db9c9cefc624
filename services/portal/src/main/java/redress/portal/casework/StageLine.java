package redress.portal.casework;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import redress.events.codes.CloseReason;
import redress.events.codes.RemedyStatus;
import redress.events.codes.Stage;
import redress.events.codes.TriageResult;

/**
 * The stages of a case in their order: those it went through, where it stands, those it left out, those to come. What it went through
 * follows from what happened: no mediation without a panel, no signing without terms, no remedy without an agreement.
 */
final class StageLine {

    /** How a case stands to a stage. */
    enum Where {
        PASSED,
        HERE,
        SKIPPED,
        TO_COME
    }

    /** A stage on the line; the code of a stage may be one that this version does not know. */
    record Step(String stage, Where where) {}

    private static final String TERMS = "AGREEMENT";
    private static final String NO_TERMS = "NO_AGREEMENT";

    private final CaseFile file;
    /** What happened, as long as the report was not withdrawn. */
    private final List<String> happened;

    private StageLine(CaseFile file) {
        this.file = file;
        this.happened = (file.timeline() == null ? List.<CaseFile.Entry>of() : file.timeline())
                .stream()
                        .map(entry -> Objects.requireNonNullElse(entry.kind(), ""))
                        .takeWhile(kind -> !kind.equals("WITHDRAWN"))
                        .toList();
    }

    static List<Step> of(CaseFile file) {
        StageLine line = new StageLine(file);
        return Stream.of(Stage.values())
                .filter(stage -> stage != Stage.UNKNOWN)
                .map(stage -> new Step(stage.name(), line.where(stage)))
                .toList();
    }

    private Where where(Stage stage) {
        if (stage.name().equals(file.stage())) {
            return Where.HERE;
        }
        boolean left =
                Stream.of(Stage.values()).anyMatch(now -> now.name().equals(file.stage()) && now.compareTo(stage) > 0);
        if (!left) {
            return Where.TO_COME;
        }
        return wentThrough(stage) ? Where.PASSED : Where.SKIPPED;
    }

    private boolean wentThrough(Stage stage) {
        boolean endedEarly = file.stage().equals(Stage.CLOSED.name())
                && !CloseReason.OUTCOME_RECORDED.name().equals(file.closeReason());
        return switch (stage) {
            case MEDIATION -> file.panel() != null;
            case AGREEMENT -> mediation(TERMS);
            case REMEDY -> file.agreement() != null;
            default -> !endedEarly || reachedBeforeItEnded(stage);
        };
    }

    /** Of a case that was not accepted, or was withdrawn on its way. */
    private boolean reachedBeforeItEnded(Stage stage) {
        boolean accepted = file.triage() != null
                && TriageResult.ACCEPT.name().equals(file.triage().result());
        return switch (stage) {
            case ACKNOWLEDGEMENT -> true;
            case TRIAGE -> file.triage() != null || happened.contains("ACKNOWLEDGED");
            case REPLY -> accepted;
            case PANEL -> accepted && (file.reply() != null || file.panel() != null || outcomeDue() || unanswered());
            case OUTCOME -> outcomeDue();
            case CLOSING -> happened.contains("OUTCOME_RECORDED");
            default -> false;
        };
    }

    /** The first deadline after the decision at triage is that of the reply; a case goes on without one. */
    private boolean unanswered() {
        return happened.lastIndexOf("DEADLINE_MISSED") > happened.indexOf("TRIAGED");
    }

    private boolean outcomeDue() {
        List<CaseFile.Action> promised = file.actions() == null ? List.of() : file.actions();
        return happened.contains("NO_AGREEMENT")
                || mediation(NO_TERMS)
                || !promised.isEmpty()
                        && promised.stream()
                                .noneMatch(each -> RemedyStatus.NOT_DUE.name().equals(each.status()));
    }

    private boolean mediation(String result) {
        return file.mediation() != null && result.equals(file.mediation().result());
    }
}

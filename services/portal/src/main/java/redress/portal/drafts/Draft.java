package redress.portal.drafts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import redress.portal.forms.Answers;
import redress.portal.forms.Problem;
import redress.portal.questions.AboutYou;
import redress.portal.questions.QuestionPage;
import redress.portal.questions.Steps;

/**
 * A report that is being written, as it lies in intake under a key that only the browser holds.
 *
 * @param typed the answers as they were typed
 * @param sending true from the first attempt to send until intake has said yes or no: the answers must not change meanwhile, or
 *     the same attempt could not be repeated
 * @param refusals what intake said was wrong, until the page concerned is answered again
 * @param sent what intake gave for the report; the answers are gone then
 * @param changedAt by real time; drafts stored by an older portal lack it
 */
public record Draft(
        Map<String, List<String>> typed,
        List<Evidence> evidence,
        boolean sending,
        List<Problem> refusals,
        @Nullable Sent sent,
        @Nullable Instant changedAt) {

    /** Stands among the answers, and is no question's. */
    private static final String PASSED = "passed";

    /**
     * A file that intake holds for this report.
     *
     * @param removed codes of what was taken out of the copy for others
     * @param notCleanedBecause why there is no such copy, in words
     */
    public record Evidence(
            String attachmentId,
            String name,
            long size,
            @Nullable List<String> removed,
            @Nullable String notCleanedBecause) {

        /** Drafts stored by an older portal lack what was taken out. */
        public Evidence {
            removed = removed == null ? List.of() : List.copyOf(removed);
        }
    }

    /**
     * What proves that the report was filed, with the days that matter for what happens next. Drafts stored by an older portal lack
     * the days of notice and publication, how many files were sent, and until when it is shown.
     *
     * @param shownUntil by real time; after it nothing of the report is shown in the browser that sent it
     */
    public record Sent(
            String reference,
            String receipt,
            Instant submittedAt,
            boolean anonymous,
            @Nullable Integer files,
            @Nullable String noticeReceived,
            @Nullable String decisionMade,
            @Nullable String decisionPublished,
            @Nullable String callInCloses,
            @Nullable String judicialReviewCloses,
            @Nullable Instant shownUntil) {

        /** By real time; what an older portal has kept is shown. */
        boolean shownAt(Instant now) {
            return shownUntil == null || shownUntil.isAfter(now);
        }

        /** In fours, as it is easiest to write down. */
        public List<String> receiptInParts() {
            return List.of(receipt.split("(?<=\\G.{4})"));
        }
    }

    public Draft {
        typed = typed == null ? Map.of() : Map.copyOf(typed);
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
        refusals = refusals == null ? List.of() : List.copyOf(refusals);
    }

    public static Draft empty() {
        return new Draft(Map.of(), List.of(), false, List.of(), null, null);
    }

    public Answers answers() {
        return new Answers(typed);
    }

    public boolean begun() {
        return !typed.isEmpty() || !evidence.isEmpty();
    }

    /** Whether it names a group and a person; an anonymous one does not, whatever was typed before. */
    public boolean saysWho() {
        return AboutYou.named(answers());
    }

    /** As typed so far, for whoever reads it before it is sent; empty where it is not said or must not be. */
    public String group() {
        return saysWho() ? answers().text("organisation.name") : "";
    }

    public String person() {
        return saysWho() ? answers().text("contact.name") : "";
    }

    public Draft reachedAt(String email) {
        return with(answers().with("contact.email", email));
    }

    /** Whether the answers can no longer be changed, because they were sent or are being sent. */
    public boolean locked() {
        return sending || sent != null;
    }

    public Draft changedAt(Instant now) {
        return new Draft(typed, evidence, sending, refusals, sent, now);
    }

    public Draft with(Answers answers) {
        return new Draft(answers.typed(), evidence, sending, refusals, sent, changedAt);
    }

    /** The page was looked at and continued, also where everything on it may be left out. */
    public Draft passed(QuestionPage step) {
        Map<String, List<String>> more = new LinkedHashMap<>(typed);
        List<String> pages = new ArrayList<>(more.getOrDefault(PASSED, List.of()));
        if (!pages.contains(step.path())) {
            pages.add(step.path());
        }
        more.put(PASSED, pages);
        return new Draft(more, evidence, sending, refusals, sent, changedAt);
    }

    /** Of a draft that was begun before this was kept: whether anything on the page was answered. */
    public boolean hasPassed(QuestionPage step) {
        return switch (step.path()) {
            case Steps.BODY -> answers().has("bodyId");
            case Steps.COMPACT -> answers().has("compactId");
            default ->
                typed.getOrDefault(PASSED, List.of()).contains(step.path())
                        || step.form().inputs().stream().anyMatch(typed::containsKey);
        };
    }

    public Draft withoutRefusalsOf(QuestionPage step) {
        return new Draft(
                typed,
                evidence,
                sending,
                refusalsWithout(field -> step.form().question(field).isPresent()),
                sent,
                changedAt);
    }

    /** For the pages that ask for a body or a Compact. */
    public Draft withoutRefusalsOf(String field) {
        return new Draft(typed, evidence, sending, refusalsWithout(field::equals), sent, changedAt);
    }

    private List<Problem> refusalsWithout(Predicate<String> settled) {
        return refusals.stream().filter(p -> !settled.test(p.field())).toList();
    }

    /** The files are not the refused ones any more; if they still will not do, intake says so again. */
    private Draft with(List<Evidence> files) {
        return new Draft(
                typed, files, sending, refusalsWithout(field -> field.startsWith("attachmentIds")), sent, changedAt);
    }

    /** Adds a file once, however often. */
    public Draft adding(Evidence file) {
        if (evidence.contains(file)) {
            return this;
        }
        List<Evidence> more = new ArrayList<>(evidence);
        more.add(file);
        return with(more);
    }

    public Draft removing(String attachmentId) {
        return with(evidence.stream()
                .filter(e -> !e.attachmentId().equals(attachmentId))
                .toList());
    }

    /** What intake keeps as long as the draft: it reads the member of this name. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public List<String> attachmentIds() {
        return evidence.stream().map(Evidence::attachmentId).toList();
    }

    public Draft nowSending() {
        return new Draft(typed, evidence, true, refusals, sent, changedAt);
    }

    /** Nothing came of the sending: the answers can be changed again. */
    public Draft open() {
        return new Draft(typed, evidence, false, refusals, sent, changedAt);
    }

    public Draft refused(List<Problem> problems) {
        return new Draft(
                typed,
                evidence,
                false,
                problems.stream().map(this::withNameOfFile).toList(),
                null,
                changedAt);
    }

    /** Intake names a file by its place. */
    Problem withNameOfFile(Problem problem) {
        for (int i = 0; i < evidence.size(); i++) {
            if (problem.field().equals("attachmentIds[" + i + "]")) {
                return new Problem(problem.field(), evidence.get(i).name() + ": " + problem.message());
            }
        }
        return problem;
    }

    static Draft sent(Sent sent) {
        return new Draft(Map.of(), List.of(), false, List.of(), sent, null);
    }
}

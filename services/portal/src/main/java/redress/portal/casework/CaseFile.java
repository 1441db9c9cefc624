package redress.portal.casework;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A case as triage shows it to the person who asks; what the person may not see is null. Codes are kept as text.
 *
 * @param more what steps show that this page knows by the words of their moves alone
 */
record CaseFile(
        String caseId,
        String reference,
        @Nullable String reportId,
        String compactId,
        String bodyId,
        String stage,
        @Nullable List<String> stages,
        @Nullable Instant since,
        @Nullable Instant remindAt,
        @Nullable Instant dueAt,
        @Nullable Boolean provisional,
        @Nullable String mustAct,
        @Nullable String ifMissed,
        @Nullable String severity,
        @Nullable String urgency,
        @Nullable String identityMode,
        @Nullable String relationship,
        @Nullable List<String> categories,
        @Nullable List<String> undertakings,
        @Nullable Map<String, Object> facts,
        @Nullable Owner owner,
        @Nullable String note,
        @Nullable List<RuleCheck> ruleChecks,
        @Nullable Proposal proposal,
        @Nullable Triage triage,
        @Nullable Panel panel,
        @Nullable Mediation mediation,
        @Nullable Agreement agreement,
        @Nullable String noAgreementReason,
        @Nullable List<Action> actions,
        @Nullable List<ExternalStep> externalSteps,
        @Nullable List<String> outcomes,
        @Nullable String outcomeSummary,
        @Nullable String closeReason,
        @Nullable List<Entry> timeline,
        @Nullable List<Move> moves,
        @Nullable Boolean statementNeeded,
        long version,
        @Nullable List<OutsideClock> outsideClocks,
        @JsonAnySetter Map<String, Object> more) {

    private static final ZoneId ENGLAND = ZoneId.of("Europe/London");
    private static final String TAKE = "owner";

    CaseFile {
        more = more == null ? Map.of() : more;
    }

    /** Who of the steering group works on it. */
    record Owner(String personId, boolean mine) {}

    /** What a rule check found, with its arithmetic in words. */
    record RuleCheck(
            String ruleId,
            String result,
            @Nullable String arithmetic,
            @Nullable String undertaking) {}

    /** What the route table proposes. */
    record Proposal(
            @Nullable String severity,
            @Nullable String urgency,
            @Nullable String route,
            @Nullable List<String> reasons) {}

    /** What was decided at triage. */
    record Triage(
            String result,
            @Nullable String severity,
            @Nullable String urgency,
            @Nullable List<String> undertakings,
            @Nullable String reason,
            @Nullable String statementForBody) {}

    /** Who mediates. */
    record Panel(@Nullable List<Member> members, @Nullable String mediator) {}

    /** One of the panel. */
    record Member(@Nullable String personId, @Nullable String sector) {}

    /** How the mediation went. */
    record Mediation(
            @Nullable String result,
            @Nullable LocalDate heldOn,
            @Nullable String note) {}

    /** What both sides signed. */
    record Agreement(
            @Nullable String text,
            @Nullable LocalDate signedByBodyOn,
            @Nullable LocalDate signedByGroupOn) {}

    /** One thing that was promised. */
    record Action(
            String actionId,
            String action,
            @Nullable String detail,
            @Nullable LocalDate dueOn,
            @Nullable String status,
            @Nullable LocalDate recordedOn,
            @Nullable String evidence) {}

    /** A step outside the Compact. */
    record ExternalStep(
            String route,
            @Nullable String result,
            @Nullable LocalDate happenedOn,
            @Nullable String note) {}

    /** One thing that happened. */
    record Entry(
            Instant at,
            String kind,
            Map<String, String> codes,
            @Nullable String by) {}

    /** What is the person's to do; {@code href} is the address of the API, null while it is not possible. */
    record Move(String name, boolean possible, @Nullable String href) {}

    /** A clock outside the Compact. */
    record OutsideClock(
            String route,
            @Nullable LocalDate lastDay,
            @Nullable String note) {}

    /** @param move its name, with the id of a thing behind it where it is done with one of several */
    public boolean allows(String move) {
        return possible().stream().anyMatch(href -> href.endsWith("/" + caseId + "/" + move));
    }

    /** The names of the moves that the person can make now with the case as a whole. */
    List<String> possibleMoves() {
        return open().filter(move -> String.valueOf(move.href()).endsWith("/" + move.name()))
                .map(Move::name)
                .toList();
    }

    /** The addresses of the moves that the person can make now. */
    List<String> possible() {
        return open().map(Move::href).filter(Objects::nonNull).toList();
    }

    /** Taking what is theirs already is none. */
    private Stream<Move> open() {
        return Stream.ofNullable(moves)
                .flatMap(List::stream)
                .filter(move -> move.href() != null)
                .filter(move -> !isSoAlready(move.name()));
    }

    /** Whether the case is one that the person can own. */
    boolean canBeTheirs() {
        return possibleMoves().contains(TAKE);
    }

    /** Whether what a move is to bring about is so already, as after it was sent twice. */
    boolean isSoAlready(String move) {
        return move.equals(TAKE) && owner != null && owner.mine();
    }

    /** Of the rules that were checked those that the report speaks of. */
    List<RuleCheck> checksThatConcernIt() {
        return checks().filter(this::concerns).toList();
    }

    List<RuleCheck> otherChecks() {
        return checks().filter(check -> !concerns(check)).toList();
    }

    private Stream<RuleCheck> checks() {
        return Stream.ofNullable(ruleChecks).flatMap(List::stream);
    }

    private boolean concerns(RuleCheck check) {
        return !check.result().equals("CANNOT_TELL")
                || undertakings == null
                || undertakings.contains(Objects.requireNonNullElse(check.undertaking(), ""));
    }

    /**
     * For how many days its deadline has passed; 0 where it has not.
     *
     * @param today the day in England
     */
    long overdueDays(LocalDate today) {
        return dueAt == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(LocalDate.ofInstant(dueAt, ENGLAND), today));
    }

    /** Whether it was told that the deadline of the stage in which it stands has passed. */
    public boolean missedDeadline() {
        return Stream.ofNullable(timeline)
                .flatMap(List::stream)
                .anyMatch(entry -> "DEADLINE_MISSED".equals(entry.kind())
                        && (since == null || !entry.at().isBefore(since)));
    }

    /** Whether there is anybody in it of whom some see the name. */
    boolean namesPeople() {
        return panel != null || owner != null && !owner.mine();
    }

    /** Whether it can now be recorded what became of a promised action. */
    public boolean allowsRecording(String actionId) {
        return allows("actions/" + actionId);
    }

    @Nullable
    Action action(String actionId) {
        return actions == null
                ? null
                : actions.stream()
                        .filter(each -> each.actionId().equals(actionId))
                        .findFirst()
                        .orElse(null);
    }
}

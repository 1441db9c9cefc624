package redress.notification.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.notification.SampleEvents.ABOUT;
import static redress.notification.SampleEvents.AT;
import static redress.notification.SampleEvents.closed;
import static redress.notification.SampleEvents.entered;
import static redress.notification.SampleEvents.missed;
import static redress.notification.SampleEvents.near;
import static redress.notification.SampleEvents.outcome;
import static redress.notification.SampleEvents.submitted;
import static redress.notification.SampleEvents.triaged;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redress.events.Event;
import redress.events.EventType;
import redress.events.codes.CloseReason;
import redress.events.codes.DeadlineReason;
import redress.events.codes.DecidedBy;
import redress.events.codes.ExtensionState;
import redress.events.codes.IdentityMode;
import redress.events.codes.OpenerRole;
import redress.events.codes.OpeningReason;
import redress.events.codes.Outcome;
import redress.events.codes.Stage;
import redress.events.codes.TriageResult;
import redress.events.intake.IdentityOpened;
import redress.events.triage.DeadlineSet;
import redress.events.triage.ExtensionChanged;

class RoutingTableTest {

    private final RoutingTable table = new RoutingTable();

    @ParameterizedTest
    @EnumSource(value = Outcome.class)
    void tellsBothSidesOfEveryOutcomeInOneWayEach(Outcome outcome) {
        assertThat(told(outcome(outcome)))
                .hasSize(2)
                .anyMatch(each -> each.startsWith("REPORTER outcome-"))
                .anyMatch(each -> each.startsWith("BODY_CONTACT outcome-"));
    }

    @Test
    void letsTheFirstRowThatHoldsCount() {
        assertThat(told(outcome(Outcome.APOLOGY, Outcome.FUNDING_KEPT, Outcome.NO_CHANGE)))
                .containsExactlyInAnyOrder("REPORTER outcome-change", "BODY_CONTACT outcome-change");
    }

    @ParameterizedTest
    @EnumSource(value = TriageResult.class, names = "ACCEPT", mode = EnumSource.Mode.EXCLUDE)
    void leavesTheBodyOutOfWhatWasNotAccepted(TriageResult result) {
        assertThat(told(triaged(result))).singleElement().asString().startsWith("REPORTER ");
    }

    @Test
    void putsAnAcceptedCaseToTheBody() {
        assertThat(told(triaged(TriageResult.ACCEPT)))
                .containsExactlyInAnyOrder("REPORTER case-accepted", "BODY_CONTACT body-notice");
    }

    @Test
    void sendsNoReceiptToNobody() {
        assertThat(told(submitted(IdentityMode.ANONYMOUS_EVIDENCE))).isEmpty();
        assertThat(told(submitted(IdentityMode.CONFIDENTIAL))).containsExactly("REPORTER report-receipt");
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"CLOSED", "UNKNOWN"},
            mode = EnumSource.Mode.EXCLUDE)
    void remindsSomebodyOfEveryDeadline(Stage stage) {
        assertThat(told(near(stage))).isNotEmpty();
        assertThat(told(missed(stage))).contains("CHAIRS deadline-missed", "OFFICER deadline-missed");
    }

    /** A reminder that is late is not sent once its day is over: then this alone tells them. */
    @ParameterizedTest
    @EnumSource(Stage.class)
    void tellsOfAMissedDeadlineEverybodyWhoIsRemindedOfIt(Stage stage) {
        assertThat(to(missed(stage))).containsAll(to(near(stage)));
    }

    private List<String> to(Event event) {
        return told(event).stream().map(each -> each.split(" ")[0]).toList();
    }

    @Test
    void remindsBothSidesOfAnAgreementThatTheyHaveNotSigned() {
        assertThat(told(near(Stage.AGREEMENT)))
                .containsExactlyInAnyOrder(
                        "REPORTER agreement-due", "BODY_CONTACT agreement-due", "OFFICER deadline-near");
    }

    @Test
    void tellsThoseWhoDecideOfARequestForMoreTimeAndBothSidesOfTheDecision() {
        assertThat(told(extension(ExtensionState.ASKED)))
                .containsExactlyInAnyOrder("OFFICER extension-asked", "CHAIRS extension-asked");
        for (ExtensionState decided : List.of(ExtensionState.GRANTED, ExtensionState.REFUSED)) {
            assertThat(told(extension(decided, DecidedBy.OFFICER)))
                    .containsExactlyInAnyOrder(
                            "BODY_CONTACT extension-decided", "REPORTER extension-decided", "CHAIRS extension-decided");
            assertThat(told(extension(decided, DecidedBy.CHAIR)))
                    .containsExactlyInAnyOrder(
                            "BODY_CONTACT extension-decided",
                            "REPORTER extension-decided",
                            "CHAIRS extension-decided",
                            "OFFICER extension-decided");
        }
        assertThat(told(extension(ExtensionState.GRANTED)))
                .as("as published before it was told who decided")
                .doesNotContain("OFFICER extension-decided");
        assertThat(Objects.requireNonNull(Trigger.of(extension(ExtensionState.ASKED)))
                        .dueAt())
                .isEqualTo(AT.plusSeconds(60));
        assertThat(Objects.requireNonNull(Trigger.of(extension(ExtensionState.ASKED)))
                        .provisional())
                .isTrue();
    }

    private static ExtensionChanged extension(ExtensionState state) {
        return new ExtensionChanged(ABOUT, AT, Stage.REPLY, state, AT.plusSeconds(60), true);
    }

    private static ExtensionChanged extension(ExtensionState state, DecidedBy decidedBy) {
        return new ExtensionChanged(ABOUT, AT, Stage.REPLY, state, AT.plusSeconds(60), null, decidedBy);
    }

    @Test
    void saysThatAStepCanBeTakenWhenItsStageIsEnteredAndNotWhenItsDayMoves() {
        assertThat(told(entered(Stage.PANEL)))
                .containsExactlyInAnyOrder("OFFICER panel-to-form", "CHAIRS panel-to-form");
        assertThat(told(entered(Stage.OUTCOME))).containsExactly("OFFICER outcome-to-record");
        assertThat(told(entered(Stage.REPLY))).isEmpty();
        assertThat(told(moved())).noneMatch(each -> each.endsWith("-to-form"));
    }

    /** What asks for something is mailed at once and cannot be turned off; a reporter has no seat, and no page for it. */
    @Test
    void letsWaitOnlyWhatRemindsAndTurnOffOnlyWhatAsksForNothing() {
        assertThat(table.routes().stream().filter(NoticeRoute::daily).map(NoticeRoute::template))
                .containsOnly(
                        "deadline-near",
                        "reply-due",
                        "actions-due",
                        "agreement-due",
                        "deadline-moved",
                        "deadline-certain");
        assertThat(table.optional(EnumSet.of(Recipient.OFFICER, Recipient.CHAIRS)))
                .containsExactly("case-withdrawn", "deadline-certain", "extension-decided");
        assertThat(table.optional(EnumSet.of(Recipient.BODY_CONTACT)))
                .containsExactly("case-closed", "deadline-certain");
        assertThat(table.optional(EnumSet.of(Recipient.OFFICER, Recipient.BODY_CONTACT)))
                .as("without what comes to them all the same")
                .containsExactly("case-closed", "deadline-certain");
        assertThat(table.optional(EnumSet.of(Recipient.REPORTER))).isEmpty();
        assertThat(table.routes().stream().filter(route -> route.daily() || route.optional()))
                .isNotEmpty()
                .allMatch(route -> route.mail() && route.to() != Recipient.REPORTER);
    }

    @Test
    void confirmsAWithdrawalToTheReporter() {
        assertThat(told(closed(CloseReason.WITHDRAWN, Stage.TRIAGE)))
                .containsExactlyInAnyOrder(
                        "REPORTER case-withdrawn", "OFFICER case-withdrawn", "BODY_CONTACT case-withdrawn");
        assertThat(told(closed(CloseReason.NOT_ACCEPTED, Stage.TRIAGE))).isEmpty();
    }

    @Test
    void usesOnlyConditionsThatEventsHave() {
        for (NoticeRoute route : table.routes()) {
            List<String> names = Stream.of(
                            submitted(IdentityMode.NAMED),
                            opened(IdentityMode.CONFIDENTIAL),
                            triaged(TriageResult.ACCEPT),
                            near(Stage.REPLY),
                            moved(),
                            extension(ExtensionState.GRANTED, DecidedBy.CHAIR),
                            extension(ExtensionState.ASKED),
                            missed(Stage.REPLY),
                            outcome(Outcome.APOLOGY),
                            closed(CloseReason.WITHDRAWN, Stage.REPLY),
                            redress.notification.SampleEvents.changed(Stage.REPLY, Stage.PANEL))
                    .filter(event -> EventType.of(event) == route.event())
                    .flatMap(event -> Objects.requireNonNull(Trigger.of(event)).codes().keySet().stream())
                    .toList();
            assertThat(names).as(route.toString()).containsAll(route.when().keySet());
        }
    }

    private static DeadlineSet moved() {
        return new DeadlineSet(ABOUT, AT, Stage.REPLY, AT, AT.plusSeconds(60), null, DeadlineReason.HOLIDAYS_ADDED);
    }

    @Test
    void tellsTheReporterThatTheirNameWasOpenedUnlessTheyGaveNone() {
        assertThat(told(opened(IdentityMode.CONFIDENTIAL))).containsExactly("REPORTER name-opened");
        assertThat(told(opened(IdentityMode.ANONYMOUS_EVIDENCE))).isEmpty();
    }

    private static Event opened(IdentityMode mode) {
        return new IdentityOpened(
                "sample-report",
                "CB-7K2M-Q4TX",
                "thurrock",
                "thurrock-council",
                mode,
                Instant.EPOCH,
                OpenerRole.OFFICER,
                OpeningReason.CONTACT_REPORTER);
    }

    private List<String> told(Event event) {
        return table.on(EventType.of(event), Objects.requireNonNull(Trigger.of(event))).stream()
                .map(route -> route.to() + " " + route.template())
                .toList();
    }
}

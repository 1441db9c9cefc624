package redress.triage.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redress.events.codes.IdentityMode;
import redress.events.codes.Stage;
import redress.platform.security.Caller;
import redress.triage.cases.CaseFile;
import redress.triage.cases.Entry.Kind;
import redress.triage.cases.SampleCases;
import tools.jackson.databind.json.JsonMapper;

/** Who sees a case, and what of it. */
class CaseViewsTest {

    private static final CaseFile REPLY = SampleCases.accepted(IdentityMode.NAMED, true);

    private static Caller caller(String id, String... grants) {
        return new Caller(id, Set.of(grants));
    }

    @ParameterizedTest
    @CsvSource({
        "compact/thurrock/officer, OFFICER",
        "compact/thurrock/chair, CHAIR",
        "body/thurrock-council/contact, BODY",
        "compact/thurrock/member, ",
        "compact/essex/officer, ",
        "body/essex-council/contact, ",
        "national/england/officer, ",
        "national/england/analyst, ",
    })
    void isThereForThoseWhoWorkOnIt(String grant, Part part) {
        assertThat(Part.of(caller("sample", grant), REPLY, compact -> false).orElse(null))
                .isEqualTo(part);
    }

    @Test
    void isForTheNationalOfficerWhereNobodyElseActs() {
        assertThat(Part.of(caller("sample", "national/england/officer"), REPLY, "thurrock"::equals))
                .contains(Part.OFFICER);
    }

    @Test
    void isForAMemberOncePartOfThePanel() {
        CaseFile mediation = SampleCases.at(Stage.MEDIATION).file();
        assertThat(Part.of(caller("sample-1", "compact/thurrock/member"), mediation, c -> false))
                .contains(Part.PANEL);
        assertThat(Part.of(caller("sample-9", "compact/thurrock/member"), mediation, c -> false))
                .isEmpty();
    }

    @Test
    void doesNotExistForTheBodyBeforeItWasPutToIt() {
        CaseFile triage = SampleCases.at(Stage.TRIAGE).file();
        assertThat(Part.of(caller("sample", "body/thurrock-council/contact"), triage, c -> false))
                .isEmpty();
    }

    /** Somebody of the steering group who works at the body must not learn who reported in confidence. */
    @Test
    void isSeenAsTheBodyByWhoeverSpeaksForIt() {
        assertThat(Part.of(
                        caller("sample", "body/thurrock-council/contact", "compact/thurrock/officer"),
                        REPLY,
                        c -> false))
                .contains(Part.BODY);
        assertThat(Part.of(
                        caller("sample", "body/thurrock-council/contact", "compact/thurrock/officer"),
                        SampleCases.at(Stage.TRIAGE).file(),
                        c -> false))
                .isEmpty();
    }

    @Test
    void showsTheOfficerEverything() {
        CaseView view = CaseViews.of(REPLY, Part.OFFICER);
        assertThat(view.facts()).isNotNull();
        assertThat(view.proposal()).isNotNull();
        assertThat(view.externalSteps()).hasSize(1);
        assertThat(view.ruleChecks()).hasSize(6);
        assertThat(view.outsideClocks()).isNotEmpty();
        assertThat(view.timeline()).extracting(entry -> entry.kind()).contains(Kind.OPENED, Kind.EXTERNAL_STEP);
    }

    /** What people typed into any form, by hand here so that a new input is added on purpose. */
    @Test
    void showsTheSteeringGroupEveryWordThatWasTyped() {
        CaseFile closed = SampleCases.closed(IdentityMode.CONFIDENTIAL, true);
        String shown = new JsonMapper().writeValueAsString(CaseViews.of(closed, Part.OFFICER));
        assertThat(shown)
                .contains(
                        "\"A note\"",
                        "\"The reason\"",
                        "\"A statement\"",
                        "\"Text\"",
                        "\"Detail\"",
                        "\"Evidence\"",
                        "\"Summary\"",
                        "\"A note 0\"");
        assertThat(CaseViews.of(closed, Part.CHAIR).note()).isEqualTo("A note");
        assertThat(CaseViews.of(closed, Part.BODY).note()).isNull();
    }

    @Test
    void showsTheBodyTheFactsButNotTheNotesOfTheSteeringGroup() {
        CaseView view = CaseViews.of(REPLY, Part.BODY);
        assertThat(view.facts()).isNotNull();
        assertThat(view.triage().reason()).isEqualTo("The reason");
        assertThat(view.proposal()).isNull();
        assertThat(view.externalSteps()).isEmpty();
        assertThat(view.timeline())
                .extracting(entry -> entry.kind())
                .doesNotContain(Kind.OPENED, Kind.EXTERNAL_STEP, Kind.DEADLINE_NEAR);
        assertThat(view.timeline()).allMatch(entry -> entry.by() == null);
    }

    @ParameterizedTest
    @CsvSource({"CONFIDENTIAL, true", "CONFIDENTIAL, false", "NAMED, false"})
    void showsTheBodyNothingThatPointsToAReporterWhoDoesNotWantIt(IdentityMode identity, boolean shareWithBody) {
        CaseView view = CaseViews.of(SampleCases.closed(identity, shareWithBody), Part.BODY);
        assertThat(view.facts()).isNull();
        assertThat(view.reportId()).isNull();
        assertThat(view.statementNeeded()).isNull();
        assertThat(view.relationship()).isNull();
        assertThat(view.categories()).isEmpty();
        assertThat(view.ruleChecks()).isEmpty();
        assertThat(view.outsideClocks()).isEmpty();
        assertThat(view.triage().reason()).isNull();
        assertThat(view.triage().statementForBody()).isEqualTo("A statement");
        assertThat(view.outcomes()).isNotEmpty();
        assertThat(view.outcomeSummary()).isNull();
        assertThat(view.actions()).hasSize(2).allMatch(action -> action.evidence() == null);
    }

    @Test
    void showsWhatCameOfItToTheSteeringGroupAndToABodyThatMaySeeTheReport() {
        assertThat(List.of(
                        CaseViews.of(SampleCases.closed(IdentityMode.CONFIDENTIAL, true), Part.OFFICER),
                        CaseViews.of(SampleCases.closed(IdentityMode.NAMED, true), Part.BODY)))
                .allMatch(view -> "Summary".equals(view.outcomeSummary()))
                .allMatch(view -> view.actions().stream().allMatch(action -> "Evidence".equals(action.evidence())));
    }

    @ParameterizedTest
    @CsvSource({
        "NAMED, true, false",
        "NAMED, false, true",
        "CONFIDENTIAL, true, true",
        "ANONYMOUS_EVIDENCE, false, false",
    })
    void tellsTheOfficerWhetherAStatementIsNeeded(IdentityMode identity, boolean shareWithBody, boolean needed) {
        CaseView view = CaseViews.of(SampleCases.fresh(identity, shareWithBody), Part.OFFICER);
        assertThat(view.statementNeeded()).isEqualTo(needed);
    }

    @Test
    void hidesTheNoteOnMediationFromTheBody() {
        CaseFile file = SampleCases.at(Stage.AGREEMENT).file();
        assertThat(CaseViews.of(file, Part.CHAIR).mediation().note()).isEqualTo("A note");
        assertThat(CaseViews.of(file, Part.BODY).mediation().note()).isNull();
    }

    @Test
    void namesWhatTheCallerCanDoNow() {
        CaseFile reply = REPLY;
        String base = "/api/cases/case-1/";
        assertThat(CaseViews.of(reply, Part.BODY).allowedActions())
                .extracting(allowed -> allowed.href())
                .containsExactly(base + "reply");
        assertThat(CaseViews.of(reply, Part.OFFICER).allowedActions())
                .extracting(allowed -> allowed.href())
                .containsExactly(base + "reply", base + "external-steps");
        assertThat(CaseViews.of(SampleCases.at(Stage.REMEDY).file(), Part.OFFICER)
                        .allowedActions())
                .extracting(allowed -> allowed.href())
                .containsExactly(base + "actions/a1", base + "actions/a2", base + "external-steps");
    }
}

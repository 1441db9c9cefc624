package redress.triage.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import redress.events.codes.IdentityMode;
import redress.events.codes.Stage;
import redress.triage.access.Role;
import redress.triage.cases.Case;
import redress.triage.cases.SampleCases;
import redress.triage.moves.SampleMoves;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who sees what of a case. */
class CaseViewsTest {

    private static final Case REPLY = SampleCases.accepted(IdentityMode.NAMED, true);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static JsonNode view(Case it, Role role) {
        return view(it, "sample-viewer", role);
    }

    private static JsonNode view(Case it, String personId, Role role) {
        return JSON.valueToTree(SampleMoves.views().of(it, personId, role));
    }

    private static List<String> texts(JsonNode list, String member) {
        return list.valueStream().map(each -> each.path(member).asString("")).toList();
    }

    @Test
    void showsTheOfficerEverything() {
        JsonNode view = view(REPLY, Role.OFFICER);
        assertThat(view.has("facts")).isTrue();
        assertThat(view.has("proposal")).isTrue();
        assertThat(view.get("externalSteps")).hasSize(1);
        assertThat(view.get("ruleChecks")).hasSize(6);
        assertThat(view.get("outsideClocks")).isNotEmpty();
        assertThat(texts(view.get("timeline"), "kind")).contains("OPENED", "EXTERNAL_STEP");
        assertThat(view.get("stages").valueStream().map(JsonNode::asString))
                .containsExactly("ACKNOWLEDGEMENT", "TRIAGE", "REPLY");
    }

    /** What people typed into any form, by hand here so that a new input is added on purpose. */
    @Test
    void showsTheSteeringGroupEveryWordThatWasTyped() {
        Case closed = SampleCases.closed(IdentityMode.CONFIDENTIAL, true);
        assertThat(view(closed, Role.OFFICER).toString())
                .contains(
                        "\"A note\"",
                        "\"The reason\"",
                        "\"A statement\"",
                        "\"Text\"",
                        "\"Detail\"",
                        "\"Evidence\"",
                        "\"Summary\"",
                        "\"A note 0\"");
        assertThat(view(closed, Role.CHAIR).get("note").asString()).isEqualTo("A note");
        assertThat(view(closed, Role.BODY).has("note")).isFalse();
    }

    @Test
    void showsTheBodyTheFactsButNotTheNotesOfTheSteeringGroup() {
        JsonNode view = view(REPLY, Role.BODY);
        assertThat(view.has("facts")).isTrue();
        assertThat(view.get("triage").get("reason").asString()).isEqualTo("The reason");
        assertThat(view.has("proposal")).isFalse();
        assertThat(view.has("externalSteps")).isFalse();
        assertThat(texts(view.get("timeline"), "kind"))
                .isNotEmpty()
                .doesNotContain("OPENED", "ACKNOWLEDGED", "EXTERNAL_STEP", "DEADLINE_NEAR");
        assertThat(view.get("timeline").valueStream()).noneMatch(entry -> entry.has("by"));
    }

    /** All of it by name, so that one more is put here on purpose. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ANONYMOUS_EVIDENCE", "UNKNOWN"})
    void showsTheBodyThisAndNoMore(IdentityMode identity) {
        JsonNode view = view(SampleCases.eventful(identity), Role.BODY);
        List<String> members = new ArrayList<>(List.of(
                "caseId",
                "reference",
                "compactId",
                "bodyId",
                "region",
                "stage",
                "stages",
                "since",
                "remindAt",
                "dueAt",
                "mustAct",
                "ifMissed",
                "severity",
                "urgency",
                "identityMode",
                "undertakings",
                "triage",
                "actions",
                "outcomes",
                "moves",
                "timeline",
                "version"));
        if (identity == IdentityMode.NAMED) {
            // A statement was agreed, but nothing veils a named report whose reporter shares it.
            members.addAll(List.of("reportId", "relationship", "categories", "facts", "ruleChecks", "outsideClocks"));
        }
        assertThat(view.propertyNames()).containsExactlyInAnyOrderElementsOf(members);
        assertThat(texts(view.get("timeline"), "kind")).containsExactly("TRIAGED", "DEADLINE_MOVED", "NO_AGREEMENT");
    }

    @Test
    void showsTheSteeringGroupWhatTheClockAndTheCalendarDid() {
        JsonNode view = view(SampleCases.eventful(IdentityMode.CONFIDENTIAL), Role.CHAIR);
        assertThat(texts(view.get("timeline"), "kind"))
                .containsExactly(
                        "OPENED",
                        "DEADLINE_MOVED",
                        "ACKNOWLEDGED",
                        "TRIAGED",
                        "EXTERNAL_STEP",
                        "DEADLINE_MOVED",
                        "DEADLINE_NEAR",
                        "DEADLINE_MISSED",
                        "NO_AGREEMENT");
        assertThat(view.get("noAgreementReason").asString()).isEqualTo("Reason");
    }

    @ParameterizedTest
    @CsvSource({"CONFIDENTIAL, true", "CONFIDENTIAL, false", "NAMED, false"})
    void showsTheBodyNothingThatPointsToAReporterWhoDoesNotWantIt(IdentityMode identity, boolean shareWithBody) {
        JsonNode view = view(SampleCases.closed(identity, shareWithBody), Role.BODY);
        assertThat(view.propertyNames())
                .doesNotContain(
                        "facts",
                        "reportId",
                        "statementNeeded",
                        "relationship",
                        "categories",
                        "ruleChecks",
                        "outsideClocks",
                        "outcomeSummary");
        assertThat(view.get("triage").has("reason")).isFalse();
        assertThat(view.get("triage").get("statementForBody").asString()).isEqualTo("A statement");
        assertThat(view.get("outcomes")).isNotEmpty();
        assertThat(view.get("actions")).hasSize(2).noneMatch(action -> action.has("evidence"));
    }

    @Test
    void showsWhatCameOfItToTheSteeringGroupAndToABodyThatMaySeeTheReport() {
        for (JsonNode view : List.of(
                view(SampleCases.closed(IdentityMode.CONFIDENTIAL, true), Role.OFFICER),
                view(SampleCases.closed(IdentityMode.NAMED, true), Role.BODY))) {
            assertThat(view.get("outcomeSummary").asString()).isEqualTo("Summary");
            assertThat(texts(view.get("actions"), "evidence")).containsOnly("Evidence");
        }
    }

    @ParameterizedTest
    @CsvSource({"OFFICER, true", "CHAIR, true", "PANEL, true", "BODY, false"})
    void tellsAllButTheBodyWhoOwnsTheCase(Role role, boolean told) {
        Case it = SampleCases.accepted(IdentityMode.NAMED, true);
        assertThat(view(it, role).has("owner")).isEqualTo(told);
        assertThat(view(it, SampleMoves.OFFICER, role).has("owner")).isEqualTo(told);
        SampleCases.act(it, "owner", Instant.parse("2026-11-23T12:00:00Z"));
        assertThat(texts(view(it, role).get("timeline"), "kind").contains("TAKEN"))
                .isEqualTo(told);
        assertThat(view(it, role).toString().contains("sample-deputy")).isEqualTo(told);
    }

    @Test
    void saysWhetherTheCallerOwnsTheCase() {
        assertThat(view(REPLY, SampleMoves.OFFICER, Role.OFFICER).get("owner").toString())
                .isEqualTo("{\"personId\":\"" + SampleMoves.OFFICER + "\",\"mine\":true}");
        assertThat(view(REPLY, "sample-chair", Role.CHAIR)
                        .get("owner")
                        .get("mine")
                        .asBoolean())
                .isFalse();
        assertThat(view(SampleCases.fresh(IdentityMode.NAMED, true), Role.OFFICER)
                        .has("owner"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "NAMED, true, false",
        "NAMED, false, true",
        "CONFIDENTIAL, true, true",
        "ANONYMOUS_EVIDENCE, false, false",
    })
    void tellsTheOfficerWhetherAStatementIsNeeded(IdentityMode identity, boolean shareWithBody, boolean needed) {
        assertThat(view(SampleCases.fresh(identity, shareWithBody), Role.OFFICER)
                        .get("statementNeeded")
                        .asBoolean())
                .isEqualTo(needed);
    }

    @Test
    void hidesTheNoteOnMediationFromTheBody() {
        Case it = SampleCases.at(Stage.AGREEMENT);
        assertThat(view(it, Role.CHAIR).get("mediation").get("note").asString()).isEqualTo("A note");
        assertThat(view(it, Role.BODY).get("mediation").has("note")).isFalse();
    }

    @Test
    void namesWhatTheCallerCanDoNow() {
        String base = "/api/cases/case-1/";
        assertThat(possible(REPLY, Role.BODY)).containsExactly(base + "reply", base + "extension");
        assertThat(possible(REPLY, Role.OFFICER))
                .containsExactly(base + "reply", base + "external-steps", base + "owner");
        Case remedy = SampleCases.at(Stage.REMEDY);
        assertThat(possible(remedy, Role.OFFICER))
                .hasSize(4)
                .allMatch(href -> href.startsWith(base)
                        && (href.contains("/actions/") || href.endsWith("/external-steps") || href.endsWith("/owner")));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void saysWhyTheRestOfTheirMovesCannotBeMade(Role role) {
        JsonNode moves = view(REPLY, role).get("moves");
        assertThat(moves.valueStream().filter(move -> !move.get("possible").asBoolean()))
                .noneMatch(move -> move.has("href"))
                .allMatch(move -> move.get("name").asString().equals("extension-decision")
                        ? move.get("why").asString().equals("NOTHING_LEFT_TO_DO") && !move.has("possibleIn")
                        : move.get("why").asString().equals("NOT_IN_THIS_STAGE")
                                && !move.get("possibleIn").isEmpty());
    }

    private static List<String> possible(Case it, Role role) {
        return texts(view(it, role).get("moves"), "href").stream()
                .filter(href -> !href.isEmpty())
                .toList();
    }
}

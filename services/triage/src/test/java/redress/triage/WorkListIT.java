package redress.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.triage.CaseWalk.TOKENS;
import static redress.triage.SamplePeople.CHAIR;
import static redress.triage.SamplePeople.OFFICER;
import static redress.triage.Steps.act;
import static redress.triage.Steps.done;
import static redress.triage.Steps.filed;

import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import redress.events.codes.Stage;
import redress.triage.CaseWalk.Place;
import redress.triage.access.Role;
import tools.jackson.databind.JsonNode;

/** What a work list shows and finds, beside what the case itself shows to the same person. */
class WorkListIT {

    private static final RunningTriage TRIAGE = RunningTriage.shared();

    /** What a list says by itself. */
    private static final Set<String> OF_LISTS = Set.of("overdue", "mine", "ownerId", "closedAt");

    private final SoftAssertions cells = new SoftAssertions();

    @ParameterizedTest
    @EnumSource(Mode.class)
    void showsAndFindsByNothingThatTheCaseDoesNotShow(Mode mode) {
        if (mode == Mode.ANONYMOUS) {
            CaseWalk.asEvidence(mode, this::compare);
        } else {
            CaseWalk.withoutAgreement(mode, this::compare);
        }
        cells.assertAll();
    }

    private void compare(Place place) {
        TOKENS.forEach((role, token) -> {
            if (place.isIn(role)) {
                compare(place, role, token);
            }
        });
    }

    private void compare(Place place, Role role, String token) {
        JsonNode shown = TRIAGE.get("/api/cases/" + place.caseId(), token).body();
        String reference = shown.get("reference").asString();
        JsonNode item = Steps.search(token, reference).get(0);
        String cell = "%s, %s, %s".formatted(place.stage(), place.mode(), role);
        item.properties().stream()
                .filter(member -> !OF_LISTS.contains(member.getKey()))
                .forEach(member -> cells.assertThat(shown.path(member.getKey()))
                        .as("%s: %s", cell, member.getKey())
                        .isEqualTo(member.getValue()));
        cells.assertThat(item.has("ownerId")).as("%s: ownerId", cell).isEqualTo(shown.has("owner"));
        cells.assertThat(item.has("closedAt")).as("%s: closedAt", cell).isEqualTo(place.stage() == Stage.CLOSED);
        for (String member : Set.of("categories", "reportId", "closeReason")) {
            cells.assertThat(item.has(member)).as("%s: %s", cell, member).isEqualTo(shown.has(member));
        }
        String reportId = TRIAGE.get("/api/cases/" + place.caseId(), OFFICER)
                .body()
                .get("reportId")
                .asString();
        found(cell, token, reference, "category=CONSULT_NONE", shown.has("categories"));
        found(cell, token, reference, "category=FUND_NOTICE", false);
        found(cell, token, reference, "foundReportId=" + reportId, shown.has("reportId"));
        found(cell, token, reference, "unowned=true", role != Role.BODY && !shown.has("owner"));
        found(cell, token, reference, "bodyId=thurrock-council", true);
        found(cell, token, reference, "bodyId=essex-council", false);
        found(cell, token, reference, "foundBodyId=thurrock-council", true);
        found(
                cell,
                token,
                reference,
                "urgent=true",
                shown.get("urgency").asString().equals("URGENT"));
    }

    private void found(String cell, String token, String reference, String filter, boolean found) {
        cells.assertThat(TRIAGE.get("/api/cases?q=" + reference + "&" + filter, token)
                        .body()
                        .get("items")
                        .isEmpty())
                .as("%s: nothing by %s", cell, filter)
                .isEqualTo(!found);
    }

    @Test
    void saysHowACaseEnded() {
        String id = CaseWalk.withoutAgreement(Mode.SHARED, place -> {});
        JsonNode last =
                TRIAGE.get("/api/cases?stage=CLOSED&limit=1", OFFICER).body().at("/items/0");
        assertThat(last.get("caseId").asString()).isEqualTo(id);
        assertThat(last.get("outcomes").toString()).isEqualTo("[\"FUNDING_KEPT\"]");
        assertThat(last.get("closeReason").asString()).isEqualTo("OUTCOME_RECORDED");
        assertThat(last.has("dueAt")).isFalse();
    }

    @Test
    void tellsOneOwnerFromAnother() {
        String id = filed();
        assertThat(done(act(id, "owner", CHAIR, "{}"), "ACKNOWLEDGEMENT").has("owner"))
                .isTrue();
        String reference =
                TRIAGE.get("/api/cases/" + id, OFFICER).body().get("reference").asString();
        JsonNode item = Steps.search(OFFICER, reference).get(0);
        assertThat(item.get("ownerId").asString()).isEqualTo("sample-thurrock-chair-vcs");
        assertThat(item.get("mine").asBoolean()).isFalse();
        assertThat(Steps.search(OFFICER, reference + "&unowned=true")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stage=X",
                "category=X",
                "mine=x",
                "urgent=7",
                "bodyId=A_B",
                "foundReportId=x",
                "foundBodyId=%20",
                "after=1_00000000-0000-0000-0000-000000000000",
                "after=r_CB",
                "q=%22"
            })
    void refusesWhatItDoesNotKnow(String query) {
        assertThat(TRIAGE.get("/api/cases?" + query, OFFICER).status()).isEqualTo(400);
    }
}

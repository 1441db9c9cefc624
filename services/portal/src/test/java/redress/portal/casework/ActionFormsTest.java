package redress.portal.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import redress.portal.forms.Answers;
import redress.portal.forms.Form;
import redress.portal.forms.Question;
import redress.portal.forms.Today;
import redress.portal.pages.Words;
import tools.jackson.databind.json.JsonMapper;

class ActionFormsTest {

    private static final Today TODAY = new Today(LocalDate.of(2026, 11, 23));

    private final ActionForms forms = new ActionForms(new Words());

    @ParameterizedTest
    @CsvSource({
        "NO_AGREEMENT, , ",
        "NO_AGREEMENT, 2, ",
        "AGREEMENT, 2, ",
        "AGREEMENT, , Enter the day of the last meeting"
    })
    void needsTheLastMeetingOfAMediationThatFoundTerms(String result, @Nullable String day, @Nullable String problem) {
        Answers answers = new Answers(Map.of("result", List.of(result)));
        if (day != null) {
            answers = answers.with("heldOn-day", day).with("heldOn-month", "3").with("heldOn-year", "2026");
        }
        assertThat(form("mediation", "ACCEPT", false).check(answers, TODAY).of("heldOn"))
                .isEqualTo(problem);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void saysFromWhenAnAgreedActionCanBeDue(int number) {
        assertThat(form("agreement", "ACCEPT", false)
                        .question("actions[" + number + "].dueOn")
                        .map(Question::hint)
                        .orElseThrow())
                .contains("day of the later signature");
    }

    private Form form(String action, String result, boolean statementNeeded) {
        String json = "{\"version\":1,\"triage\":{\"result\":\"%s\"},\"statementNeeded\":%s}";
        CaseFile file = new JsonMapper().readValue(json.formatted(result, statementNeeded), CaseFile.class);
        return forms.of(action, file, new ActionForms.Choices(List.of(), List.of()))
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "outcome, summary, ACCEPT, true, The public body does not see it",
        "outcome, summary, ACCEPT, false, the public body can read this",
        "outcome, summary, EVIDENCE_ONLY, false, The public body does not see it",
        "actions/a1, evidence, ACCEPT, true, The public body does not see it",
        "actions/a1, evidence, ACCEPT, false, the public body can read this",
    })
    void saysWhoWillReadAnOfficersWords(
            String action, String field, String result, boolean statementNeeded, String said) {
        assertThat(form(action, result, statementNeeded)
                        .question(field)
                        .map(Question::hint)
                        .orElseThrow())
                .contains(said);
    }
}

package redress.portal.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redress.portal.forms.Form;
import redress.portal.forms.Question;
import redress.portal.pages.Words;
import tools.jackson.databind.json.JsonMapper;

class ActionFormsTest {

    private final ActionForms forms = new ActionForms(new Words());

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

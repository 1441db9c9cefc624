package redress.intake.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redress.platform.problems.Refusal.FieldError;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class DateChecksTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static List<String> fields(Object... namesAndValues) {
        return check(namesAndValues).stream().map(FieldError::field).toList();
    }

    private static List<FieldError> check(Object... namesAndValues) {
        ObjectNode facts = JSON.createObjectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            facts.putPOJO((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return DateChecks.check(JSON.readValue(facts.toString(), ReportForm.Facts.class), TODAY);
    }

    @ParameterizedTest
    @CsvSource({
        "consultationOpened, consultationClosed",
        "noticeReceived, changeEffective",
        "decisionMade, decisionPublished",
        "decisionMade, callInCloses",
        "decisionMade, judicialReviewCloses"
    })
    void namesBothFieldsOfAContradiction(String first, String second) {
        assertThat(fields(first, "2026-03-10", second, "2026-03-09"))
                .containsExactly("facts." + first, "facts." + second);
        assertThat(fields(first, "2026-03-10", second, "2026-03-10"))
                .as("on the same day")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"noticeReceived", "firstDiscussed", "decisionMade", "decisionPublished", "impactAssessed", "paid"})
    void refusesTomorrowForWhatHasHappened(String field) {
        assertThat(fields(field, "2026-04-01")).containsExactly("facts." + field);
        assertThat(fields(field, "2026-03-31")).as("today").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "consultationOpened",
        "consultationClosed",
        "changeEffective",
        "paymentDue",
        "callInCloses",
        "decisionDue",
        "judicialReviewCloses"
    })
    void takesTomorrowForWhatMayLieAhead(String field) {
        assertThat(fields(field, "2026-04-01")).isEmpty();
    }

    @Test
    void refusesYearsThatCannotBe() {
        assertThat(fields("changeEffective", "0202-03-09", "paymentDue", "2062-01-01"))
                .containsExactly("facts.changeEffective", "facts.paymentDue");
    }

    @Test
    void refusesTheDateOfAnAssessmentThatDoesNotExist() {
        assertThat(fields("impactAssessmentExists", false, "impactAssessed", "2026-03-01"))
                .containsExactly("facts.impactAssessmentExists", "facts.impactAssessed");
        assertThat(fields("impactAssessmentExists", true, "impactAssessed", "2026-03-01"))
                .isEmpty();
    }

    @Test
    void refusesADecisionToComeThatWasMade() {
        assertThat(fields("decisionMade", "2026-03-10", "decisionDue", "2026-04-10"))
                .containsExactly("facts.decisionDue");
    }

    @Test
    void saysWhatToDo() {
        assertThat(check("decisionMade", "2026-04-01").get(0).message())
                .isEqualTo("Give the day on which the decision was made; it cannot be after today, 31 March 2026.");
    }
}

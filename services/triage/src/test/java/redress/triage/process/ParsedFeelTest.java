package redress.triage.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;

class ParsedFeelTest {

    @Test
    void decidesAsTheEnginesOwnFeelDoes() throws IOException {
        DmnEngine own = new DefaultDmnEngineConfiguration().buildEngine();
        DmnEngine parsed = new DefaultDmnEngineConfiguration()
                .feelEngineFactory(ParsedFeel::new)
                .buildEngine();
        DmnDecision ownDecision = read(own);
        DmnDecision parsedDecision = read(parsed);

        for (Map<String, Object> question : questions(12)) {
            Object expected = own.evaluateDecision(ownDecision, question).getSingleEntry();
            assertThat((Object)
                            parsed.evaluateDecision(parsedDecision, question).getSingleEntry())
                    .as("%s", question)
                    .isEqualTo(expected);
        }
    }

    @Test
    void refusesWhatIsNoFeel() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(
                        () -> new ParsedFeel().evaluateSimpleExpression("if then", Variables.emptyVariableContext()));
    }

    private static DmnDecision read(DmnEngine engine) throws IOException {
        try (InputStream file = TriageRoute.class.getResourceAsStream("/processes/triage-route.dmn")) {
            return engine.parseDecision("proposal", file);
        }
    }

    /** The same questions at every run. */
    private static List<Map<String, Object>> questions(int count) {
        Random random = new Random(20100215);
        List<Map<String, Object>> questions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, Object> question = new HashMap<>();
            question.put("identityMode", one(random, "NAMED", "CONFIDENTIAL", "ANONYMOUS_EVIDENCE"));
            question.put("categories", List.of(one(random, "OTHER", "FUND_NOTICE", "CONSULT_POOR"), "OTHER"));
            question.put("supportingGroups", one(random, 0, 1, 2, 19, 20, 102));
            question.put("peopleAffected", one(random, "UNDER_10", "FROM_10", "FROM_1000", "NOT_KNOWN"));
            question.put("moneyAtStake", one(random, "NONE", "FROM_50K"));
            question.put("rulesNotMet", one(random, 0, 0, 1, 3));
            Stream.of("callInDaysLeft", "daysSincePublished", "daysUntilEffect", "judicialReviewDaysLeft")
                    .forEach(days -> question.put(days, one(random, null, null, -1, 0, 14, 93)));
            questions.add(question);
        }
        return questions;
    }

    private static Object one(Random random, Object... choices) {
        return choices[random.nextInt(choices.length)];
    }
}

package redress.portal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redress.intake.forms.IntakesCheck;
import redress.portal.clients.Services;
import redress.portal.drafts.Draft;
import redress.portal.forms.Answers;
import redress.portal.forms.Option;
import redress.portal.forms.Question;
import redress.portal.forms.Today;
import redress.portal.pages.Words;
import redress.portal.questions.QuestionPage;
import redress.portal.questions.Steps;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a page of the report accepts, intake accepts: nobody learns at the end what was wrong at the beginning. */
class PagesAndApiTest {

    private static final long SEED = Long.getLong("redress.seed", new Random().nextLong());
    private static final int TIMES = 400;

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Today TODAY = new Today(LocalDate.of(2026, 11, 23));

    /** As people write them, and as programs paste them. */
    private static final List<String> WRITTEN = List.of(
            "RM17 6SL",
            "rm17-6sl.",
            "RM17\u00A06SL",
            "1,123,456",
            "No. 1123456",
            "SC012345",
            "\u200B1123456\uFEFF",
            "name@example.com",
            "\u202Aname@example.com\u202C",
            "info@b\u00FCcher.example",
            "01375\u2011123 456",
            "+44 (0)1375 123456 ext 5",
            "\u00A312,000.00",
            "12 000",
            "1,2,0,0,0",
            "1e6",
            "-3",
            "1",
            "31",
            "1st",
            "22nd",
            "2",
            "Sept",
            "Sep.",
            "february",
            "0026",
            "0202",
            "1926",
            "2206",
            "26",
            "2026",
            "\uFF12\uFF10\uFF12\uFF16",
            "They\u0092ve cut\u000Bit",
            "\u0000",
            "\u0085",
            "\u00A0",
            "\u3164",
            "O\u2019Brien",
            "\r\n",
            "a\tb",
            "yes",
            "\uD83D\uDE00".repeat(50),
            "\uD83D",
            "x".repeat(210),
            "x".repeat(2_100));

    private final Steps steps = new Steps(new Words());
    private final Filing filing = new Filing(mock(Services.class), steps);
    private final IntakesCheck intake = new IntakesCheck(Clock.fixed(NOW, ZoneOffset.UTC));
    private final JsonMapper json = new JsonMapper();
    private final Random random = new Random(SEED);

    @Test
    void agreeOnWhateverIsTyped() {
        int accepted = 0;
        for (String mode : List.of("NAMED", "CONFIDENTIAL", "ANONYMOUS_EVIDENCE")) {
            Answers complete = complete(mode);
            assertThat(faults(complete)).as("a report that is in order").isEmpty();
            for (QuestionPage step : steps.applying(complete)) {
                for (Question question : step.form().questions()) {
                    accepted += tried(complete, step, question);
                }
            }
        }
        System.out.printf("%,d answers that the pages accept, and intake too (seed %d)%n", accepted, SEED);
        assertThat(accepted).as("answers that a page accepts").isGreaterThan(TIMES * 10);
    }

    @ParameterizedTest
    @CsvSource({
        "organisation.postcode, RM17-6SL., RM17 6SL",
        "organisation.postcode, 'RM17\u00A06SL', RM17 6SL",
        "organisation.charityNumber, '1,123,456', 1123456",
        "organisation.charityNumber, No. 1123456, 1123456",
        "contact.email, '\uFEFFname@b\u00FCcher.example\u200B', name@xn--bcher-kva.example",
        "contact.phone, '01375\u2011123\u00A0456', 01375-123 456",
        "whatHappened, 'They\u0092ve told us\u0085nothing\u000Bat all.', 'Theyve told us\nnothing\nat all.'"
    })
    void takeWhatIsRightToLookAt(String question, String typed, String sent) {
        Answers answers = complete("NAMED").with(question, typed);
        QuestionPage step = steps.asking(question, answers).orElseThrow();
        assertThat(step.form().check(answers, TODAY).all()).isEmpty();
        assertThat(faults(answers)).isEmpty();
        Object value = filing.report(draft(answers));
        for (String name : question.split("\\.")) {
            value = ((Map<?, ?>) value).get(name);
        }
        assertThat(value).isEqualTo(sent);
    }

    private int tried(Answers complete, QuestionPage step, Question question) {
        int accepted = 0;
        for (int i = 0; i < TIMES; i++) {
            Map<String, List<String>> typed = new HashMap<>(complete.typed());
            boolean day = question.kind() == Question.Kind.DATE && random.nextInt(4) > 0;
            question.inputs()
                    .forEach(input -> typed.put(input, List.of(day ? partOfADay(input) : something(question))));
            Answers answers = new Answers(typed);
            if (steps.applying(answers).contains(step)
                    && !step.form().check(answers, TODAY).any()
                    && steps.applying(answers).stream()
                            .noneMatch(each -> each.form().check(answers, TODAY).any())) {
                accepted++;
                assertThat(faults(answers))
                        .as("seed %d: %s", SEED, question.inputs().collect(Collectors.toMap(n -> n, typed::get)))
                        .isEmpty();
            }
        }
        return accepted;
    }

    private String something(Question question) {
        List<Option> options = question.options();
        return switch (random.nextInt(options.isEmpty() ? 4 : 5)) {
            case 0 -> WRITTEN.get(random.nextInt(WRITTEN.size()));
            case 1 -> WRITTEN.get(random.nextInt(WRITTEN.size())) + WRITTEN.get(random.nextInt(WRITTEN.size()));
            case 2 -> characters(0x250);
            case 3 -> characters(random.nextBoolean() ? 0x3100 : Character.MAX_CODE_POINT + 1);
            default -> options.get(random.nextInt(options.size())).value();
        };
    }

    private String partOfADay(String input) {
        List<String> parts = input.endsWith("-day")
                ? List.of("1", "1st", "22nd", "30", "31")
                : input.endsWith("-month")
                        ? List.of("1", "2", "Sept.", "nov", "12")
                        : List.of("0026", "0202", "1926", "1989", "1990", "2025", "2026", "2027", "2046", "2206");
        return parts.get(random.nextInt(parts.size()));
    }

    private String characters(int below) {
        return IntStream.range(0, 1 + random.nextInt(40))
                .mapToObj(i -> Character.toString(random.nextInt(below)))
                .collect(Collectors.joining());
    }

    private List<String> faults(Answers answers) {
        return intake.faults(json.writeValueAsString(filing.report(draft(answers))));
    }

    private static Draft draft(Answers answers) {
        return Draft.empty().with(answers);
    }

    /** With every page that can be asked. */
    private static Answers complete(String mode) {
        return new Answers(Map.ofEntries(
                Map.entry("identityMode", List.of(mode)),
                Map.entry("bodyId", List.of("thurrock-council")),
                Map.entry("compactId", List.of("thurrock")),
                Map.entry("relationship", List.of("GRANT")),
                Map.entry(
                        "categories", List.of("FUND_NOTICE", "CONSULT_SHORT", "IMPACT_NOT_ASSESSED", "FUND_LATE_PAY")),
                Map.entry("whatHappened", List.of("They ended the grant without notice.")),
                Map.entry("organisation.name", List.of("A group")),
                Map.entry("contact.name", List.of("A person")),
                Map.entry("contact.email", List.of("name@example.com"))));
    }
}

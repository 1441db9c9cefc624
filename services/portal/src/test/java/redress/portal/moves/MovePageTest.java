package redress.portal.moves;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import redress.portal.forms.Answers;
import redress.portal.forms.Form;
import redress.portal.forms.Option;
import redress.portal.forms.Problem;
import redress.portal.forms.Question;
import redress.portal.forms.Today;
import redress.portal.pages.Words;
import tools.jackson.databind.json.JsonMapper;

/** On the forms that triage's tests keep. */
class MovePageTest {

    private static final Today TODAY = new Today(LocalDate.of(2026, 11, 23));
    private static final JsonMapper JSON = new JsonMapper();
    private static final MoveWords WORDS = new MoveWords(new Words());

    private static final OptionSource SOURCE = from -> List.of(
            Option.of("sample-1", "Sample One").under("Public sector"),
            Option.of("sample-2", "Sample Two").under("Voluntary and community sector"),
            Option.of("sample-3", "Sample Three"),
            Option.of("NC10-2.4", "NC10-2.4: Consult"));

    static Stream<String> forms() throws IOException {
        return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath:forms/*.json"))
                .map(Resource::getFilename)
                .map(name -> String.valueOf(name).replace(".json", ""));
    }

    /** Every field is asked for in words of its own, and no word is left over. */
    @ParameterizedTest
    @MethodSource("forms")
    void hasWordsForEachField(String file) throws IOException {
        MoveWords.Sheet sheet = sheet(file);
        assertThat(sheet.title("")).isNotEmpty();
        assertThat(sheet.done()).isNotEmpty();
        MoveForm described = described(file);
        for (MoveForm.Field field : described.fields()) {
            boolean rows = field.is("LIST") && !Picked.isFor(field);
            if (!rows) {
                assertThat(sheet.find(field.name()))
                        .as("label of " + field.name())
                        .isNotEmpty();
            }
            if (field.required() && !rows && field.minItems() == null || field.requiredWhen() != null) {
                assertThat(sheet.find(field.name() + ".required"))
                        .as("message where %s is missing", field.name())
                        .isNotEmpty();
            }
            for (MoveForm.Field part : rows ? field.parts() : List.<MoveForm.Field>of()) {
                assertThat(sheet.find(field.name() + "." + part.name())).contains("{0}");
            }
        }
        if (file.indexOf('.') < 0 && !file.equals("triage")) {
            assertThat(new TreeSet<>(keys(sheet)
                            .filter(key -> !key.matches("(title|beside)(\\..*)?|intro|done|shows|order|view.*|[A-Z].*"))
                            .map(key -> key.split("\\.")[0])
                            .toList()))
                    .as("fields of which there are words")
                    .allSatisfy(name -> assertThat(described.fields())
                            .extracting(MoveForm.Field::name)
                            .contains(name));
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void asksForNothingInCodes(String file) throws IOException {
        assertThat(page(file).form().questions())
                .flatExtracting(Question::options)
                .extracting(Option::label)
                .noneMatch(label -> label.matches("[A-Z_]{2,}"));
    }

    @ParameterizedTest
    @CsvSource({
        "NO_AGREEMENT, , ",
        "NO_AGREEMENT, 2, ",
        "AGREEMENT, 2, ",
        "AGREEMENT, , Enter the day of the last meeting"
    })
    void needsWhatTriageNeedsWhereSomethingElseIsChosen(String result, @Nullable String day, @Nullable String problem)
            throws IOException {
        Answers answers = new Answers(Map.of("result", List.of(result)));
        if (day != null) {
            answers = answers.with("heldOn-day", day).with("heldOn-month", "3").with("heldOn-year", "2026");
        }
        assertThat(page("mediation").form().check(answers, TODAY).of("heldOn")).isEqualTo(problem);
    }

    @Test
    void asksForTheStatementOnlyWhereTriageDoes() throws IOException {
        Answers accepted = new Answers(Map.of(
                "result", List.of("ACCEPT"),
                "severity", List.of("LEARNING"),
                "urgency", List.of("NORMAL"),
                "reason", List.of("Because")));
        assertThat(page("triage").form().question("statementForBody")).isEmpty();
        assertThat(page("triage").form().check(accepted, TODAY).any()).isFalse();
        assertThat(page("triage").json(accepted)).containsEntry("undertakings", List.of());
        assertThat(page("triage.confidential").form().check(accepted, TODAY).all())
                .extracting(Problem::field)
                .containsExactly("statementForBody", "wordingAgreed");
        assertThat(page("triage.confidential")
                        .form()
                        .check(accepted.with("result", "NOT_COMPACT"), TODAY)
                        .any())
                .isFalse();
        assertThat(page("triage.anonymous")
                        .form()
                        .question("result")
                        .orElseThrow()
                        .options())
                .extracting(Option::value)
                .doesNotContain("ACCEPT");
    }

    @Test
    void proposesWhatTriageProposes() throws IOException {
        assertThat(page("triage").preset().typed())
                .containsEntry("severity", List.of("SEVERAL_GROUPS"))
                .containsEntry("undertakings", List.of("NC10-2.3", "NC10-4.2"));
    }

    @Test
    void choosesAmongThoseThatTriageOffers() throws IOException {
        MovePage page = page("panel");
        assertThat(page.form().question("members").orElseThrow().options())
                .extracting(Option::value)
                .containsExactly("sample-1", "sample-2");
        Answers answers =
                new Answers(Map.of("members", List.of("sample-1", "sample-2"), "members-conflict", List.of("yes")));
        assertThat(page.form().check(answers, TODAY).any()).isFalse();
        assertThat(page.json(answers))
                .isEqualTo(Map.of(
                        "members",
                        List.of(
                                Map.of("personId", "sample-1", "conflict", false),
                                Map.of("personId", "sample-2", "conflict", false))));
        assertThat(page.form()
                        .check(new Answers(Map.of("members", List.of("sample-1"))), TODAY)
                        .of("members-conflict"))
                .isEqualTo("Ask each of them about conflicts of interest first");
        assertThat(page.question("members[1].personId", answers)).isEqualTo("members");
    }

    @Test
    void saysWhereThereIsNobodyToChoose() throws IOException {
        assertThat(page("panel").nothingToChoose()).isEmpty();
        MovePage nobody = MovePage.of(sheet("panel"), "PANEL", described("panel"), new Words(), from -> List.of());
        assertThat(nobody.nothingToChoose())
                .singleElement()
                .satisfies(nothing -> assertThat(nothing.move()).isEqualTo("no-agreement"));
    }

    @Test
    void asksForARowWholeOnceItWasBegun() throws IOException {
        Form form = page("agreement").form();
        Map<String, List<String>> typed = new LinkedHashMap<>(Map.of(
                "text", List.of("Consult."),
                "actions[0].action", List.of("CONSULT"),
                "actions[0].detail", List.of("Consult all"),
                "actions[3].detail", List.of("Something else")));
        for (String date : List.of("actions[0].dueOn", "signedByBodyOn", "signedByGroupOn")) {
            typed.putAll(Map.of(
                    date + "-day", List.of("1"), date + "-month", List.of("12"), date + "-year", List.of("2026")));
        }
        assertThat(form.check(new Answers(typed), TODAY).all())
                .containsExactly(
                        new Problem("actions[3].action", "Choose what kind action 4 is"),
                        new Problem("actions[3].dueOn", "Enter by when action 4 is to be done"));
        typed.remove("actions[3].detail");
        assertThat(form.check(new Answers(typed), TODAY).any()).isFalse();
        typed.remove("actions[0].action");
        assertThat(form.check(new Answers(typed), TODAY).of("actions[0].action"))
                .isEqualTo("Choose at least one action");
    }

    @Test
    void holdsTheLengthThatTriageHolds() throws IOException {
        Answers answers = new Answers(Map.of("reason", List.of("a".repeat(2_001))));
        assertThat(page("no-agreement").form().check(answers, TODAY).of("reason"))
                .isEqualTo("Your answer must be 2,000 characters or fewer. It is now 2,001");
    }

    @ParameterizedTest
    @CsvSource({
        "outcome, summary, the public body can read this",
        "outcome.confidential, summary, The public body does not see it",
        "actions, evidence, the public body can read this",
        "actions.confidential, evidence, The public body does not see it",
        "no-agreement, reason, The public body does not see it"
    })
    void saysWhoWillReadAnOfficersWords(String file, String field, String said) throws IOException {
        assertThat(page(file).form().question(field).map(Question::hint).orElseThrow())
                .contains(said);
    }

    /** A field of a kind that only newer versions of triage know is asked for as a line of text. */
    @Test
    void asksForAnUnknownKindInALine() {
        MoveForm described = JSON.readValue(
                "{\"fields\":[{\"name\":\"newSum\",\"type\":\"MONEY\",\"required\":true}]}", MoveForm.class);
        Form form = MovePage.of(sheet("closing"), "CLOSING", described, new Words(), SOURCE)
                .form();
        assertThat(form.questions()).singleElement().satisfies(question -> {
            assertThat(question.label()).isEqualTo("New sum");
            assertThat(question.required()).isEqualTo("Answer “New sum”");
        });
    }

    /** What must be a "no" is not asked for as a "yes" by a portal that has no words for it yet. */
    @Test
    void doesNotTurnRoundWhatMustNotBe() {
        MoveForm described = JSON.readValue(
                "{\"fields\":[{\"name\":\"newPeople\",\"type\":\"LIST\",\"required\":false,\"fields\":["
                        + "{\"name\":\"personId\",\"type\":\"TEXT\",\"required\":true,\"options\":[\"sample-1\"]},"
                        + "{\"name\":\"conflict\",\"type\":\"TICK\",\"required\":true,\"mustBe\":false}]}]}",
                MoveForm.class);
        Form form = MovePage.of(sheet("closing"), "CLOSING", described, new Words(), SOURCE)
                .form();
        assertThat(form.question("newPeople-conflict").orElseThrow().options())
                .extracting(Option::label)
                .containsExactly("Not so: Conflict");
    }

    private static MovePage page(String file) throws IOException {
        return MovePage.of(sheet(file), "", described(file), new Words(), SOURCE);
    }

    /** All that the files of the move say, but for the lists of codes. */
    private static Stream<String> keys(MoveWords.Sheet sheet) {
        Properties words = new Properties();
        String file = "/redress/portal/" + sheet.key().replace('.', '/') + "/messages.properties";
        try (InputStream in = MovePageTest.class.getResourceAsStream(file)) {
            words.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Stream.concat(
                words.stringPropertyNames().stream().map(key -> key.replace(sheet.key() + ".", "")),
                sheet.page().stringPropertyNames().stream());
    }

    private static MoveWords.Sheet sheet(String file) {
        return WORDS.of(file.split("\\.")[0]).orElseThrow();
    }

    private static MoveForm described(String file) throws IOException {
        try (InputStream json = MovePageTest.class.getResourceAsStream("/forms/" + file + ".json")) {
            return JSON.readValue(Objects.requireNonNull(json, file), MoveForm.class);
        }
    }
}

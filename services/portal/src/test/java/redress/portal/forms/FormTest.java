package redress.portal.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static redress.portal.forms.PlainQuestions.checkboxes;
import static redress.portal.forms.PlainQuestions.date;
import static redress.portal.forms.PlainQuestions.email;
import static redress.portal.forms.PlainQuestions.line;
import static redress.portal.forms.PlainQuestions.longText;
import static redress.portal.forms.PlainQuestions.number;
import static redress.portal.forms.PlainQuestions.phone;
import static redress.portal.forms.PlainQuestions.radios;
import static redress.portal.forms.PlainQuestions.select;
import static redress.portal.forms.PlainQuestions.tick;
import static redress.portal.forms.PlainQuestions.yesNo;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {

    private static final Today TODAY = new Today(LocalDate.of(2026, 11, 23));
    private static final List<Option> FRUIT = List.of(Option.of("A", "Apple"), Option.of("B", "Banana"));

    @Test
    void asksForWhatIsMissing() {
        Form form = Form.of("Fruit", radios("fruit", "Which fruit?", FRUIT).required("Choose a fruit"));
        assertThat(form.check(Answers.none(), TODAY).of("fruit")).isEqualTo("Choose a fruit");
        assertThat(form.check(answer("fruit", "A"), TODAY).any()).isFalse();
    }

    @Test
    void refusesAChoiceThatWasNotOffered() {
        assertThat(message(radios("fruit", "Which fruit?", FRUIT), "C")).isEqualTo("Choose from the list");
        assertThat(message(select("fruit", "Which fruit?", FRUIT), "C")).isEqualTo("Choose from the list");
    }

    @Test
    void refusesMoreChoicesThanAllowed() {
        Form form = Form.of("Fruit", checkboxes("fruit", "Which?", FRUIT).atMost(1));
        Answers both = new Answers(Map.of("fruit", List.of("A", "B")));
        assertThat(form.check(both, TODAY).of("fruit")).isEqualTo("Choose no more than 1");
    }

    @ParameterizedTest
    @CsvSource({
        "31,2,2026,'Day must be a real date, like 27 3 2026'",
        "29,2,2027,'Day must be a real date, like 27 3 2026'",
        "1,1,26,'Day must have a year with 4 numbers, like 2026'",
        "x,1,2026,'Day must be a real date, like 27 3 2026'",
        "1,x,2026,'Day must be a real date, like 27 3 2026'",
        "1,'','',Day must include a month and year",
        "'',3,2026,Day must include a day"
    })
    void saysWhatIsWrongWithADate(String day, String month, String year, String message) {
        assertThat(Form.of("When", date("when", "Day"))
                        .check(dated(day, month, year), TODAY)
                        .of("when"))
                .isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource({
        "27,3,2026",
        "27,03,2026",
        "27th,March,2026",
        "27.,mar,2026",
        "27TH,MAR.,2026",
        "\u200B27, Marc ,\uFF12\uFF10\uFF12\uFF16"
    })
    void takesADayAsPeopleWriteIt(String day, String month, String year) {
        assertThat(dated(day, month, year).date("when")).contains(LocalDate.of(2026, 3, 27));
    }

    @Test
    void takesAShortSeptember() {
        assertThat(dated("1st", "Sept.", "2026").date("when")).contains(LocalDate.of(2026, 9, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "1,'',2026,when-month",
        "1,1,26,when-year",
        "1,1,0026,when-year",
        "31,2,2026,when-day",
        "x,1,2026,when-day",
        "1,13,2026,when-month",
        "1,ma,2026,when-month"
    })
    void marksTheBoxThatIsWrong(String day, String month, String year, String box) {
        Form form = Form.of("When", date("when", "Day"));
        Problems problems = form.check(dated(day, month, year), TODAY);
        assertThat(List.of("when-day", "when-month", "when-year"))
                .filteredOn(each -> problems.marks("when", each))
                .containsExactly(box);
        assertThat(form.anchor(problems.all().get(0))).isEqualTo(box);
    }

    @Test
    void takesALeapDay() {
        assertThat(Form.of("When", date("when", "Day"))
                        .check(dated("29", "2", "2028"), TODAY)
                        .any())
                .isFalse();
        assertThat(dated("29", "2", "2028").date("when")).contains(LocalDate.of(2028, 2, 29));
    }

    @Test
    void countsCharactersAsPeopleDo() {
        assertThat(message(longText("text", "Text", 3), "😀😀😀")).isNull();
        assertThat(message(longText("text", "Text", 3), "😀😀😀😀"))
                .isEqualTo("Text must be 3 characters or fewer. It is now 4");
        assertThat(message(longText("text", "Text", 100).atLeast(20), "too short"))
                .isEqualTo("Text must be 20 characters or more");
    }

    @Test
    void leavesOutWhatNobodySeesAndKeepsLines() {
        Question text = longText("text", "Text", 50);
        assertThat(answer("text", "one\r\ntwo\tthree").text(text)).isEqualTo("one\ntwo\tthree");
        assertThat(answer("text", "one\u000Btwo\u0085three\u2028four").text(text))
                .isEqualTo("one\ntwo\nthree\nfour");
        assertThat(answer("text", "it\u0092s\u0000 so\uD83D").text(text)).isEqualTo("its so");
        assertThat(answer("text", "\u00A0\uFEFFso\u00A0").text(text)).isEqualTo("so");
        assertThat(answer("text", "one\ntwo").text(line("text", "Text", 50))).isEqualTo("one two");
        assertThat(message(text, "one\u0000two")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\u00A0", "\n", "a ", "1,", "(", "no "})
    void takesNoLongerForMuchThatIsOdd(String odd) {
        String much = odd.repeat(250_000 / odd.length());
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (String text : List.of(much, "x" + much + "x", "1" + much + "1")) {
                for (Question.Kind kind : Question.Kind.values()) {
                    kind.clean(text);
                }
                dated(text, text, text).date("when");
                answer("n", text).numberOrNull("n");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00A0", "\u200B\u200D", "\uFEFF", "\u3164", "\u0000", " \n "})
    void takesForEmptyWhatShowsNothing(String typed) {
        assertThat(message(line("name", "Name", 50).required("Enter a name"), typed))
                .isEqualTo("Enter a name");
    }

    @ParameterizedTest
    @CsvSource({
        "POSTCODE, RM17 6SL, RM17 6SL",
        "POSTCODE, rm17-6sl., RM17 6SL",
        "POSTCODE, 'RM17\u00A06SL', RM17 6SL",
        "POSTCODE, '\u202ARM176SL\u202C', RM176SL",
        "REGISTRATION, '1,123,456', 1123456",
        "REGISTRATION, No. 1123456, 1123456",
        "REGISTRATION, Charity number: 1123456, 1123456",
        "REGISTRATION, Reg. charity no 1123456, 1123456",
        "REGISTRATION, no1123456, 1123456",
        "REGISTRATION, SC012345, SC012345",
        "REGISTRATION, NIC100123, NIC100123",
        "REGISTRATION, 1123456-1, 1123456-1"
    })
    void takesPostcodesAndNumbersAsPeopleWriteThem(Question.Kind kind, String typed, String meant) {
        Question question = kind == Question.Kind.POSTCODE
                ? PlainQuestions.postcode("code", "Postcode")
                : PlainQuestions.registration("code", "Charity number");
        assertThat(message(question, typed)).isNull();
        assertThat(answer("code", typed).text(question)).isEqualTo(meant);
    }

    @Test
    void saysWhatIsNoPostcodeAndNoNumber() {
        assertThat(message(PlainQuestions.postcode("code", "Postcode"), "???")).contains("like RM17 6SL");
        assertThat(message(PlainQuestions.registration("number", "Charity number"), "???"))
                .contains("like 1123456");
        assertThat(message(PlainQuestions.postcode("code", "Postcode"), "")).isNull();
    }

    @Test
    void takesDomainsInAllLetters() {
        Question email = email("email", "Email address");
        assertThat(message(email, "name@b\u00FCcher.example")).isNull();
        assertThat(answer("email", "name@b\u00FCcher.example").text(email)).isEqualTo("name@xn--bcher-kva.example");
        assertThat(email.said(answer("email", "name@b\u00FCcher.example\u200B")))
                .containsExactly("name@b\u00FCcher.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b",
                "a b@c.org",
                "@c.org",
                "a@c.org, b@c.org",
                "a@c.org\nBcc: x@y.org",
                "b\u00FCcher@c.org",
                ".a@c.org",
                "a..b@c.org",
                "a.@c.org",
                "a@-c.org",
                "a@c..org",
                "\"a\"@c.org",
                "<a@c.org>",
                "a2345678901234567890123456789012345678901234567890123456789012345@c.org"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThat(message(email("email", "Email address"), text)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sample.person+x@sample-cvs.example", "o'brien@group.example", "a!#$%&'*+/=?^_`{|}~-b@c.example"
            })
    void takesAddresses(String text) {
        assertThat(message(email("email", "Email address"), text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01632 960001",
                "01632.960.001",
                "+44 (0)1632 960-001",
                "01632/960001",
                "01632 960001 ext 5",
                "01632 960001x5"
            })
    void takesTelephoneNumbersAsPeopleWriteThem(String text) {
        assertThat(message(phone("phone", "Telephone"), text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"call me", "999", "01632 960001 ext", "01632 960001 01632 960001 01632 960001"})
    void refusesWhatIsNoTelephoneNumber(String text) {
        assertThat(message(phone("phone", "Telephone"), text)).isNotNull();
    }

    @Test
    void takesNumbersAsPeopleWriteThem() {
        assertThat(message(number("n", "Amount", 0, 50_000), "£25,000")).isNull();
        assertThat(message(number("n", "Amount", 0, 50_000), "lots"))
                .isEqualTo("Amount must be a whole number in figures, like 120");
        assertThat(message(number("n", "Amount", 0, 50_000), "50001")).isEqualTo("Amount must be between 0 and 50,000");
        assertThat(answer("n", "£25,000").numberOrNull("n")).isEqualTo(25_000L);
        assertThat(answer("n", "£12,000.00").numberOrNull("n")).isEqualTo(12_000L);
        assertThat(answer("n", "12\u00A0000").numberOrNull("n")).isEqualTo(12_000L);
        assertThat(message(number("n", "Amount", 0, 50_000), "1,2,0,0,0")).contains("whole number");
        assertThat(message(number("n", "Amount", 0, 50_000), "12.50")).contains("whole number");
        assertThat(message(number("n", "Amount", 0, 50_000), "1" + ",000".repeat(7)))
                .contains("whole number");
    }

    @Test
    void looksAtSeveralAnswersOnlyWhenEachIsRight() {
        Form form = Form.of("Two", line("a", "A", 2), line("b", "B", 9))
                .and((answers, today) -> List.of(new Problem("b", "They contradict")));
        assertThat(form.check(answer("a", "abc"), TODAY).of("b")).isNull();
        assertThat(form.check(answer("a", "ab"), TODAY).of("b")).isEqualTo("They contradict");
    }

    @Test
    void replacesOnlyWhatTheFormAsks() {
        Answers before = new Answers(Map.of("a", List.of("old"), "other", List.of("kept")));
        Answers after =
                before.with(Form.of("A", line("a", "A", 9)), new Answers(Map.of("a", List.of(""), "x", List.of("y"))));
        assertThat(after.typed()).containsOnlyKeys("other");
    }

    @Test
    void makesTheJsonOfAnApi() {
        Form form = Form.of(
                "All",
                line("organisation.name", "Name", 99),
                date("facts.decisionMade", "Made"),
                yesNo("facts.noticeWritten", "Written?"),
                yesNo("facts.urgencyClaimed", "Urgent?"),
                number("supportingGroups", "Groups", 0, 999),
                checkboxes("fruit", "Which?", FRUIT),
                tick("actingFor", "Others", "For others"),
                line("actions[1].detail", "Detail", 99),
                line("empty", "Empty", 99));
        Answers answers = new Answers(Map.ofEntries(
                Map.entry("organisation.name", List.of("  Sample CVS ")),
                Map.entry("facts.decisionMade-day", List.of("5")),
                Map.entry("facts.decisionMade-month", List.of("11")),
                Map.entry("facts.decisionMade-year", List.of("2026")),
                Map.entry("facts.noticeWritten", List.of("no")),
                Map.entry("facts.urgencyClaimed", List.of("unsure")),
                Map.entry("supportingGroups", List.of("104")),
                Map.entry("fruit", List.of("A", "B")),
                Map.entry("actingFor", List.of("yes")),
                Map.entry("actions[1].detail", List.of("Consult")),
                Map.entry("empty", List.of("   "))));
        assertThat(FormJson.of(form, answers))
                .isEqualTo(Map.of(
                        "organisation", Map.of("name", "Sample CVS"),
                        "facts", Map.of("decisionMade", "2026-11-05", "noticeWritten", false),
                        "supportingGroups", 104L,
                        "fruit", List.of("A", "B"),
                        "actingFor", true,
                        "actions", List.of(Map.of("detail", "Consult"))));
    }

    @Test
    void readsTheAnswersFromTheJsonOfAnApi() {
        Form form = Form.of(
                "All",
                line("organisation.name", "Name", 99),
                date("facts.decisionMade", "Made"),
                date("facts.paid", "Paid"),
                yesNo("facts.noticeWritten", "Written?"),
                number("moneyAmountPounds", "Amount", 0, 99_999),
                checkboxes("fruit", "Which?", FRUIT),
                tick("actingFor", "Others", "For others"));
        Map<String, Object> json = Map.of(
                "organisation",
                Map.of("name", "Sample CVS"),
                "facts",
                Map.of("decisionMade", "2026-11-05", "noticeWritten", false),
                "moneyAmountPounds",
                60_000L,
                "fruit",
                List.of("A", "B"),
                "actingFor",
                true,
                "reference",
                "CB-7K2M-Q4TX");
        Answers answers = FormJson.answers(form, json);
        assertThat(form.questions().stream().map(q -> String.join(" and ", q.said(answers))))
                .containsExactly("Sample CVS", "5 November 2026", "", "No", "60,000", "Apple and Banana", "For others");
        assertThat(answers.typed()).doesNotContainKey("reference");
        assertThat(FormJson.of(form, answers)).containsEntry("moneyAmountPounds", 60_000L);
    }

    @Test
    void leavesEmptyRowsOutAndFindsTheRowOfAMessage() {
        Form form = Form.of(
                "All",
                line("actions[0].detail", "Detail", 99),
                line("actions[1].detail", "Detail", 99),
                line("actions[2].detail", "Detail", 99),
                date("actions[2].dueOn", "By when"));
        Answers answers = new Answers(Map.of(
                "actions[0].detail", List.of("Consult"),
                "actions[1].detail", List.of(" "),
                "actions[2].detail", List.of("Pay"),
                "actions[2].dueOn-day", List.of("5"),
                "actions[2].dueOn-month", List.of("11"),
                "actions[2].dueOn-year", List.of("2026")));
        assertThat(FormJson.of(form, answers))
                .isEqualTo(Map.of(
                        "actions",
                        List.of(Map.of("detail", "Consult"), Map.of("detail", "Pay", "dueOn", "2026-11-05"))));
        assertThat(FormJson.question("actions[1].dueOn", form, answers)).isEqualTo("actions[2].dueOn");
        assertThat(FormJson.question("actions[0].detail", form, answers)).isEqualTo("actions[0].detail");
        assertThat(FormJson.question("actions[2].detail", form, answers)).isEqualTo("actions[2].detail");
        assertThat(FormJson.question("members[0]", form, answers)).isEqualTo("members[0]");
        assertThat(FormJson.question("text", form, answers)).isEqualTo("text");
    }

    private static String message(Question question, String typed) {
        return Form.of("Form", question)
                .check(answer(question.name(), typed), TODAY)
                .of(question.name());
    }

    private static Answers answer(String name, String value) {
        return new Answers(Map.of(name, List.of(value)));
    }

    private static Answers dated(String day, String month, String year) {
        return new Answers(Map.of("when-day", List.of(day), "when-month", List.of(month), "when-year", List.of(year)));
    }
}

package redress.portal.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import redress.portal.clients.Register;
import redress.portal.drafts.Draft;
import redress.portal.forms.Answers;
import redress.portal.forms.Question;
import redress.portal.pages.Words;
import redress.portal.questions.AboutYou;
import redress.portal.questions.QuestionPage;
import redress.portal.questions.Steps;

/** What was answered, section by section: for the check page, and for whoever follows up what was sent. */
@Component
public class Summary {

    /** The question that asks nothing without the heading of its page. */
    private static final String SAID_BY_PAGE = "identityMode";

    private final Steps steps;
    private final Register register;
    private final OpenerWords opener;
    private final Words words;

    /** Answers under one heading. */
    public record Section(String title, List<Row> rows) {

        public List<Row> answered() {
            return rows.stream().filter(row -> !row.said().isEmpty()).toList();
        }

        public List<Row> unanswered() {
            return rows.stream().filter(row -> row.said().isEmpty()).toList();
        }
    }

    /**
     * @param key the question, short
     * @param said the answer, a line each; empty when there is none
     * @param href where it can be changed; empty when it was sent
     */
    public record Row(String key, List<String> said, String href) {}

    Summary(Steps steps, Register register, OpenerWords opener, Words words) {
        this.steps = steps;
        this.register = register;
        this.opener = opener;
        this.words = words;
    }

    public List<Section> of(Draft draft) {
        return of(draft, question -> true);
    }

    /** For somebody to whom the reporter shows it: without how to reach her, and why she is not to be named. */
    public List<Section> forOthers(Draft draft) {
        return of(draft, AboutYou::isForOthers);
    }

    private List<Section> of(Draft draft, Predicate<Question> shown) {
        Answers answers = draft.answers();
        Map<String, List<Row>> sections = new LinkedHashMap<>();
        for (QuestionPage step : steps.applying(answers)) {
            List<Row> rows = sections.computeIfAbsent(step.section(), k -> new ArrayList<>());
            String href = "/report/" + step.path() + "?from=check";
            switch (step.path()) {
                case Steps.BODY ->
                    rows.add(new Row(words.say("report.summary.body"), lines(answers.text("bodyName")), href));
                case Steps.COMPACT ->
                    rows.add(new Row(
                            words.say("report.summary.compact"),
                            lines(register.nameOfCompact(answers.text("compactId"))),
                            href));
                case Steps.OPENER -> rows.add(new Row(step.form().title(), lines(opener.of(answers)), href));
                case Steps.EVIDENCE ->
                    rows.add(new Row(
                            words.say("report.summary.files"),
                            draft.evidence().stream().map(Draft.Evidence::name).toList(),
                            href));
                default -> rows(step, shown, answers, href).forEach(rows::add);
            }
        }
        return titled(sections);
    }

    /**
     * What intake gives of a filed report, under the same questions: only what was answered, or what intake put where a band was left
     * out, and no body, Compact or file.
     */
    public List<Section> of(Map<String, ?> filed) {
        Answers answers = steps.answers(filed);
        Map<String, List<Row>> sections = new LinkedHashMap<>();
        for (QuestionPage step : steps.all()) {
            step.form().questions().stream()
                    .filter(q -> !q.said(answers).isEmpty())
                    .filter(q -> steps.asking(q.name(), answers).equals(Optional.of(step)))
                    .forEach(q -> sections.computeIfAbsent(step.section(), k -> new ArrayList<>())
                            .add(row(step, q, answers, "")));
        }
        return titled(sections);
    }

    private static List<Section> titled(Map<String, List<Row>> sections) {
        return sections.entrySet().stream()
                .map(e -> new Section(e.getKey(), e.getValue()))
                .toList();
    }

    /** A page of which nothing was answered is one line. */
    private static List<Row> rows(QuestionPage step, Predicate<Question> shown, Answers answers, String href) {
        List<Question> questions =
                step.form().questions().stream().filter(shown).toList();
        if (questions.size() > 1
                && questions.stream().allMatch(q -> q.said(answers).isEmpty())) {
            return List.of(new Row(step.form().title(), List.of(), href));
        }
        return questions.stream()
                .map(q -> row(step, q, answers, href + "#" + q.firstInputId()))
                .toList();
    }

    private static Row row(QuestionPage step, Question question, Answers answers, String href) {
        String key = question.name().equals(SAID_BY_PAGE) ? step.form().title() : question.label();
        return new Row(key, question.said(answers), href);
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text);
    }
}

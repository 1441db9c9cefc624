package redress.portal.questions;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import redress.portal.forms.Answers;
import redress.portal.forms.Form;
import redress.portal.forms.FormJson;
import redress.portal.forms.Problem;
import redress.portal.forms.Problems;
import redress.portal.forms.Question;
import redress.portal.forms.Today;
import redress.portal.pages.Words;

/** The pages of the report in their order, and the way from one to the next. */
@Component
public class Steps {

    public static final String BODY = "public-body";
    public static final String COMPACT = "compact";
    public static final String OPENER = "who-opens";
    public static final String EVIDENCE = "evidence";
    public static final String CHECK = "check";

    private final Words words;
    private final Map<Locale, List<QuestionPage>> byLanguage = new ConcurrentHashMap<>();

    public Steps(Words words) {
        this.words = words;
    }

    private List<QuestionPage> steps() {
        return byLanguage.computeIfAbsent(words.language(), language -> inOrder());
    }

    private List<QuestionPage> inOrder() {
        AboutTheMatter matter = new AboutTheMatter(words);
        AboutYou you = new AboutYou(words);
        String body = words.say("questions.section.public-body");
        return Stream.of(
                        Stream.of(
                                you.identity(),
                                QuestionPage.always(BODY, body, Form.of(words.say("report.public-body.title"))),
                                QuestionPage.always(COMPACT, body, Form.of(words.say("report.compact.title"))),
                                you.opener(),
                                matter.relationship(),
                                matter.categories(),
                                matter.whatHappened()),
                        new KeyDates(words).steps().stream(),
                        Stream.of(
                                matter.stakes(),
                                matter.alreadyDone(),
                                matter.wanted(),
                                matter.routes(),
                                QuestionPage.always(
                                        EVIDENCE,
                                        words.say("questions.section.evidence"),
                                        Form.of(words.say("report.evidence.title"))),
                                you.organisation(),
                                you.contact(),
                                you.shown(),
                                you.consents()))
                .flatMap(s -> s)
                .toList();
    }

    /** Whether somebody came to a page from the check page, and is to go back there. */
    public static boolean isFromCheck(HttpServletRequest request) {
        return CHECK.equals(request.getParameter("from"));
    }

    public List<QuestionPage> all() {
        return steps();
    }

    public List<QuestionPage> applying(Answers answers) {
        return steps().stream().filter(s -> s.applies().test(answers)).toList();
    }

    public Optional<QuestionPage> at(String path) {
        return steps().stream().filter(s -> s.path().equals(path)).findFirst();
    }

    public String first() {
        return steps().get(0).path();
    }

    /** The path of the page after this one; the check page after the last. */
    public String after(String path, Answers answers) {
        return neighbour(path, answers, 1, CHECK);
    }

    /** The path of the page before this one; empty before the first. */
    public String before(String path, Answers answers) {
        List<QuestionPage> applying = applying(answers);
        if (path.equals(CHECK)) {
            return applying.get(applying.size() - 1).path();
        }
        return neighbour(path, answers, -1, "");
    }

    /**
     * The page that asks for a field of the API, one that applies before one that does not; a message about {@code facts} as a whole
     * goes to the first page of dates.
     */
    public Optional<QuestionPage> asking(String field, Answers answers) {
        String name = field.replaceAll("\\[\\d+].*", "");
        return Stream.concat(applying(answers).stream(), steps().stream())
                .filter(s -> s.form().question(name).isPresent())
                .findFirst()
                .or(() -> switch (name) {
                    case "bodyId" -> at(BODY);
                    case "compactId" -> at(COMPACT);
                    case "attachmentIds" -> at(EVIDENCE);
                    default ->
                        name.isEmpty()
                                ? Optional.empty()
                                : steps().stream()
                                        .filter(s -> s.form().questions().stream()
                                                .map(Question::name)
                                                .anyMatch(q -> q.startsWith(name + ".")))
                                        .findFirst();
                });
    }

    /** The answers that JSON of the API tells. */
    public Answers answers(Map<String, ?> json) {
        Answers answers = Answers.none();
        for (QuestionPage step : steps()) {
            answers = answers.with(step.form(), FormJson.answers(step.form(), json));
        }
        return answers;
    }

    /** What is wrong with the answers on one page. */
    public Problems check(QuestionPage step, Answers answers, Today today) {
        if (step.path().equals(BODY) && !answers.has("bodyId")) {
            return Problems.of("bodyId", words.say("report.public-body.required"));
        }
        if (step.path().equals(COMPACT) && !answers.has("compactId")) {
            return Problems.of("compactId", words.say("report.compact.required"));
        }
        return step.form().check(answers, today);
    }

    /** What is wrong with the report as a whole, page by page. */
    public List<Problem> check(Answers answers, Today today) {
        return applying(answers).stream()
                .flatMap(s -> check(s, answers, today).all().stream())
                .toList();
    }

    private String neighbour(String path, Answers answers, int direction, String beyond) {
        List<QuestionPage> steps = steps();
        int at = -1;
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).path().equals(path)) {
                at = i;
            }
        }
        for (int i = at + direction; at >= 0 && i >= 0 && i < steps.size(); i += direction) {
            if (steps.get(i).applies().test(answers)) {
                return steps.get(i).path();
            }
        }
        return beyond;
    }
}

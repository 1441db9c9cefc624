package redress.portal.forms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Questions that are asked on one page, with the checks that look at several answers at once.
 *
 * @param title the heading of the page; a form of one question has the question itself as its heading
 */
public record Form(String title, List<Question> questions, List<Check> checks) {

    /** Looks at several answers; runs only when each of them is right by itself. */
    public interface Check {
        List<Problem> problems(Answers answers, Today today);
    }

    public Form {
        questions = List.copyOf(questions);
        checks = List.copyOf(checks);
    }

    public static Form of(String title, Question... questions) {
        return new Form(title, Arrays.asList(questions), List.of());
    }

    public static Form of(Question only) {
        return new Form(only.asked(), List.of(only), List.of());
    }

    public Form and(Check check) {
        List<Check> more = new ArrayList<>(checks);
        more.add(check);
        return new Form(title, questions, more);
    }

    public Set<String> inputs() {
        return questions.stream().flatMap(Question::inputs).collect(Collectors.toUnmodifiableSet());
    }

    public boolean asksOne() {
        return questions.size() == 1 && questions.get(0).asked().equals(title);
    }

    public Optional<Question> question(String name) {
        return questions.stream().filter(q -> q.name().equals(name)).findFirst();
    }

    /** The id of the input that belongs to a message. */
    public String anchor(Problem problem) {
        return problem.inputs().stream()
                .findFirst()
                .orElseGet(() ->
                        question(problem.field()).map(Question::firstInputId).orElse(problem.field()));
    }

    /** In the order of the questions; empty when all is well. */
    public Problems check(Answers answers, Today today) {
        List<Problem> found = new ArrayList<>();
        questions.forEach(q -> AnswerCheck.of(q, answers).ifPresent(found::add));
        if (found.isEmpty()) {
            checks.forEach(c -> found.addAll(c.problems(answers, today)));
        }
        return new Problems(found);
    }
}

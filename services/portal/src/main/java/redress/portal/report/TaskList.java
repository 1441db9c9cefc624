package redress.portal.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import redress.portal.drafts.Draft;
import redress.portal.pages.Words;
import redress.portal.questions.QuestionPage;
import redress.portal.questions.Steps;

/** How far a report is, section by section, and where to go on. */
@Component
class TaskList {

    /** The page that asks nothing, and the one for files, which anybody may pass by. */
    private static final Set<String> NO_TASKS = Set.of(Steps.OPENER, Steps.EVIDENCE);

    private final Steps steps;
    private final Words words;

    /** How far a section is. */
    enum State {
        NOT_BEGUN,
        BEGUN,
        DONE
    }

    /**
     * One section.
     *
     * @param href its first page, or the first that is still to be looked at
     */
    record Task(String title, String href, State state) {}

    TaskList(Steps steps, Words words) {
        this.steps = steps;
        this.words = words;
    }

    List<Task> of(Draft draft) {
        List<Task> tasks = new ArrayList<>();
        sections(draft).forEach((title, pages) -> {
            List<QuestionPage> left =
                    pages.stream().filter(step -> !draft.hasPassed(step)).toList();
            State state = left.isEmpty() ? State.DONE : left.size() < pages.size() ? State.BEGUN : State.NOT_BEGUN;
            QuestionPage next = left.isEmpty() ? pages.get(0) : left.get(0);
            tasks.add(new Task(title, "/report/" + next.path(), state));
        });
        return tasks;
    }

    /** The first page that is still to be looked at; the check page when there is none. */
    String next(Draft draft) {
        return steps.applying(draft.answers()).stream()
                .filter(step -> !NO_TASKS.contains(step.path()) && !draft.hasPassed(step))
                .map(QuestionPage::path)
                .findFirst()
                .orElse(Steps.CHECK);
    }

    /** Such as {@code Part 2 of 6}. */
    String part(QuestionPage step, Draft draft) {
        List<String> titles = List.copyOf(sections(draft).keySet());
        int place = titles.indexOf(step.section());
        return place < 0 ? "" : words.say("report.part", place + 1, titles.size());
    }

    private Map<String, List<QuestionPage>> sections(Draft draft) {
        Map<String, List<QuestionPage>> sections = new LinkedHashMap<>();
        steps.applying(draft.answers()).stream()
                .filter(step -> !NO_TASKS.contains(step.path()))
                .forEach(step -> sections.computeIfAbsent(step.section(), title -> new ArrayList<>())
                        .add(step));
        return sections;
    }
}

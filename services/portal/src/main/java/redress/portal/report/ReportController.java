package redress.portal.report;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import redress.portal.clients.Refused;
import redress.portal.clients.ServiceDown;
import redress.portal.disclosure.WhoSeesWhat;
import redress.portal.drafts.BrowserDrafts;
import redress.portal.drafts.Draft;
import redress.portal.drafts.DraftGone;
import redress.portal.forms.Answers;
import redress.portal.forms.Problems;
import redress.portal.forms.Today;
import redress.portal.pages.Words;
import redress.portal.questions.QuestionPage;
import redress.portal.questions.Steps;

/** The pages of the report whose answers are typed or chosen. */
@Controller
class ReportController {

    /** What the page showed when it was opened; no question is called so. */
    private static final String SEEN = "seen";

    private final BrowserDrafts drafts;
    private final Steps steps;
    private final TaskList tasks;
    private final Clock clock;
    private final OpenerWords opener;
    private final WhoSeesWhat whoSeesWhat;
    private final Words words;

    ReportController(
            BrowserDrafts drafts,
            Steps steps,
            TaskList tasks,
            Clock clock,
            OpenerWords opener,
            WhoSeesWhat whoSeesWhat,
            Words words) {
        this.drafts = drafts;
        this.steps = steps;
        this.tasks = tasks;
        this.clock = clock;
        this.opener = opener;
        this.whoSeesWhat = whoSeesWhat;
        this.words = words;
    }

    @GetMapping("/report")
    String begin(HttpServletRequest request, Model model) {
        Draft draft = drafts.load(request);
        model.addAttribute("room", "report");
        model.addAttribute("begun", draft.begun());
        model.addAttribute("sent", draft.sent());
        model.addAttribute("tasks", tasks.of(draft));
        model.addAttribute("next", draft.begun() ? tasks.next(draft) : steps.first());
        return "portal/report/begin";
    }

    @PostMapping("/report/delete")
    String delete(HttpServletRequest request, HttpServletResponse response) {
        return drafts.delete(request, response) ? "redirect:/report?deleted" : "redirect:/report/check";
    }

    @GetMapping("/report/{path:[a-z-]+}")
    String ask(@PathVariable String path, HttpServletRequest request, HttpServletResponse response, Model model) {
        QuestionPage step = step(path);
        Draft draft = drafts.open(request, response);
        if (draft.locked()) {
            return "redirect:/report/check";
        }
        Problems refused = new Problems(draft.refusals().stream()
                .filter(p -> step.form().question(p.field()).isPresent())
                .toList());
        return show(step, draft, draft.answers(), refused, request, model);
    }

    @PostMapping("/report/{path:[a-z-]+}")
    String answer(
            @PathVariable String path,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        QuestionPage step = step(path);
        Answers newer = new Answers(typed);
        String seen = newer.raw(SEEN);
        Problems problems = steps.check(step, newer, Today.by(clock));
        AtomicBoolean changedElsewhere = new AtomicBoolean();
        try {
            Draft draft = drafts.change(request, response, now -> {
                changedElsewhere.set(isChanged(step, now, newer, seen));
                return now.locked() || changedElsewhere.get() ? now : answered(now, step, newer, problems);
            });
            if (draft.locked()) {
                return draft.sent() != null ? "redirect:/report/sent?lateAnswer" : "redirect:/report/check";
            }
            if (changedElsewhere.get()) {
                response.setStatus(409);
                model.addAttribute("saved", saved(step, draft));
                return show(step, draft, newer, problems, request, model);
            }
            if (problems.any()) {
                response.setStatus(422);
                return show(step, draft, newer, problems, request, model);
            }
            boolean back = Steps.isFromCheck(request);
            return "redirect:/report/" + (back ? Steps.CHECK : steps.after(path, draft.answers()));
        } catch (BrowserDrafts.AnotherDraft another) {
            Draft here = drafts.load(request);
            response.setStatus(409);
            model.addAttribute("another", true);
            model.addAttribute("closed", here.locked());
            model.addAttribute("saved", saved(step, here));
            return show(step, here, newer, problems, request, model);
        } catch (DraftGone gone) {
            drafts.begin(request, response);
            response.setStatus(409);
            model.addAttribute("gone", true);
            return show(step, Draft.empty(), newer, problems, request, model);
        } catch (ServiceDown down) {
            response.setStatus(503);
            response.setHeader("Retry-After", "5");
            model.addAttribute("unsaved", true);
            model.addAttribute(SEEN, seen);
            return show(step, Draft.empty(), newer, problems, request, model);
        } catch (Refused tooLong) {
            response.setStatus(422);
            Problems why = problems.any() ? problems : Problems.of("", words.say("report.more-than-we-keep"));
            model.addAttribute(SEEN, seen);
            return show(step, Draft.empty(), newer, why, request, model);
        }
    }

    /**
     * Whether somebody has given other answers on this page, in another tab or on another device, since it was shown here: neither answers
     * replace the others unseen. What was deleted there, or belongs to another report, is another matter.
     */
    private static boolean isChanged(QuestionPage step, Draft now, Answers newer, String seen) {
        String saved = step.fingerprint(now.answers());
        return now.begun()
                && !saved.equals(seen)
                && !saved.equals(step.fingerprint(Answers.none().with(step.form(), newer)));
    }

    /** What stands in the draft by now, each line a question with its answer. */
    private List<String> saved(QuestionPage step, Draft draft) {
        return step.form().questions().stream()
                .map(question -> words.say(
                        question.label().endsWith("?") && !question.optional()
                                ? "report.saved.question"
                                : "report.saved.subject",
                        question.asked(),
                        question.said(draft.answers()).isEmpty()
                                ? words.say("report.saved.nothing")
                                : String.join("; ", question.said(draft.answers()))))
                .toList();
    }

    private static Draft answered(Draft draft, QuestionPage step, Answers newer, Problems problems) {
        Draft now = draft.with(draft.answers().with(step.form(), newer)).withoutRefusalsOf(step);
        return problems.any() ? now : now.passed(step);
    }

    private QuestionPage step(String path) {
        return steps.at(path)
                .filter(s -> !s.hasOwnPage())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String show(
            QuestionPage step,
            Draft draft,
            Answers answers,
            Problems problems,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("room", "report");
        model.addAttribute("step", step);
        model.addAttribute("part", draft.begun() ? tasks.part(step, draft) : "");
        model.addAttribute("form", step.form());
        if (!model.containsAttribute(SEEN)) {
            model.addAttribute(SEEN, step.fingerprint(draft.answers()));
        }
        model.addAttribute("answers", answers);
        model.addAttribute("problems", problems);
        boolean back = Steps.isFromCheck(request);
        model.addAttribute("from", back ? Steps.CHECK : null);
        String before = back ? Steps.CHECK : steps.before(step.path(), answers);
        model.addAttribute("back", before.isEmpty() ? "/report" : "/report/" + before);
        model.addAttribute("whoSeesWhat", whoSeesWhat);
        model.addAttribute("opener", step.path().equals("identity") ? opener.of(answers) : "");
        return "portal/report/step";
    }
}

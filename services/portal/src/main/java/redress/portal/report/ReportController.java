package redress.portal.report;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import redress.portal.asking.Refused;
import redress.portal.asking.ServiceDown;
import redress.portal.disclosure.WhoSeesWhat;
import redress.portal.forms.Answers;
import redress.portal.forms.Problems;
import redress.portal.forms.Today;

/** The pages of the report whose answers are typed or chosen. */
@Controller
class ReportController {

    private final Drafts drafts;
    private final Steps steps;
    private final TaskList tasks;
    private final Clock clock;
    private final Opener opener;
    private final WhoSeesWhat whoSeesWhat;

    ReportController(Drafts drafts, Steps steps, TaskList tasks, Clock clock, Opener opener, WhoSeesWhat whoSeesWhat) {
        this.drafts = drafts;
        this.steps = steps;
        this.tasks = tasks;
        this.clock = clock;
        this.opener = opener;
        this.whoSeesWhat = whoSeesWhat;
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
        Step step = step(path);
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
        Step step = step(path);
        Answers newer = new Answers(typed);
        Problems problems = steps.check(step, newer, Today.by(clock));
        try {
            Draft draft =
                    drafts.change(request, response, now -> now.locked() ? now : answered(now, step, newer, problems));
            if (draft.locked()) {
                return "redirect:/report/check";
            }
            if (problems.any()) {
                response.setStatus(422);
                return show(step, draft, newer, problems, request, model);
            }
            boolean back = Steps.isFromCheck(request);
            return "redirect:/report/" + (back ? Steps.CHECK : steps.after(path, draft.answers()));
        } catch (DraftGone gone) {
            drafts.begin(response);
            response.setStatus(409);
            model.addAttribute("gone", true);
            return show(step, Draft.empty(), newer, problems, request, model);
        } catch (ServiceDown down) {
            response.setStatus(503);
            response.setHeader("Retry-After", "5");
            model.addAttribute("unsaved", true);
            return show(step, Draft.empty(), newer, problems, request, model);
        } catch (Refused tooLong) {
            response.setStatus(422);
            Problems why =
                    problems.any() ? problems : Problems.of("", "This is more than we can keep. Shorten your answer.");
            return show(step, Draft.empty(), newer, why, request, model);
        }
    }

    private static Draft answered(Draft draft, Step step, Answers newer, Problems problems) {
        Draft now = draft.with(draft.answers().with(step.form(), newer)).withoutRefusalsOf(step);
        return problems.any() ? now : now.passed(step);
    }

    private Step step(String path) {
        return steps.at(path)
                .filter(s -> !s.hasOwnPage())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String show(
            Step step, Draft draft, Answers answers, Problems problems, HttpServletRequest request, Model model) {
        model.addAttribute("room", "report");
        model.addAttribute("step", step);
        model.addAttribute("part", draft.begun() ? tasks.part(step, draft) : "");
        model.addAttribute("form", step.form());
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

package redress.portal.casework;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import redress.portal.asking.Refused;
import redress.portal.asking.Register;
import redress.portal.asking.ServiceDown;
import redress.portal.forms.Answers;
import redress.portal.forms.Form;
import redress.portal.forms.FormJson;
import redress.portal.forms.Option;
import redress.portal.forms.Problem;
import redress.portal.forms.Problems;
import redress.portal.forms.Today;
import redress.portal.signin.SignedIn;

/** The pages on which something is done with a case, one for each action. What was typed stays until it is accepted. */
@Controller
class ActionController {

    private static final String CHANGED = "CASE_HAS_CHANGED";
    private static final String UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String PLAIN = "/cases/{caseId:" + UUID + "}/do/{action:[a-z-]+}";
    private static final String PROMISE = "/cases/{caseId:" + UUID + "}/do/actions/{actionId:[A-Za-z0-9-]{1,64}}";
    private final CaseDesk desk;
    private final ActionForms forms;
    private final Register register;
    private final Clock clock;

    ActionController(CaseDesk desk, ActionForms forms, Register register, Clock clock) {
        this.desk = desk;
        this.register = register;
        this.forms = forms;
        this.clock = clock;
    }

    @GetMapping(PLAIN)
    String ask(
            @PathVariable String caseId,
            @PathVariable String action,
            @AuthenticationPrincipal SignedIn me,
            Model model) {
        CaseFile file = desk.open(me, caseId);
        ActionForms.Choices choices = choices(action, file);
        return show(file, action, form(action, file, choices), forms.start(action, file), allowed(file, action), model);
    }

    @PostMapping(PLAIN)
    String act(
            @PathVariable String caseId,
            @PathVariable String action,
            @RequestParam MultiValueMap<String, String> typed,
            @AuthenticationPrincipal @Nullable SignedIn me,
            HttpServletResponse response,
            Model model) {
        if (me == null) {
            return signedOut(caseId, action, typed, response, model);
        }
        CaseFile file;
        ActionForms.Choices choices;
        try {
            file = desk.open(me, caseId);
            choices = choices(action, file);
        } catch (ServiceDown down) {
            response.setHeader("Retry-After", "5");
            return unsent(503, caseId, action, typed, response, model);
        } catch (Refused refused) {
            if (refused.status() == 401) {
                return signedOut(caseId, action, typed, response, model);
            }
            throw refused;
        }
        Form form = form(action, file, choices);
        Answers answers = new Answers(typed);
        if (!can(file, action)) {
            response.setStatus(409);
            return show(file, action, form, answers, movedOn(), model);
        }
        Problems problems = form.check(answers, Today.by(clock));
        if (problems.any()) {
            response.setStatus(422);
            return show(file, action, form, answers, problems, model);
        }
        try {
            desk.act(me, caseId, action, forms.json(action, form, answers, choices), answers.text("version"));
            return "redirect:/cases/" + caseId + "?done=" + action.split("/")[0];
        } catch (ServiceDown down) {
            response.setStatus(503);
            response.setHeader("Retry-After", "5");
            return show(file, action, form, answers, down(), model);
        } catch (Refused refused) {
            if (refused.status() == 401) {
                return signedOut(caseId, action, typed, response, model);
            }
            if (refused.notFound()) {
                throw refused;
            }
            response.setStatus(refused.status() == 409 ? 409 : 422);
            Answers again =
                    refused.code().equals(CHANGED) ? answers.with("version", String.valueOf(file.version())) : answers;
            return show(file, action, form, again, said(refused, form, answers), model);
        }
    }

    @GetMapping(PROMISE)
    String askPromise(
            @PathVariable String caseId,
            @PathVariable String actionId,
            @AuthenticationPrincipal SignedIn me,
            Model model) {
        return ask(caseId, "actions/" + actionId, me, model);
    }

    @PostMapping(PROMISE)
    String actPromise(
            @PathVariable String caseId,
            @PathVariable String actionId,
            @RequestParam MultiValueMap<String, String> typed,
            @AuthenticationPrincipal @Nullable SignedIn me,
            HttpServletResponse response,
            Model model) {
        return act(caseId, "actions/" + actionId, typed, me, response, model);
    }

    private Form form(String action, CaseFile file, ActionForms.Choices choices) {
        return forms.of(action, file, choices).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private ActionForms.Choices choices(String action, CaseFile file) {
        return new ActionForms.Choices(
                action.equals("panel") && file.allows("panel") ? desk.pool(file.compactId()) : List.of(),
                action.equals("triage") ? undertakings(file) : List.of());
    }

    /** Those that bind public bodies; where the register does not answer, those that the report names. */
    private List<Option> undertakings(CaseFile file) {
        try {
            return register.undertakings().stream()
                    .filter(u -> !"CSO".equals(u.party()))
                    .map(u -> Option.of(u.code(), u.code() + ": " + u.title()))
                    .toList();
        } catch (ServiceDown | Refused unknown) {
            return file.undertakings() == null
                    ? List.of()
                    : file.undertakings().stream().map(u -> Option.of(u, u)).toList();
        }
    }

    private static boolean can(CaseFile file, String action) {
        return action.startsWith("actions/")
                ? file.allowsRecording(action.substring("actions/".length()))
                : file.allows(action);
    }

    private static Problems allowed(CaseFile file, String action) {
        return can(file, action)
                ? Problems.none()
                : Problems.of("", "This cannot be done now. Go back to the case to see what can.");
    }

    /** The session has ended while the page was open, or no service takes its token any more. */
    private static String signedOut(
            String caseId,
            String action,
            MultiValueMap<String, String> typed,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("signedOut", true);
        return unsent(403, caseId, action, typed, response, model);
    }

    /** Where not even the case can be asked for: the page holds what was typed, and sends it again. */
    private static String unsent(
            int status,
            String caseId,
            String action,
            MultiValueMap<String, String> typed,
            HttpServletResponse response,
            Model model) {
        response.setStatus(status);
        Map<String, List<String>> answers = new TreeMap<>(typed);
        answers.remove("_csrf");
        model.addAttribute("room", "cases");
        model.addAttribute("caseId", caseId);
        model.addAttribute("action", action);
        model.addAttribute("typed", answers);
        // what is only one word was chosen, not written
        model.addAttribute(
                "texts",
                answers.values().stream()
                        .flatMap(List::stream)
                        .filter(text -> text.contains(" "))
                        .toList());
        return "portal/casework/unsent";
    }

    private static Problems down() {
        return Problems.of(
                "",
                "This does not work just now. What you typed is still here. It may have been saved all the same: wait a minute, and"
                        + " look at the case before you send it again.");
    }

    private static Problems movedOn() {
        return Problems.of(
                "",
                "The case has moved on, and this cannot be done any more, so nothing was saved just now. If you sent this before, it"
                        + " may have been saved then. Look at the case.");
    }

    private static Problems said(Refused refused, Form form, Answers answers) {
        if (refused.code().equals(CHANGED)) {
            return Problems.of(
                    "",
                    "The case has changed since you opened this page, so nothing was saved just now. If you sent this before, it may"
                            + " have been saved then. Look at the case before you send it again.");
        }
        if (refused.code().equals("ACTION_NOT_POSSIBLE")) {
            return movedOn();
        }
        List<Problem> errors = refused.errors().isEmpty()
                ? List.of(new Problem("", refused.detail().isEmpty() ? "This was not accepted." : refused.detail()))
                : refused.errors().stream()
                        .map(p -> new Problem(
                                FormJson.question(p.field(), form, answers)
                                        .replaceFirst("^(members|outcomes|undertakings)\\[.*", "$1"),
                                p.message()))
                        .toList();
        return new Problems(errors);
    }

    private static String show(
            CaseFile file, String action, Form form, Answers answers, Problems problems, Model model) {
        model.addAttribute("room", "cases");
        model.addAttribute("file", file);
        model.addAttribute("action", action);
        model.addAttribute("form", form);
        model.addAttribute("answers", answers);
        model.addAttribute("problems", problems);
        model.addAttribute("version", answers.has("version") ? answers.text("version") : file.version());
        model.addAttribute(
                "promise",
                file.actions() == null
                        ? null
                        : file.actions().stream()
                                .filter(a -> action.equals("actions/" + a.actionId()))
                                .findFirst()
                                .orElse(null));
        return "portal/casework/action";
    }
}

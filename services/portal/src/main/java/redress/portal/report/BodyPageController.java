package redress.portal.report;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import redress.portal.clients.Register;
import redress.portal.clients.ServiceDown;
import redress.portal.drafts.BrowserDrafts;
import redress.portal.drafts.Draft;
import redress.portal.forms.Answers;
import redress.portal.forms.Problems;
import redress.portal.pages.Words;
import redress.portal.questions.Steps;

/** The first two pages: which public body, and which of the Compacts that bind it. */
@Controller
class BodyPageController {

    private static final int PAGE = 25;

    private final BrowserDrafts drafts;
    private final Steps steps;
    private final Register register;
    private final Words words;

    BodyPageController(BrowserDrafts drafts, Steps steps, Register register, Words words) {
        this.drafts = drafts;
        this.steps = steps;
        this.register = register;
        this.words = words;
    }

    @GetMapping("/report/public-body")
    String search(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String after,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Draft draft = drafts.open(request, response);
        if (draft.locked()) {
            return "redirect:/report/check";
        }
        return showBodies(q, after, draft.answers(), Problems.none(), request, model);
    }

    @PostMapping("/report/public-body")
    String choose(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "") String bodyId,
            @RequestParam(required = false) @Nullable String seen,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Draft draft = drafts.ofForm(request);
        if (draft.locked()) {
            return "redirect:/report/check";
        }
        if (bodyId.isEmpty()) {
            response.setStatus(422);
            return showBodies(
                    q,
                    after,
                    draft.answers(),
                    Problems.of("bodyId", words.say("report.public-body.required")),
                    request,
                    model);
        }
        Optional<Register.Body> chosen = find(q.strip(), after, bodyId);
        if (chosen.isEmpty()) {
            response.setStatus(422);
            return showBodies(
                    q,
                    after,
                    draft.answers(),
                    Problems.of("bodyId", words.say("report.public-body.not-listed")),
                    request,
                    model);
        }
        Register.Body body = chosen.get();
        List<String> compacts = body.compactIds();
        Draft now = drafts.change(
                request,
                response,
                before -> before.locked() || isChanged(before, "bodyId", seen) ? before : choosing(before, body));
        if (now.locked()) {
            return "redirect:/report/check";
        }
        if (!now.answers().text("bodyId").equals(bodyId)) {
            response.setStatus(409);
            String other = now.answers().text("bodyName");
            return showBodies(q, after, now.answers(), Problems.of("bodyId", changedTo(other)), request, model);
        }
        if (compacts.size() == 1) {
            return "redirect:/report/"
                    + (Steps.isFromCheck(request) ? Steps.CHECK : steps.after(Steps.COMPACT, now.answers()));
        }
        return "redirect:/report/compact" + (Steps.isFromCheck(request) ? "?from=check" : "");
    }

    private static Draft choosing(Draft draft, Register.Body body) {
        List<String> compacts = body.compactIds();
        Answers before = draft.answers();
        Answers answers = before.with("bodyId", body.bodyId())
                .with("bodyName", body.name())
                .with("bodyCompacts", String.join(" ", compacts))
                .with(
                        "compactId",
                        compacts.size() == 1
                                ? compacts.get(0)
                                : compacts.contains(before.text("compactId")) ? before.text("compactId") : null);
        return draft.with(answers).withoutRefusalsOf("bodyId").withoutRefusalsOf("compactId");
    }

    @GetMapping("/report/compact")
    String compacts(HttpServletRequest request, Model model) {
        Draft draft = drafts.load(request);
        if (draft.locked() || !draft.answers().has("bodyId")) {
            return "redirect:/report/" + (draft.locked() ? Steps.CHECK : Steps.BODY);
        }
        return showCompacts(draft.answers(), Problems.none(), request, model);
    }

    @PostMapping("/report/compact")
    String chooseCompact(
            @RequestParam(defaultValue = "") String compactId,
            @RequestParam(required = false) @Nullable String seen,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Draft draft = drafts.ofForm(request);
        if (draft.locked()) {
            return "redirect:/report/check";
        }
        if (!offers(draft, compactId)) {
            response.setStatus(422);
            return showCompacts(
                    draft.answers(), Problems.of("compactId", words.say("report.compact.required")), request, model);
        }
        Draft now = drafts.change(
                request,
                response,
                before -> offers(before, compactId) && !isChanged(before, "compactId", seen)
                        ? before.with(before.answers().with("compactId", compactId))
                                .withoutRefusalsOf("compactId")
                        : before);
        if (offers(now, compactId) && !now.answers().text("compactId").equals(compactId)) {
            response.setStatus(409);
            String other = register.nameOfCompact(now.answers().text("compactId"));
            return showCompacts(now.answers(), Problems.of("compactId", changedTo(other)), request, model);
        }
        if (!now.answers().text("compactId").equals(compactId)) {
            return "redirect:/report/" + (now.locked() ? Steps.CHECK : Steps.COMPACT); // another body by now
        }
        return "redirect:/report/"
                + (Steps.isFromCheck(request) ? Steps.CHECK : steps.after(Steps.COMPACT, now.answers()));
    }

    /** Whether somebody has chosen another one, in another tab or on another device, since the page was shown here. */
    private static boolean isChanged(Draft now, String field, @Nullable String seen) {
        String chosen = now.answers().text(field);
        return seen != null && !chosen.isEmpty() && !chosen.equals(seen);
    }

    private String changedTo(String other) {
        return words.say("report.changed-to", other);
    }

    /** Whether the Compact is one of those that bind the body chosen. */
    private static boolean offers(Draft draft, String compactId) {
        return !draft.locked()
                && !compactId.isEmpty()
                && List.of(draft.answers().text("bodyCompacts").split(" ")).contains(compactId);
    }

    private Optional<Register.Body> find(String typed, @Nullable String after, String bodyId) {
        return Register.isTooLong(typed)
                ? Optional.empty()
                : register.bodies(typed, after, PAGE).items().stream()
                        .filter(b -> b.bodyId().equals(bodyId))
                        .findFirst();
    }

    private String showBodies(
            @Nullable String q,
            @Nullable String after,
            Answers answers,
            Problems problems,
            HttpServletRequest request,
            Model model) {
        String typed = q == null ? answers.text("bodyName") : q.strip();
        boolean tooLong = Register.isTooLong(typed);
        frame(answers, tooLong ? Register.tooLong("q", words) : problems, request, model);
        model.addAttribute("q", typed);
        model.addAttribute("after", after);
        model.addAttribute("searched", q != null && !tooLong);
        model.addAttribute(
                "found", typed.isEmpty() || tooLong ? Register.Bodies.NONE : register.bodies(typed, after, PAGE));
        model.addAttribute("form", steps.at(Steps.BODY).orElseThrow().form());
        model.addAttribute(
                "back", "/report/" + (Steps.isFromCheck(request) ? Steps.CHECK : steps.before(Steps.BODY, answers)));
        return "portal/report/public-body";
    }

    private String showCompacts(Answers answers, Problems problems, HttpServletRequest request, Model model) {
        frame(answers, problems, request, model);
        List<String> ids = answers.text("bodyCompacts").isEmpty()
                ? List.of()
                : List.of(answers.text("bodyCompacts").split(" "));
        model.addAttribute("compacts", ids.stream().map(this::compact).toList());
        model.addAttribute("form", steps.at(Steps.COMPACT).orElseThrow().form());
        model.addAttribute("back", "/report/public-body" + (Steps.isFromCheck(request) ? "?from=check" : ""));
        return "portal/report/compact";
    }

    private Register.Compact compact(String id) {
        try {
            return register.compact(id);
        } catch (ServiceDown down) {
            return new Register.Compact(id, id, null, null, null, null);
        }
    }

    private static void frame(Answers answers, Problems problems, HttpServletRequest request, Model model) {
        model.addAttribute("room", "report");
        model.addAttribute("answers", answers);
        model.addAttribute("problems", problems);
        model.addAttribute("from", Steps.isFromCheck(request) ? Steps.CHECK : null);
    }
}

package redress.portal.report;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import redress.portal.drafts.BrowserDrafts;
import redress.portal.drafts.Draft;
import redress.portal.questions.Steps;

/** The page that says, before anything is written, who could open the name of the reporter. */
@Controller
class OpenerPageController {

    private final BrowserDrafts drafts;
    private final Steps steps;
    private final OpenerWords opener;

    OpenerPageController(BrowserDrafts drafts, Steps steps, OpenerWords opener) {
        this.drafts = drafts;
        this.steps = steps;
        this.opener = opener;
    }

    @GetMapping("/report/" + Steps.OPENER)
    String show(HttpServletRequest request, Model model) {
        Draft draft = drafts.load(request);
        if (draft.locked() || !draft.answers().has("compactId")) {
            return "redirect:/report/" + (draft.locked() ? Steps.CHECK : Steps.BODY);
        }
        boolean back = Steps.isFromCheck(request);
        model.addAttribute("room", "report");
        model.addAttribute("opener", opener.of(draft.answers()));
        model.addAttribute("bodyName", draft.answers().text("bodyName"));
        model.addAttribute("from", back ? Steps.CHECK : null);
        model.addAttribute("back", "/report/" + (back ? Steps.CHECK : steps.before(Steps.OPENER, draft.answers())));
        return "portal/report/who-opens";
    }

    @PostMapping("/report/" + Steps.OPENER)
    String read(HttpServletRequest request) {
        boolean back = Steps.isFromCheck(request);
        return "redirect:/report/"
                + (back
                        ? Steps.CHECK
                        : steps.after(Steps.OPENER, drafts.load(request).answers()));
    }
}

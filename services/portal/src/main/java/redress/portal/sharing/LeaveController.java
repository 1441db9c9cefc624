package redress.portal.sharing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import redress.portal.drafts.BrowserDrafts;
import redress.portal.drafts.Draft;
import redress.portal.pages.Cookies;
import redress.portal.sharing.DraftLinks.Kind;

/** Taking a report off one device: nothing of it is deleted, and it stays wherever else it is written. */
@Controller
class LeaveController {

    private final BrowserDrafts drafts;
    private final DraftLinks links;
    private final Cookies cookies;

    LeaveController(BrowserDrafts drafts, DraftLinks links, Cookies cookies) {
        this.drafts = drafts;
        this.links = links;
        this.cookies = cookies;
    }

    /** Says how to get back to it, and whether there is a way yet. */
    @GetMapping("/report/leave")
    String ask(HttpServletRequest request, Model model) {
        Draft draft = drafts.load(request);
        Optional<String> key = drafts.key(request);
        if (key.isEmpty() || !draft.begun() || draft.locked()) {
            return "redirect:/report";
        }
        model.addAttribute("room", "report");
        model.addAttribute("linked", links.present(Kind.RESUME, key.get()).isPresent());
        return "portal/sharing/leave";
    }

    /** The link with which it came here does not bring it back either. */
    @PostMapping("/report/leave")
    String leave(HttpServletRequest request, HttpServletResponse response) {
        if (drafts.ofForm(request).locked()) {
            return "redirect:/report/check";
        }
        drafts.leave(request, response);
        cookies.delete(response, ResumeController.COOKIE);
        return "redirect:/report?left";
    }
}

package redress.portal.sharing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import redress.portal.drafts.BrowserDrafts;
import redress.portal.drafts.Draft;
import redress.portal.pages.PortalProperties;
import redress.portal.report.Summary;
import redress.portal.sharing.DraftLinks.Kind;

/**
 * Showing a report to somebody before it is sent: they read what the check page shows, except how to reach the reporter and why she is not
 * to be named, and can do nothing with it. Opening the link only shows a button, so that neither a mail scanner nor the preview of a
 * message reads the report.
 */
@Controller
class TrusteeController {

    private final BrowserDrafts drafts;
    private final DraftLinks links;
    private final Summary summary;
    private final PortalProperties properties;

    TrusteeController(BrowserDrafts drafts, DraftLinks links, Summary summary, PortalProperties properties) {
        this.drafts = drafts;
        this.links = links;
        this.summary = summary;
        this.properties = properties;
    }

    @GetMapping("/report/show")
    String offer(HttpServletRequest request, Model model) {
        Optional<String> key = unsent(request);
        if (key.isEmpty()) {
            return "redirect:/report";
        }
        model.addAttribute("room", "report");
        model.addAttribute(
                "link",
                links.present(Kind.SHOW, key.get())
                        .map(link -> properties.url() + "/report/shown?link=" + link)
                        .orElse(""));
        return "portal/sharing/show";
    }

    /** A new link; one that was made before ends. */
    @PostMapping("/report/show")
    String make(HttpServletRequest request) {
        drafts.ofForm(request);
        Optional<String> key = unsent(request);
        if (key.isEmpty()) {
            return "redirect:/report";
        }
        links.make(Kind.SHOW, key.get());
        return "redirect:/report/show";
    }

    @PostMapping("/report/show/end")
    String end(HttpServletRequest request) {
        drafts.ofForm(request);
        drafts.key(request).ifPresent(key -> links.end(Kind.SHOW, key));
        return "redirect:/report/show?ended";
    }

    /** For anyone who was given the link. */
    @GetMapping("/report/shown")
    String button(@RequestParam(defaultValue = "") String link, HttpServletResponse response, Model model) {
        model.addAttribute("link", link);
        return shown(link, response, model).isEmpty() ? "portal/sharing/not-shown" : "portal/sharing/show-button";
    }

    @PostMapping("/report/shown")
    String read(@RequestParam(defaultValue = "") String link, HttpServletResponse response, Model model) {
        Optional<Draft> draft = shown(link, response, model);
        if (draft.isEmpty()) {
            return "portal/sharing/not-shown";
        }
        model.addAttribute("draft", draft.get());
        model.addAttribute("sections", summary.forOthers(draft.get()));
        return "portal/sharing/shown";
    }

    /** Once the report is sent or gone, there is nothing to see, whether the link is still stored or not. */
    private Optional<Draft> shown(String link, HttpServletResponse response, Model model) {
        response.setHeader("X-Robots-Tag", "noindex, nofollow, noarchive");
        model.addAttribute("room", "");
        Optional<Draft> draft =
                links.draft(Kind.SHOW, link).flatMap(drafts::of).filter(each -> each.begun() && each.sent() == null);
        if (draft.isEmpty()) {
            response.setStatus(404);
        }
        return draft;
    }

    private Optional<String> unsent(HttpServletRequest request) {
        return drafts.load(request).begun() ? drafts.key(request) : Optional.empty();
    }
}

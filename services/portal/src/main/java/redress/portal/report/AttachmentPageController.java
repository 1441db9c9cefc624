package redress.portal.report;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import redress.portal.clients.Files;
import redress.portal.clients.Refused;
import redress.portal.drafts.BrowserDrafts;
import redress.portal.drafts.Draft;
import redress.portal.drafts.DraftGone;
import redress.portal.forms.Problem;
import redress.portal.forms.Problems;
import redress.portal.pages.Words;
import redress.portal.questions.Steps;

/** The page on which files are added to a report; intake holds them from the moment they are uploaded. */
@Controller
class AttachmentPageController {

    private static final int MOST_FILES = 20;
    private final BrowserDrafts drafts;
    private final Files files;
    private final Steps steps;
    private final Words words;

    AttachmentPageController(BrowserDrafts drafts, Files files, Steps steps, Words words) {
        this.drafts = drafts;
        this.files = files;
        this.steps = steps;
        this.words = words;
    }

    @GetMapping("/report/evidence")
    String list(HttpServletRequest request, HttpServletResponse response, Model model) {
        Draft draft = drafts.open(request, response);
        if (draft.locked()) {
            return "redirect:/report/check";
        }
        Problems problems = request.getParameter("tooBig") != null ? files.tooBig() : refused(draft);
        return show(draft, problems, request, model);
    }

    @PostMapping("/report/evidence")
    String add(
            @RequestParam(name = "file", required = false) MultipartFile file,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Draft draft = drafts.ofForm(request);
        if (draft.locked()) {
            return "redirect:/report/check";
        }
        if (request.getParameter("continue") != null && !Files.chosen(file)) {
            return "redirect:/report/"
                    + (Steps.isFromCheck(request) ? Steps.CHECK : steps.after(Steps.EVIDENCE, draft.answers()));
        }
        Problems problems = draft.evidence().size() >= MOST_FILES ? tooMany() : files.check(file);
        if (problems.any() || file == null) {
            response.setStatus(422);
            return show(draft, problems, request, model);
        }
        try {
            Files.Kept kept = files.keep(file);
            Draft.Evidence added = new Draft.Evidence(
                    kept.attachmentId(), kept.name(), kept.size(), kept.removed(), kept.notCleanedBecause());
            Draft now = adding(added, request, response);
            if (now.sent() != null) {
                return "redirect:/report/sent?late";
            }
            if (!now.evidence().contains(added)) {
                response.setStatus(422);
                return now.locked() ? "redirect:/report/check" : show(now, tooMany(), request, model);
            }
        } catch (Refused refused) {
            response.setStatus(422);
            return show(draft, files.problems(refused), request, model);
        }
        return "redirect:/report/evidence" + (Steps.isFromCheck(request) ? "?from=check" : "");
    }

    private Problems tooMany() {
        return Problems.of("file", words.say("report.evidence.too-many", MOST_FILES));
    }

    /** If the answers were sent, deleted or put aside meanwhile, or there is no more room among them, nothing of the file stays. */
    private Draft adding(Draft.Evidence file, HttpServletRequest request, HttpServletResponse response) {
        try {
            Draft now = drafts.change(
                    request,
                    response,
                    draft -> draft.locked() || draft.evidence().size() >= MOST_FILES ? draft : draft.adding(file));
            if (!now.evidence().contains(file)) {
                files.letGo(file.attachmentId());
            }
            return now;
        } catch (DraftGone | BrowserDrafts.AnotherDraft gone) {
            files.letGo(file.attachmentId());
            throw gone;
        }
    }

    @PostMapping("/report/evidence/remove")
    String remove(@RequestParam String attachmentId, HttpServletRequest request, HttpServletResponse response) {
        drafts.change(request, response, now -> now.locked() ? now : now.removing(attachmentId));
        return "redirect:/report/evidence" + (Steps.isFromCheck(request) ? "?from=check" : "");
    }

    /** A file may be gone when the report is sent, or may be one that an anonymous report cannot hold. */
    private static Problems refused(Draft draft) {
        return new Problems(draft.refusals().stream()
                .filter(p -> p.field().startsWith("attachmentIds"))
                .map(p -> new Problem("file", p.message()))
                .toList());
    }

    private String show(Draft draft, Problems problems, HttpServletRequest request, Model model) {
        model.addAttribute("room", "report");
        model.addAttribute("draft", draft);
        model.addAttribute("form", steps.at(Steps.EVIDENCE).orElseThrow().form());
        model.addAttribute("problems", problems);
        model.addAttribute("scanned", files.scanned());
        model.addAttribute("mode", draft.answers().text("identityMode"));
        model.addAttribute("from", Steps.isFromCheck(request) ? Steps.CHECK : null);
        model.addAttribute(
                "back",
                "/report/"
                        + (Steps.isFromCheck(request) ? Steps.CHECK : steps.before(Steps.EVIDENCE, draft.answers())));
        return "portal/report/evidence";
    }
}

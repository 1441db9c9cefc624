package redress.portal.report;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import redress.portal.clients.Refused;
import redress.portal.clients.ServiceDown;
import redress.portal.drafts.BrowserDrafts;
import redress.portal.drafts.Draft;
import redress.portal.forms.Problem;
import redress.portal.forms.Problems;
import redress.portal.forms.Today;
import redress.portal.pages.Words;
import redress.portal.questions.AboutYou;
import redress.portal.questions.Steps;

/**
 * The check page, sending, and the confirmation. A report that is sent again, because a button was pressed twice or no answer
 * came, is filed once: the key stays the same, and the answers are locked from the first attempt until intake has decided. Nothing is sent
 * but what the page showed on which the button was pressed.
 */
@Controller
class SendController {

    private static final Clock REAL_TIME = Clock.systemUTC();

    private final BrowserDrafts drafts;
    private final Steps steps;
    private final Filing filing;
    private final Summary summary;
    private final Clock clock;
    private final Words words;

    SendController(BrowserDrafts drafts, Steps steps, Filing filing, Summary summary, Clock clock, Words words) {
        this.drafts = drafts;
        this.steps = steps;
        this.filing = filing;
        this.summary = summary;
        this.clock = clock;
        this.words = words;
    }

    @GetMapping("/report/check")
    String check(HttpServletRequest request, Model model) {
        Draft draft = drafts.load(request);
        if (draft.sent() != null) {
            return "redirect:/report/sent";
        }
        if (!draft.begun()) {
            return "redirect:/report";
        }
        return show(draft, draft.refusals(), request, model);
    }

    @PostMapping("/report/check")
    String send(
            @RequestParam(defaultValue = "") String seen,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        List<Problem> missing = new ArrayList<>();
        AtomicBoolean again = new AtomicBoolean();
        AtomicBoolean unseen = new AtomicBoolean();
        Draft draft = drafts.change(request, response, now -> {
            missing.clear();
            again.set(now.locked());
            unseen.set(now.begun() && !fingerprint(now, request).equals(seen));
            if (now.locked() || unseen.get()) {
                return now;
            }
            missing.addAll(steps.check(now.answers(), Today.by(clock)));
            return missing.isEmpty() ? now.nowSending() : now;
        });
        if (draft.sent() != null) {
            return "redirect:/report/sent";
        }
        if (unseen.get()) {
            response.setStatus(409);
            model.addAttribute("unseen", true);
            return show(draft, draft.refusals(), request, model);
        }
        if (!missing.isEmpty()) {
            response.setStatus(422);
            return show(draft, missing, request, model);
        }
        try {
            Filing.Filed filed = filing.file(draft, drafts.idempotencyKey(request));
            drafts.sent(request, response, sent(filed, draft));
            return "redirect:/report/sent";
        } catch (ServiceDown down) {
            response.setStatus(503);
            response.setHeader("Retry-After", "5");
            if (down.nothingDone() && !again.get()) {
                try {
                    Draft open = drafts.change(request, response, now -> now.sent() == null ? now.open() : now);
                    return show(open, List.of(new Problem("", words.say("report.check.not-now"))), request, model);
                } catch (ServiceDown stillBusy) {
                    // They stay locked, and can be sent again.
                }
            }
            model.addAttribute("unsent", true);
            return show(draft, List.of(), request, model);
        } catch (Refused refused) {
            List<Problem> problems = refused.status() == 409
                    ? List.of(new Problem("", words.say("report.check.already-sent")))
                    : refused.errors().isEmpty() ? List.of(new Problem("", refused.detail())) : refused.errors();
            Draft open = drafts.change(request, response, now -> now.sent() == null ? now.refused(problems) : now);
            response.setStatus(422);
            return show(open, open.sent() == null ? open.refusals() : problems, request, model);
        }
    }

    @GetMapping("/report/sent")
    String sent(HttpServletRequest request, Model model) {
        Draft.Sent sent = drafts.load(request).sent();
        if (sent == null) {
            return "redirect:/report";
        }
        model.addAttribute("room", "report");
        model.addAttribute("sent", sent);
        model.addAttribute("late", request.getParameter("late") != null);
        model.addAttribute("lateAnswer", request.getParameter("lateAnswer") != null);
        model.addAttribute("clocks", OutsideDeadline.of(sent, words));
        return "portal/report/sent";
    }

    @PostMapping("/report/finish")
    String finish(HttpServletRequest request, HttpServletResponse response) {
        drafts.leave(request, response);
        return "redirect:/";
    }

    /** Of what the page shows; empty where this browser has no draft. */
    private String fingerprint(Draft draft, HttpServletRequest request) {
        return drafts.key(request).map(key -> filing.fingerprint(draft, key)).orElse("");
    }

    private String show(Draft draft, List<Problem> problems, HttpServletRequest request, Model model) {
        model.addAttribute("room", "report");
        model.addAttribute("seen", fingerprint(draft, request));
        model.addAttribute("sections", summary.of(draft));
        model.addAttribute("draft", draft);
        model.addAttribute("problems", new Problems(problems));
        model.addAttribute(
                "links",
                problems.stream()
                        .map(p -> new Link(
                                p.message(),
                                steps.asking(p.field(), draft.answers())
                                        .map(s -> "/report/" + s.path() + "?from=check#"
                                                + s.form().anchor(p))
                                        .orElse("")))
                        .toList());
        model.addAttribute("back", "/report/" + steps.before(Steps.CHECK, draft.answers()));
        return "portal/report/check";
    }

    /** A message and the page on which it can be put right. */
    record Link(String message, String href) {}

    private Draft.Sent sent(Filing.Filed filed, Draft draft) {
        return new Draft.Sent(
                filed.reference(),
                filed.receipt(),
                filed.submittedAt(),
                !AboutYou.named(draft.answers()),
                draft.evidence().size(),
                filing.day(draft, "noticeReceived"),
                filing.day(draft, "decisionMade"),
                filing.day(draft, "decisionPublished"),
                filing.day(draft, "callInCloses"),
                filing.day(draft, "judicialReviewCloses"),
                Instant.now(REAL_TIME).plus(BrowserDrafts.RECEIPT_SHOWN_FOR));
    }
}

package redress.portal.sharing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import redress.portal.drafts.BrowserDrafts;
import redress.portal.drafts.Draft;
import redress.portal.forms.Answers;
import redress.portal.forms.Form;
import redress.portal.forms.Problems;
import redress.portal.forms.Question;
import redress.portal.forms.Questionnaire;
import redress.portal.forms.Today;
import redress.portal.pages.Cookies;
import redress.portal.pages.Secrets;
import redress.portal.pages.Words;
import redress.portal.sharing.DraftLinks.Kind;

/**
 * Finishing a report on another device, by a link that its reporter has mailed to herself. Opening the link only shows a button, so that mail
 * scanners do not use it up, and says which report it is to somebody who may not have begun it. Whatever another report in that browser holds is not put aside unseen.
 */
@Controller
class ResumeController {

    /** By it a browser may use its link again, where the answer did not arrive. */
    static final String COOKIE = "carry-on";

    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Logger LOG = LoggerFactory.getLogger(ResumeController.class);

    private final BrowserDrafts drafts;
    private final DraftLinks links;
    private final LinkLimits limits;
    private final LinkMail mail;
    private final Cookies cookies;
    private final Words words;

    ResumeController(
            BrowserDrafts drafts, DraftLinks links, LinkLimits limits, LinkMail mail, Cookies cookies, Words words) {
        this.drafts = drafts;
        this.links = links;
        this.limits = limits;
        this.mail = mail;
        this.cookies = cookies;
        this.words = words;
    }

    @GetMapping("/report/another-device")
    String ask(HttpServletRequest request, Model model) {
        Draft draft = drafts.load(request);
        return draft.begun() && !draft.locked()
                ? show(draft, Answers.none(), Problems.none(), model)
                : "redirect:/report";
    }

    @PostMapping("/report/another-device")
    String send(
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Draft draft = drafts.ofForm(request);
        Optional<String> key = drafts.key(request);
        if (key.isEmpty() || !draft.begun() || draft.locked()) {
            return "redirect:/report";
        }
        Answers answers = new Answers(typed);
        Problems problems = form(draft).check(answers, new Today(LocalDate.EPOCH));
        if (problems.any()) {
            response.setStatus(422);
            return show(draft, answers, problems, model);
        }
        Problems limited = limited(request.getRemoteAddr(), key.get());
        if (limited.any()) {
            response.setStatus(429);
            return show(draft, answers, limited, model);
        }
        String email = answers.text(address());
        if (draft.saysWho() && answers.chose("isContact", "yes")) {
            drafts.change(request, response, now -> now.locked() ? now : now.reachedAt(email));
        }
        if (limits.allowsMail(email)) {
            mail.send(email, key.get());
        }
        return "redirect:/report/another-device/sent";
    }

    /** What keeps a link from being mailed, whatever the address; of what depends on the address, nothing is told. */
    private Problems limited(String caller, String key) {
        LinkLimits.Asked asked = limits.ask(caller, key);
        if (asked == LinkLimits.Asked.TOO_MANY) {
            return Problems.of("", words.say("sharing.too-many"));
        }
        if (asked == LinkLimits.Asked.FULL || mail.isFull()) {
            LOG.warn("Too many links to drafts are asked for; none is mailed to anybody just now");
            return Problems.of("", words.say("sharing.full"));
        }
        return Problems.none();
    }

    @GetMapping("/report/another-device/sent")
    String sent(Model model) {
        model.addAttribute("room", "report");
        return "portal/sharing/sent";
    }

    @GetMapping("/report/carry-on")
    String button(
            @RequestParam(defaultValue = "") String link,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return offer(link, request, response, model).orElseGet(() -> {
            if (browser(request).isEmpty()) {
                cookies.write(response, COOKIE, Secrets.fresh(), null);
            }
            return button(link, request, model);
        });
    }

    /** What only this browser has, from the page with the button; empty where it has kept nothing. */
    private String browser(HttpServletRequest request) {
        return cookies.read(request, COOKIE)
                .filter(value -> SECRET.matcher(value).matches())
                .orElse("");
    }

    @PostMapping("/report/carry-on")
    String carryOn(
            @RequestParam(defaultValue = "") String link,
            @RequestParam(defaultValue = "") String aside,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<String> instead = offer(link, request, response, model);
        if (instead.isPresent()) {
            return instead.get();
        }
        if (!aside.equals(other(request))) {
            response.setStatus(409);
            return button(link, request, model);
        }
        String browser = browser(request);
        Optional<String> key = links.draft(Kind.RESUME, link, browser);
        if (key.isEmpty() || !links.use(link, browser)) {
            return notGood(request, response, model);
        }
        drafts.carryOn(response, key.get());
        return "redirect:/report?resumed";
    }

    /** What is shown where the link leads nowhere, or to what this browser has anyway; empty where there is something to carry on with. */
    private Optional<String> offer(String link, HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<String> key = links.draft(Kind.RESUME, link, browser(request));
        if (key.isEmpty()) {
            return Optional.of(notGood(request, response, model));
        }
        if (key.equals(drafts.key(request))) {
            return Optional.of("redirect:/report");
        }
        Optional<Draft> draft = drafts.of(key.get());
        if (draft.isPresent() && draft.get().begun()) {
            model.addAttribute("bodyName", draft.get().answers().text("bodyName"));
            model.addAttribute("changedAt", draft.get().changedAt());
            return Optional.empty();
        }
        model.addAttribute("sent", draft.isPresent() && draft.get().sent() != null);
        return Optional.of(notGood(request, response, model));
    }

    /** Stands for what is in this browser already and would be put aside; empty where there is nothing. */
    private String other(HttpServletRequest request) {
        Draft here = drafts.load(request);
        return here.begun() || here.sent() != null
                ? Secrets.printOf("aside " + drafts.key(request).orElseThrow())
                : "";
    }

    private String button(String link, HttpServletRequest request, Model model) {
        model.addAttribute("room", "report");
        model.addAttribute("link", link);
        model.addAttribute("aside", other(request));
        model.addAttribute("here", drafts.load(request));
        return "portal/sharing/carry-on";
    }

    private String notGood(HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setStatus(422);
        model.addAttribute("room", "report");
        model.addAttribute("here", drafts.load(request));
        return "portal/sharing/expired";
    }

    private Question address() {
        return new Questionnaire(words, "sharing").email("email").mustBeAnswered();
    }

    private Form form(Draft draft) {
        String title = words.say("sharing.another-device.title");
        return draft.saysWho()
                ? Form.of(
                        title,
                        address(),
                        new Questionnaire(words, "sharing").tick("isContact").mayBeLeftOut())
                : Form.of(title, address());
    }

    private String show(Draft draft, Answers answers, Problems problems, Model model) {
        model.addAttribute("room", "report");
        model.addAttribute("form", form(draft));
        model.addAttribute("answers", answers);
        model.addAttribute("problems", problems);
        return "portal/sharing/another-device";
    }
}

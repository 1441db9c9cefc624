package redress.portal.mails;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import redress.portal.asking.Refused;
import redress.portal.asking.ServiceDown;
import redress.portal.asking.Services;
import redress.portal.forms.Answers;
import redress.portal.forms.Form;
import redress.portal.forms.Option;
import redress.portal.forms.Problems;
import redress.portal.forms.Question;
import redress.portal.forms.Today;
import redress.portal.pages.Words;
import redress.portal.signin.SignedIn;

/** One page: when reminders come, and which mails are not wanted at all. */
@Controller
class MailsController {

    private static final String REMINDERS = "reminders";
    private static final String MAILED = "mailed";

    private final Services services;
    private final Words words;

    /** How the person wants mails, as notification says. */
    record Preferences(String reminders, List<Kind> kinds) {}

    /** A kind of mail that can be turned off. */
    record Kind(String kind, boolean mailed) {}

    MailsController(Services services, Words words) {
        this.services = services;
        this.words = words;
    }

    @GetMapping("/cases/mails")
    String show(@AuthenticationPrincipal SignedIn me, Model model) {
        Preferences now = preferences(me);
        return show(form(now), answers(now), Problems.none(), model);
    }

    @PostMapping("/cases/mails")
    String save(
            @RequestParam MultiValueMap<String, String> typed,
            @AuthenticationPrincipal SignedIn me,
            HttpServletResponse response,
            Model model) {
        Preferences now = preferences(me);
        Form form = form(now);
        Answers answers = new Answers(typed);
        Problems problems = form.check(answers, new Today(LocalDate.EPOCH));
        if (!problems.any()) {
            problems = save(me, now, answers);
        }
        if (!problems.any()) {
            return "redirect:/cases/mails?saved";
        }
        response.setStatus(422);
        return show(form, answers, problems, model);
    }

    private Preferences preferences(SignedIn me) {
        return services.ask(
                "notification",
                me.token(),
                client ->
                        client.get().uri("/api/notices/preferences").retrieve().requiredBody(Preferences.class));
    }

    private Problems save(SignedIn me, Preferences now, Answers answers) {
        List<String> off = now.kinds().stream()
                .map(Kind::kind)
                .filter(kind -> !answers.chose(MAILED, kind))
                .toList();
        try {
            services.ask(
                    "notification",
                    me.token(),
                    client -> client.put()
                            .uri("/api/notices/preferences")
                            .contentType(MediaType.APPLICATION_JSON)
                            .body(Map.of(REMINDERS, answers.raw(REMINDERS), "off", off))
                            .retrieve()
                            .toBodilessEntity());
            return Problems.none();
        } catch (ServiceDown down) {
            return Problems.of(
                    "", "This could not be saved just now. What you chose is still here: try again in a minute.");
        } catch (Refused refused) {
            return Problems.of("", refused.detail());
        }
    }

    private Form form(Preferences now) {
        return Form.of(
                "Mails",
                Question.radios(
                                REMINDERS,
                                "How do you want to be reminded of deadlines that are not urgent?",
                                List.of(
                                        Option.of(
                                                "DAILY",
                                                "In one mail a day",
                                                "At 10 in the morning, where there is more than one. A single one comes by itself."),
                                        Option.of("AT_ONCE", "In a mail each, at once")))
                        .required("Choose how you want to be reminded"),
                Question.checkboxes(
                                MAILED,
                                "Which of these mails do you want as well?",
                                now.kinds().stream()
                                        .map(kind -> Option.of(kind.kind(), words.of("Mail", kind.kind())))
                                        .toList())
                        .hint("There is nothing for you to do when they come. What you do not tick is under News."));
    }

    private static Answers answers(Preferences now) {
        Map<String, List<String>> answers = new HashMap<>();
        answers.put(REMINDERS, List.of(now.reminders()));
        answers.put(
                MAILED,
                now.kinds().stream().filter(Kind::mailed).map(Kind::kind).toList());
        return new Answers(answers);
    }

    private static String show(Form form, Answers answers, Problems problems, Model model) {
        model.addAttribute("room", "cases");
        model.addAttribute("form", form);
        model.addAttribute("answers", answers);
        model.addAttribute("problems", problems);
        return "portal/mails/mails";
    }
}

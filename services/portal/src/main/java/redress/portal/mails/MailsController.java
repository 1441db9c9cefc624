package redress.portal.mails;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import redress.portal.clients.Refused;
import redress.portal.clients.ServiceDown;
import redress.portal.clients.Services;
import redress.portal.forms.Answers;
import redress.portal.forms.Form;
import redress.portal.forms.Option;
import redress.portal.forms.Problems;
import redress.portal.forms.Questionnaire;
import redress.portal.forms.Today;
import redress.portal.pages.Words;
import redress.portal.sessions.SignedIn;

/** One page: when reminders come, and which emails are not wanted at all. What the page did not show stays as it is. */
@Controller
class MailsController {

    private static final String REMINDERS = "reminders";
    private static final String MAILED = "mailed";

    /** The kinds that the page offered, with spaces between. */
    private static final String SHOWN = "shown";

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
        Answers answers = answers(now, new Answers(typed));
        Problems problems = form.check(answers, new Today(LocalDate.EPOCH));
        if (problems.any()) {
            response.setStatus(422);
            return show(form, answers, problems, model);
        }
        try {
            save(me, now, answers);
            return "redirect:/cases/mails?saved";
        } catch (ServiceDown down) {
            response.setStatus(503);
            response.setHeader("Retry-After", "5");
            return show(form, answers, Problems.of("", words.say("pages.not-saved-now")), model);
        } catch (Refused refused) {
            response.setStatus(422);
            return show(form, answers, Problems.of("", refused.detail()), model);
        }
    }

    private Preferences preferences(SignedIn me) {
        return services.ask(
                "notification",
                me.token(),
                client ->
                        client.get().uri("/api/notices/preferences").retrieve().requiredBody(Preferences.class));
    }

    private void save(SignedIn me, Preferences now, Answers answers) {
        List<String> off = now.kinds().stream()
                .map(Kind::kind)
                .filter(kind -> !answers.chose(MAILED, kind))
                .toList();
        services.ask(
                "notification",
                me.token(),
                client -> client.put()
                        .uri("/api/notices/preferences")
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(Map.of(REMINDERS, answers.raw(REMINDERS), "off", off))
                        .retrieve()
                        .toBodilessEntity());
    }

    /** What was chosen on the page, and of kinds that it did not show yet what holds now. */
    private static Answers answers(Preferences now, Answers chosen) {
        List<String> shown = List.of(chosen.raw(SHOWN).split(" "));
        List<String> mailed = now.kinds().stream()
                .filter(kind -> shown.contains(kind.kind()) ? chosen.chose(MAILED, kind.kind()) : kind.mailed())
                .map(Kind::kind)
                .toList();
        return new Answers(Map.of(REMINDERS, List.of(chosen.raw(REMINDERS)), MAILED, mailed));
    }

    private Form form(Preferences now) {
        Questionnaire ask = new Questionnaire(words, "mails");
        return Form.of(
                words.say("mails.title"),
                ask.radios(
                                REMINDERS,
                                List.of(
                                        Option.of("DAILY", words.say("mails.daily"), words.say("mails.daily.hint")),
                                        Option.of("AT_ONCE", words.say("mails.at-once"))))
                        .mustBeAnswered(),
                ask.checkboxes(
                        MAILED,
                        now.kinds().stream()
                                .map(kind -> Option.of(kind.kind(), words.of("Mail", kind.kind())))
                                .toList()));
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
        model.addAttribute(
                SHOWN,
                form.question(MAILED).orElseThrow().options().stream()
                        .map(Option::value)
                        .collect(Collectors.joining(" ")));
        model.addAttribute("answers", answers);
        model.addAttribute("problems", problems);
        return "portal/mails/mails";
    }
}

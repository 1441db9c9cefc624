package redress.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import redress.platform.problems.Refusal;
import redress.portal.forms.Answers;
import redress.portal.forms.Form;
import redress.portal.forms.Problems;
import redress.portal.forms.Question;
import redress.portal.forms.Questionnaire;
import redress.portal.forms.Today;
import redress.portal.pages.Words;
import redress.portal.sessions.Sessions;
import redress.portal.sessions.WantedCase;
import redress.portal.tokens.Account;

/** The pages of signing in and out. The link in a mail only shows a button, so that mail scanners do not use it up. */
@Controller
class SignInController {

    private final SignInDesk desk;
    private final Sessions sessions;
    private final WantedCase wanted;
    private final Words words;

    SignInController(SignInDesk desk, Sessions sessions, WantedCase wanted, Words words) {
        this.desk = desk;
        this.sessions = sessions;
        this.wanted = wanted;
        this.words = words;
    }

    private Question address() {
        return new Questionnaire(words, "signin").email("email").mustBeAnswered();
    }

    /** It has a heading of its own, although it asks one thing. */
    private Form form() {
        return Form.of(words.say("pages.menu.sign-in"), address());
    }

    @GetMapping("/sign-in")
    String ask(HttpServletRequest request, Model model) {
        if (isSignedIn(request)) {
            return "redirect:/cases";
        }
        return show(Answers.none(), Problems.none(), model);
    }

    @PostMapping("/sign-in")
    String send(
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Answers answers = new Answers(typed);
        Problems problems = form().check(answers, new Today(LocalDate.EPOCH));
        if (problems.any()) {
            response.setStatus(422);
            return show(answers, problems, model);
        }
        try {
            desk.sendLink(answers.text(address()), request.getRemoteAddr());
            return "redirect:/sign-in/sent";
        } catch (TooManyLinks tooMany) {
            response.setStatus(429);
            return show(answers, Problems.of("", words.say("signin.too-many")), model);
        }
    }

    @GetMapping("/sign-in/sent")
    String sent(Model model) {
        model.addAttribute("room", "sign-in");
        return "portal/signin/sent";
    }

    @GetMapping("/sign-in/confirm")
    String button(@RequestParam(defaultValue = "") String token, Model model) {
        model.addAttribute("room", "sign-in");
        model.addAttribute("token", token);
        return "portal/signin/confirm";
    }

    @PostMapping("/sign-in/confirm")
    String open(
            @RequestParam(defaultValue = "") String token,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<Account> opened = desk.open(token);
        if (opened.isEmpty()) {
            response.setStatus(422);
            model.addAttribute("room", "sign-in");
            return "portal/signin/expired";
        }
        sessions.end(request, response);
        sessions.begin(opened.get(), response);
        return "redirect:" + wanted.take(request, response).orElse(opened.get().firstPage());
    }

    @PostMapping("/sign-out")
    String signOut(HttpServletRequest request, HttpServletResponse response) {
        sessions.end(request, response);
        response.setHeader("Clear-Site-Data", "\"cache\"");
        return "redirect:/sign-in?signedOut";
    }

    /** Somebody whose session a newer version has stored can sign in anew. */
    private boolean isSignedIn(HttpServletRequest request) {
        try {
            return sessions.of(request).isPresent();
        } catch (Refusal newer) {
            return false;
        }
    }

    private String show(Answers answers, Problems problems, Model model) {
        model.addAttribute("room", "sign-in");
        model.addAttribute("form", form());
        model.addAttribute("answers", answers);
        model.addAttribute("problems", problems);
        return "portal/signin/sign-in";
    }
}

package redress.portal.ties;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import redress.portal.clients.Refused;
import redress.portal.clients.ServiceDown;
import redress.portal.clients.Services;
import redress.portal.forms.Answers;
import redress.portal.forms.Form;
import redress.portal.forms.Option;
import redress.portal.forms.Problem;
import redress.portal.forms.Problems;
import redress.portal.forms.Question;
import redress.portal.forms.Today;
import redress.portal.pages.Dates;
import redress.portal.pages.Words;
import redress.portal.sessions.SignedIn;

@Controller
class TiesPageController {

    private static final String NONE = "NONE";
    private static final List<String> TIES = List.of("EMPLOYEE", "TRUSTEE", "FUNDER", "FUNDED_BY", "CLOSE_RELATION");

    private final Services services;
    private final Words words;
    private final Dates dates;

    /** A Compact with what was declared for its bodies. */
    record Compact(String compactId, String name, List<Body> bodies) {}

    /** @param ties null where nothing was declared */
    record Body(
            String bodyId,
            String name,
            @Nullable List<String> ties,
            @Nullable Instant declaredAt) {}

    /**
     * A Compact with its form.
     *
     * @param shown by hidden field, what was declared when the page was made
     */
    record Section(String compactId, String name, Form form, Answers answers, Map<String, String> shown) {}

    TiesPageController(Services services, Words words, Dates dates) {
        this.services = services;
        this.words = words;
        this.dates = dates;
    }

    @GetMapping("/ties")
    String show(@AuthenticationPrincipal SignedIn me, Model model) {
        return show(compacts(me).stream().map(c -> section(c, declared(c))).toList(), Problems.none(), model);
    }

    @PostMapping("/ties/{compactId:[a-z0-9-]{1,100}}")
    String declare(
            @PathVariable String compactId,
            @RequestParam MultiValueMap<String, String> typed,
            @AuthenticationPrincipal SignedIn me,
            HttpServletResponse response,
            Model model) {
        List<Compact> compacts = compacts(me);
        Answers answers = new Answers(typed);
        Problems problems = compacts.stream()
                .filter(c -> c.compactId().equals(compactId))
                .findFirst()
                .map(c -> check(c, answers))
                .orElseGet(() -> Problems.of("", words.say("ties.not-yours")));
        if (!problems.any()) {
            problems = save(me, compactId, answers, compacts);
        }
        if (!problems.any()) {
            return "redirect:/ties?saved";
        }
        response.setStatus(422);
        return show(
                compacts.stream()
                        .map(c -> section(c, c.compactId().equals(compactId) ? answers : declared(c)))
                        .toList(),
                problems,
                model);
    }

    private Problems save(SignedIn me, String compactId, Answers answers, List<Compact> compacts) {
        List<Body> answered = compacts.stream()
                .filter(c -> c.compactId().equals(compactId))
                .flatMap(c -> c.bodies().stream())
                .filter(b -> answers.has(name(b)))
                .toList();
        if (answered.isEmpty()) {
            return Problems.of("", words.say("ties.required"));
        }
        // What she left as the page showed it she does not say anew: it may have changed in another tab since.
        List<Map<String, Object>> said = answered.stream()
                .filter(b -> !answers.raw(shown(b)).equals(String.join(",", answers.all(name(b)))))
                .map(b -> Map.<String, Object>of("bodyId", b.bodyId(), "ties", chosen(b, answers)))
                .toList();
        if (said.isEmpty()) {
            return Problems.none();
        }
        try {
            services.ask(
                    "register",
                    me.token(),
                    client -> client.put()
                            .uri("/api/register/ties/{id}", compactId)
                            .contentType(MediaType.APPLICATION_JSON)
                            .body(Map.of("bodies", said))
                            .retrieve()
                            .toBodilessEntity());
            return Problems.none();
        } catch (ServiceDown down) {
            return Problems.of("", words.say("pages.not-saved-now"));
        } catch (Refused refused) {
            return Problems.of("", refused.detail());
        }
    }

    private List<Compact> compacts(SignedIn me) {
        return services.ask(
                "register",
                me.token(),
                client -> client.get()
                        .uri("/api/register/ties")
                        .retrieve()
                        .requiredBody(new ParameterizedTypeReference<List<Compact>>() {}));
    }

    private Section section(Compact compact, Answers answers) {
        Answers declared = declared(compact);
        Map<String, String> shown = new TreeMap<>();
        for (Body body : compact.bodies()) {
            String before = answers.typed().containsKey(shown(body))
                    ? answers.raw(shown(body))
                    : String.join(",", declared.all(name(body)));
            shown.put(shown(body), before);
        }
        return new Section(compact.compactId(), compact.name(), form(compact), answers, shown);
    }

    private Form form(Compact compact) {
        List<Option> options = Stream.concat(TIES.stream(), Stream.of(NONE))
                .map(code -> Option.of(code, words.of("Tie", code)))
                .toList();
        Question[] questions = compact.bodies().stream()
                .map(b -> Question.checkboxes(words, name(b), b.name(), options)
                        .hint(
                                b.declaredAt() == null
                                        ? words.say("ties.not-declared")
                                        : words.say("ties.declared", dates.day(b.declaredAt()))))
                .toArray(Question[]::new);
        return Form.of(compact.name(), questions);
    }

    private Problems check(Compact compact, Answers answers) {
        List<Problem> problems = new ArrayList<>(
                form(compact).check(answers, new Today(LocalDate.EPOCH)).all());
        compact.bodies().stream()
                .filter(b -> answers.chose(name(b), NONE) && !chosen(b, answers).isEmpty())
                .map(b -> new Problem(name(b), words.say("ties.not-both", b.name())))
                .forEach(problems::add);
        return new Problems(problems);
    }

    private static Answers declared(Compact compact) {
        Map<String, List<String>> answers = new HashMap<>();
        for (Body body : compact.bodies()) {
            List<String> ties = body.ties();
            if (ties != null) {
                answers.put(name(body), ties.isEmpty() ? List.of(NONE) : ties);
            }
        }
        return new Answers(answers);
    }

    private static List<String> chosen(Body body, Answers answers) {
        return TIES.stream().filter(code -> answers.chose(name(body), code)).toList();
    }

    private static String name(Body body) {
        return "ties." + body.bodyId();
    }

    private static String shown(Body body) {
        return "shown." + body.bodyId();
    }

    private String show(List<Section> sections, Problems problems, Model model) {
        model.addAttribute("room", "cases");
        model.addAttribute("compacts", sections);
        model.addAttribute("problems", problems);
        model.addAttribute(
                "form",
                new Form(
                        words.say("ties.title"),
                        sections.stream()
                                .flatMap(s -> s.form().questions().stream())
                                .toList(),
                        List.of()));
        return "portal/ties/ties";
    }
}

package redress.portal.start;

import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import redress.portal.clients.Register;
import redress.portal.clients.Register.Bodies;
import redress.portal.forms.Problems;
import redress.portal.pages.Words;

/** Tells anybody which local Compact binds a public body, before they begin a report. */
@Controller
class AreaController {

    private static final int PAGE = 25;
    private final Register register;
    private final Words words;

    AreaController(Register register, Words words) {
        this.register = register;
        this.words = words;
    }

    @GetMapping("/areas")
    String find(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        String typed = q.strip();
        boolean tooLong = Register.isTooLong(typed);
        Bodies found = typed.isEmpty() || tooLong ? Bodies.NONE : register.bodies(typed, after, PAGE);
        model.addAttribute("q", typed);
        model.addAttribute("found", found);
        model.addAttribute("problems", tooLong ? Register.tooLong("q", words) : Problems.none());
        model.addAttribute(
                "compacts",
                found.items().stream()
                        .flatMap(body -> body.compactIds().stream())
                        .distinct()
                        .collect(Collectors.toMap(Function.identity(), register::nameOfCompact)));
        return "portal/start/areas";
    }
}

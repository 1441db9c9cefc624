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

/** Tells anybody which local Compact binds a public body, before they begin a report. */
@Controller
class AreaController {

    private static final int PAGE = 25;
    private final Register register;

    AreaController(Register register) {
        this.register = register;
    }

    @GetMapping("/areas")
    String find(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        String words = q.strip();
        boolean tooLong = Register.isTooLong(words);
        Bodies found = words.isEmpty() || tooLong ? Bodies.NONE : register.bodies(words, after, PAGE);
        model.addAttribute("q", words);
        model.addAttribute("found", found);
        model.addAttribute("problems", tooLong ? Problems.of("q", Register.TOO_LONG) : Problems.none());
        model.addAttribute(
                "compacts",
                found.items().stream()
                        .flatMap(body -> body.compactIds().stream())
                        .distinct()
                        .collect(Collectors.toMap(Function.identity(), register::nameOfCompact)));
        return "portal/start/areas";
    }
}

package redress.portal.casework;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import redress.events.codes.Stage;
import redress.portal.asking.Register;
import redress.portal.signin.SignedIn;

/** The work list. */
@Controller
class CasesController {

    private static final int LONGEST = 20;
    private final CaseDesk desk;
    private final Register register;

    /** A line of the list, with names for ids. */
    record Line(WorkList.Item item, String body, String compact) {}

    CasesController(CaseDesk desk, Register register) {
        this.desk = desk;
        this.register = register;
    }

    @GetMapping("/cases")
    String list(
            @RequestParam(defaultValue = "") String stage,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") String mine,
            @RequestParam(defaultValue = "") String after,
            @AuthenticationPrincipal SignedIn me,
            Model model) {
        List<String> stages = Stream.of(Stage.values())
                .filter(s -> s != Stage.UNKNOWN)
                .map(Enum::name)
                .toList();
        String letters = q.strip().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9-]", "");
        String reference = letters.substring(0, Math.min(letters.length(), LONGEST));
        boolean owns = Stream.of("officer", "chair").anyMatch(me.person()::holds);
        boolean own = owns && mine.equals("true");
        WorkList found = desk.list(me, stages.contains(stage) ? stage : "", reference, own, after);
        register.rememberNames(
                found.items().stream().map(WorkList.Item::compactId).toList());
        model.addAttribute("room", "cases");
        model.addAttribute(
                "declares", Stream.of("officer", "chair", "vice-chair").anyMatch(me.person()::holds));
        model.addAttribute("owns", owns);
        model.addAttribute("mine", own);
        model.addAttribute("stages", stages);
        model.addAttribute("stage", stage);
        model.addAttribute("q", q.strip());
        model.addAttribute("next", found.next());
        model.addAttribute(
                "lines",
                found.items().stream()
                        .map(i -> new Line(
                                i,
                                register.nameOfBody(i.compactId(), i.bodyId()),
                                register.nameOfCompact(i.compactId())))
                        .toList());
        return "portal/casework/cases";
    }
}

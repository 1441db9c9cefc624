package redress.portal.worklist;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import redress.portal.clients.Refused;
import redress.portal.clients.Register;
import redress.portal.clients.ServiceDown;
import redress.portal.forms.Option;
import redress.portal.pages.Words;
import redress.portal.sessions.SignedIn;

/** The work list. */
@Controller
class CasesController {

    private static final int MOST_COMPACTS = 10;
    private static final int BAD_REQUEST = 400;
    private final ListDesk desk;
    private final ListLines lines;
    private final Register register;
    private final Words words;

    CasesController(ListDesk desk, ListLines lines, Register register, Words words) {
        this.desk = desk;
        this.lines = lines;
        this.register = register;
        this.words = words;
    }

    @GetMapping("/cases")
    String list(@RequestParam Map<String, String> address, @AuthenticationPrincipal SignedIn me, Model model) {
        ListFilters filters = ListFilters.read(address);
        ListDesk.Hits hits = filters.byWords() ? desk.hits(me, filters.q()) : null;
        WorkList found;
        try {
            found = desk.find(me, filters, hits);
        } catch (Refused notThatPage) {
            if (notThatPage.status() != BAD_REQUEST || filters.after().isEmpty()) {
                throw notThatPage;
            }
            filters = filters.fromTheStart();
            found = desk.find(me, filters, hits);
        }
        ListLines.Page page = lines.of(found, me);
        model.addAttribute("room", "cases");
        model.addAttribute("steers", Stream.of("officer", "chair", "vice-chair").anyMatch(me.person()::holds));
        boolean owns = Stream.of("officer", "chair").anyMatch(me.person()::holds);
        model.addAttribute("owns", owns);
        model.addAttribute("switches", owns ? ListFilters.SWITCHES : List.of("overdue", "urgent"));
        model.addAttribute("filters", filters);
        model.addAttribute("stages", ListFilters.STAGES);
        model.addAttribute("kinds", kinds());
        model.addAttribute("bodies", bodies(me, filters.body(), page.lines()));
        model.addAttribute("next", found.next() == null ? null : filters.address(found.next()));
        model.addAttribute("lines", page.lines());
        model.addAttribute("unnamed", page.unnamed());
        model.addAttribute("partly", hits != null && !hits.whole());
        model.addAttribute("more", hits != null && hits.more());
        return "portal/casework/cases";
    }

    private List<Option> kinds() {
        return ListFilters.KINDS.stream()
                .map(kind -> Option.of(kind, words.of("BreachKind", kind)))
                .sorted(Comparator.comparing(Option::label))
                .toList();
    }

    /** Those of the Compacts for which the person works, and those on the page; the register does not say which of them have cases. */
    private List<Option> bodies(SignedIn me, String chosen, List<ListLine> page) {
        Map<String, String> names = new LinkedHashMap<>();
        List<String> compacts = me.person().grants().stream()
                .filter(grant -> grant.startsWith("compact/"))
                .map(grant -> grant.split("/")[1])
                .distinct()
                .limit(MOST_COMPACTS)
                .toList();
        register.rememberNames(compacts);
        for (String compactId : compacts) {
            try {
                List<Register.Bound> bound = register.compact(compactId).bodies();
                if (bound != null) {
                    bound.forEach(body -> names.put(body.bodyId(), body.name()));
                }
            } catch (ServiceDown | Refused unknown) {
                // Those on the page are there all the same.
            }
        }
        page.forEach(line -> names.putIfAbsent(line.item().bodyId(), line.body()));
        if (!chosen.isEmpty()) {
            names.putIfAbsent(chosen, chosen);
        }
        return names.entrySet().stream()
                .map(each -> Option.of(each.getKey(), each.getValue()))
                .sorted(Comparator.comparing(Option::label))
                .toList();
    }
}

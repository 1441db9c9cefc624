package redress.portal.operations;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import redress.portal.clients.Refused;
import redress.portal.sessions.SignedIn;

/** What does not get on by itself, service by service, and what can be done about it: each act is confirmed on a page of its own. */
@Controller
@RequestMapping("/operations")
class OperationsController {

    private static final Map<String, String> ACTS = Map.of("aside", "ASIDE", "back", "BACK", "on", "ON");

    private final OperationsDesk desk;

    OperationsController(OperationsDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    String list(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "") String done,
            Model model) {
        mustBeAdministrator(me);
        List<String> wanted = OperationsDesk.SERVICES.contains(service) ? List.of(service) : OperationsDesk.SERVICES;
        model.addAttribute("room", "operations");
        model.addAttribute("one", wanted.size() == 1);
        model.addAttribute("done", ACTS.getOrDefault(done, ""));
        model.addAttribute(
                "states",
                wanted.stream()
                        .map(each -> desk.state(me, each, wanted.size() == 1 ? after : ""))
                        .toList());
        return "portal/operations/list";
    }

    @GetMapping("/confirm")
    String confirm(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam String service,
            @RequestParam String kind,
            @RequestParam String id,
            @RequestParam String act,
            Model model) {
        mustBeAdministrator(me);
        mustBeKnown(service, act);
        return confirmation(service, kind, id, act, "", model);
    }

    @PostMapping("/confirm")
    String act(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam String service,
            @RequestParam String kind,
            @RequestParam String id,
            @RequestParam String act,
            Model model) {
        mustBeAdministrator(me);
        mustBeKnown(service, act);
        try {
            desk.act(me, service, kind, id, act);
        } catch (Refused refused) {
            return confirmation(service, kind, id, act, refused.detail(), model);
        }
        return "redirect:/operations?done=" + act;
    }

    private static String confirmation(
            String service, String kind, String id, String act, String refused, Model model) {
        model.addAttribute("room", "operations");
        model.addAttribute("service", service);
        model.addAttribute("kind", kind);
        model.addAttribute("id", id);
        model.addAttribute("act", act.toLowerCase(Locale.ROOT));
        model.addAttribute("code", ACTS.get(act));
        model.addAttribute("refused", refused);
        return "portal/operations/confirm";
    }

    private static void mustBeAdministrator(SignedIn me) {
        if (!me.person().isAdministrator()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private static void mustBeKnown(String service, String act) {
        if (!OperationsDesk.SERVICES.contains(service) || !ACTS.containsKey(act)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}

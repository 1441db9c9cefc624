package redress.portal.start;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import redress.portal.disclosure.WhoSeesWhat;

/** Pages that are the same for everybody. */
@Controller
class StartController {

    private final WhoSeesWhat whoSeesWhat;

    StartController(WhoSeesWhat whoSeesWhat) {
        this.whoSeesWhat = whoSeesWhat;
    }

    @GetMapping("/")
    String start() {
        return "portal/start/start";
    }

    @GetMapping("/how-it-works")
    String howItWorks() {
        return "portal/start/how-it-works";
    }

    @GetMapping("/privacy")
    String privacy(Model model) {
        model.addAttribute("whoSeesWhat", whoSeesWhat);
        return "portal/start/privacy";
    }

    @GetMapping("/cookies")
    String cookies() {
        return "portal/start/cookies";
    }

    @GetMapping("/accessibility")
    String accessibility() {
        return "portal/start/accessibility";
    }
}

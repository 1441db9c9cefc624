package redress.portal.start;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Pages that are the same for everybody. */
@Controller
class StartController {

    @GetMapping("/")
    String start() {
        return "portal/start/start";
    }

    @GetMapping("/how-it-works")
    String howItWorks() {
        return "portal/start/how-it-works";
    }

    @GetMapping("/privacy")
    String privacy() {
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

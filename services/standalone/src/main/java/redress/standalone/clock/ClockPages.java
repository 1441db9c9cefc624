package redress.standalone.clock;

import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import redress.platform.time.SettableClock;

/** The clock for people: a few steps forward to choose from. */
@Controller
class ClockPages {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, H:mm", Locale.UK);
    private static final List<Step> STEPS = List.of(
            new Step("P1D", "One day"),
            new Step("P7D", "One week"),
            new Step("P28D", "Four weeks"),
            new Step("P3M", "Three months"));

    private final SettableClock clock;
    private final ClockController door;

    ClockPages(SettableClock clock, ClockController door) {
        this.clock = clock;
        this.door = door;
    }

    /** A step that the page offers. */
    public record Step(String length, String text) {}

    @GetMapping("/clock")
    String show(Model model) {
        model.addAttribute("now", WHEN.format(clock.instant().atZone(LONDON)));
        model.addAttribute("steps", STEPS);
        model.addAttribute("room", "clock");
        return "standalone/clock";
    }

    @PostMapping("/clock")
    String forward(@RequestParam String step) {
        Step chosen = STEPS.stream()
                .filter(each -> each.length().equals(step))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        ZonedDateTime target = clock.instant().atZone(LONDON).plus(Period.parse(chosen.length()));
        door.forward(target.toInstant());
        return "redirect:/clock";
    }
}

package redress.portal.evidence;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import redress.portal.clients.Refused;
import redress.portal.clients.Register;
import redress.portal.clients.ServiceDown;
import redress.portal.clients.Services;
import redress.portal.pages.Words;
import redress.portal.sessions.SignedIn;

/** National evidence. The evidence service rounds numbers and leaves small ones out for everybody but the national body's analysts. */
@Controller
class EvidenceController {

    private static final List<String> REGIONS = List.of(
            "E12000001",
            "E12000002",
            "E12000003",
            "E12000004",
            "E12000005",
            "E12000006",
            "E12000007",
            "E12000008",
            "E12000009");
    private final Services services;
    private final Register register;
    private final Words words;

    EvidenceController(Services services, Register register, Words words) {
        this.services = services;
        this.register = register;
        this.words = words;
    }

    @GetMapping("/evidence")
    String show(
            @RequestParam(defaultValue = "") String region, @ModelAttribute("me") @Nullable SignedIn me, Model model) {
        String chosen = REGIONS.contains(region) ? region : "";
        String token = me != null && me.person().holds("analyst") ? me.token() : null;
        EvidenceSummary summary = services.ask(
                "evidence",
                token,
                client -> client.get()
                        .uri(uri -> chosen.isEmpty()
                                ? uri.path("/api/evidence/summary").build()
                                : uri.path("/api/evidence/summary")
                                        .queryParam("region", chosen)
                                        .build())
                        .accept(MediaType.APPLICATION_JSON)
                        .retrieve()
                        .requiredBody(EvidenceSummary.class));
        Map<String, Long> byCompact = summary.byCompact();
        if (byCompact != null) {
            register.rememberNames(byCompact.keySet());
        }
        model.addAttribute("room", "evidence");
        model.addAttribute("regions", REGIONS);
        model.addAttribute("region", chosen);
        model.addAttribute("summary", summary);
        model.addAttribute("cases", summary.casesShown(words));
        model.addAttribute("deadlines", summary.deadlinesShown(words));
        model.addAttribute(
                "tables",
                List.of(
                        table("outcomes", summary.byOutcome(), c -> words.of("Outcome", c)),
                        Figures.stages(
                                words.say("evidence.table.stages"),
                                words.say("evidence.stage"),
                                summary.byStage(),
                                c -> words.of("Stage", c)),
                        table("categories", summary.byCategory(), c -> words.of("BreachCategory", c)),
                        table("findings", summary.byTriageResult(), c -> words.of("TriageResult", c)),
                        table("endings", summary.closed(), c -> words.of("CloseReason", c)),
                        table("rules", summary.ruleResults(), this::ruleResult),
                        table("steps", known(summary.otherSteps()), c -> words.of("OtherStep", key(c))),
                        table("regions", summary.byRegion(), c -> words.of("Region", c)),
                        table("compacts", byCompact, register::nameOfCompact),
                        table("undertakings", summary.byUndertaking(), this::undertaking)));
        model.addAttribute("days", Figures.days(summary.daysPerStage(), summary.rounded(), c -> words.of("Stage", c)));
        return "portal/evidence";
    }

    private Figures.Table table(String name, @Nullable Map<String, Long> counts, UnaryOperator<String> says) {
        String key = "evidence.table." + name;
        return Figures.table(words.say(key), words.say(key + ".column"), counts, says);
    }

    /** Kinds of step that came later have no words yet. */
    private Map<String, Long> known(@Nullable Map<String, Long> steps) {
        return steps == null
                ? Map.of()
                : steps.entrySet().stream()
                        .filter(step -> words.has("OtherStep", key(step.getKey())))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String key(String step) {
        return step.replace(':', '.');
    }

    private String ruleResult(String code) {
        String[] parts = code.split(":", 2);
        return words.of("Rule", parts[0]) + (parts.length == 2 ? ": " + words.of("RuleResult", parts[1]) : "");
    }

    private String undertaking(String code) {
        try {
            return register.undertakings().stream()
                    .filter(u -> u.code().equals(code))
                    .map(u -> code + ": " + u.title())
                    .findFirst()
                    .orElse(code);
        } catch (ServiceDown | Refused unknown) {
            return code;
        }
    }
}

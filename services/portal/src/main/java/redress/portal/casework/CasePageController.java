package redress.portal.casework;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import redress.portal.clients.Download;
import redress.portal.clients.Refused;
import redress.portal.clients.Register;
import redress.portal.clients.ServiceDown;
import redress.portal.clients.Services;
import redress.portal.forms.Today;
import redress.portal.moves.MoveWords;
import redress.portal.moves.StepView;
import redress.portal.pages.Words;
import redress.portal.sessions.SignedIn;

/** The page of one case, its diagram and the files of its report. */
@Controller
class CasePageController {

    private static final String UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private final CaseGateway desk;
    private final Services services;
    private final Register register;
    private final TimelineWords timeline;
    private final MoveWords sheets;
    private final Words words;
    private final Clock clock;

    /** A fact in words. */
    record Fact(String name, Object value) {}

    CasePageController(
            CaseGateway desk,
            Services services,
            Register register,
            TimelineWords timeline,
            MoveWords sheets,
            Words words,
            Clock clock) {
        this.desk = desk;
        this.services = services;
        this.register = register;
        this.timeline = timeline;
        this.sheets = sheets;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/cases/{caseId:" + UUID + "}")
    String show(
            @PathVariable String caseId,
            @RequestParam(defaultValue = "") String done,
            @AuthenticationPrincipal SignedIn me,
            Model model) {
        CaseFile file = desk.open(me, caseId);
        model.addAttribute("room", "cases");
        model.addAttribute("file", file);
        model.addAttribute("bodyName", register.nameOfBody(file.compactId(), file.bodyId()));
        model.addAttribute("compactName", register.nameOfCompact(file.compactId()));
        model.addAttribute("choices", choices(file));
        model.addAttribute("done", sheets.of(done).map(MoveWords.Sheet::done).orElse(null));
        model.addAttribute("line", StageLine.of(file));
        model.addAttribute(
                "steps",
                sheets.all()
                        .flatMap(sheet -> StepView.of(sheet, file.more(), words).stream())
                        .toList());
        model.addAttribute("facts", facts(file));
        model.addAttribute("checks", file.checksThatConcernIt());
        model.addAttribute("otherChecks", file.otherChecks());
        LocalDate today = Today.by(clock).day();
        model.addAttribute("today", today);
        model.addAttribute("overdueDays", file.overdueDays(today));
        model.addAttribute("timeline", timeline.say(file));
        model.addAttribute("undertakings", undertakings());
        boolean namesPeople = file.namesPeople() && namesPeople(file, me);
        model.addAttribute("members", members(file, namesPeople));
        model.addAttribute("owner", owner(file, namesPeople));
        try {
            model.addAttribute("content", desk.content(me, file.reportId()));
        } catch (ServiceDown down) {
            model.addAttribute("contentDown", true);
        }
        return "portal/casework/case";
    }

    @GetMapping("/cases/{caseId:" + UUID + "}/diagram")
    void diagram(@PathVariable String caseId, @AuthenticationPrincipal SignedIn me, HttpServletResponse response) {
        services.ask(
                "triage",
                me.token(),
                client -> client.get()
                        .uri("/api/cases/{id}/diagram", caseId)
                        .exchangeForRequiredValue((asked, answer) -> Download.passPicture(answer, response)));
    }

    @GetMapping("/cases/{caseId:" + UUID + "}/files/{attachmentId:[0-9a-f]{32}}")
    void file(
            @PathVariable String caseId,
            @PathVariable String attachmentId,
            @AuthenticationPrincipal SignedIn me,
            HttpServletResponse response) {
        String reportId = desk.open(me, caseId).reportId();
        if (reportId == null) {
            throw Download.notFound();
        }
        services.ask(
                "intake",
                me.token(),
                client -> client.get()
                        .uri("/api/reports/{id}/content/attachments/{file}", reportId, attachmentId)
                        .exchangeForRequiredValue((asked, answer) -> Download.pass(answer, response)));
    }

    /** An action that can be done now, and its page. */
    record Choice(String title, String href, boolean main) {}

    /** Those done with one thing of several stand beside that thing. */
    private List<Choice> choices(CaseFile file) {
        List<Choice> choices = new ArrayList<>();
        for (String move : file.possibleMoves()) {
            sheets.of(move)
                    .ifPresent(sheet -> choices.add(new Choice(
                            sheet.title(file.stage()),
                            "/cases/" + file.caseId() + "/do/" + move,
                            !sheet.isBeside(file.stage()))));
        }
        return choices;
    }

    private static List<Fact> facts(CaseFile file) {
        return file.facts() == null
                ? List.of()
                : file.facts().entrySet().stream()
                        .filter(e -> e.getValue() != null)
                        .map(e -> new Fact(e.getKey(), e.getValue()))
                        .toList();
    }

    private Map<String, String> undertakings() {
        try {
            return register.undertakings().stream()
                    .collect(Collectors.toMap(Register.Undertaking::code, Register.Undertaking::title, (a, b) -> a));
        } catch (ServiceDown | Refused unknown) {
            return Map.of();
        }
    }

    /** Names only for those who form the panel of this very case, as triage says. */
    private boolean namesPeople(CaseFile file, SignedIn me) {
        try {
            return desk.formsPanels(me, file.caseId());
        } catch (ServiceDown unknown) {
            return false;
        }
    }

    private Map<String, String> members(CaseFile file, boolean namesPeople) {
        if (file.panel() == null || !namesPeople) {
            return Map.of();
        }
        try {
            return desk.pool(file.compactId()).stream()
                    .collect(Collectors.toMap(
                            CaseGateway.PoolMember::personId, CaseGateway.PoolMember::name, (a, b) -> a));
        } catch (ServiceDown unknown) {
            return Map.of();
        }
    }

    /** Who works on it; null for those to whom it is not told, and where nobody will. */
    private @Nullable String owner(CaseFile file, boolean namesPeople) {
        CaseFile.Owner owner = file.owner();
        if (owner == null) {
            return file.canBeTheirs() ? words.of("Owner", "NOBODY") : null;
        }
        if (owner.mine()) {
            return words.of("Owner", "YOU");
        }
        if (!namesPeople) {
            return words.of("Owner", "SOMEBODY");
        }
        try {
            return desk.nameOf(owner.personId(), file.compactId()).orElse(words.of("Owner", "LEFT"));
        } catch (ServiceDown unknown) {
            return words.of("Owner", "SOMEBODY");
        }
    }
}

package redress.portal.casework;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import redress.portal.clients.Refused;
import redress.portal.clients.ServiceDown;
import redress.portal.forms.Answers;
import redress.portal.forms.Problem;
import redress.portal.forms.Problems;
import redress.portal.forms.Today;
import redress.portal.moves.MovePage;
import redress.portal.moves.MoveWords;
import redress.portal.moves.StepView;
import redress.portal.pages.Words;
import redress.portal.sessions.SignedIn;

/** The page of every move. What was typed stays until it is accepted. */
@Controller
class MovePageController {

    /** Of these a page of its own says what to do, and keeps what was typed where that helps. */
    private static final Set<Integer> UNSENT = Set.of(401, 403, 404);

    private static final String CHANGED = "CASE_HAS_CHANGED";
    private static final String UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String PLAIN = "/cases/{caseId:" + UUID + "}/do/{move:[a-z-]+}";
    private static final String WITH_THING = PLAIN + "/{thingId:[A-Za-z0-9-]{1,64}}";
    private final CaseGateway desk;
    private final MoveWords sheets;
    private final Words words;
    private final CaseOptions options;
    private final Clock clock;

    MovePageController(CaseGateway desk, MoveWords sheets, Words words, CaseOptions options, Clock clock) {
        this.desk = desk;
        this.sheets = sheets;
        this.words = words;
        this.options = options;
        this.clock = clock;
    }

    /**
     * @param move as in its address: its name, with the id of a thing behind it where it is done with one of several
     */
    private record Shown(CaseFile file, String move, MovePage page) {

        boolean isPossible() {
            return file.allows(move);
        }
    }

    @GetMapping(PLAIN)
    String ask(
            @PathVariable String caseId, @PathVariable String move, @AuthenticationPrincipal SignedIn me, Model model) {
        Shown shown = open(me, caseId, move);
        return show(
                shown,
                shown.page.preset(),
                shown.isPossible() ? Problems.none() : Problems.of("", words.say("casework.move.not-possible")),
                model);
    }

    @PostMapping(PLAIN)
    String act(
            @PathVariable String caseId,
            @PathVariable String move,
            @RequestParam MultiValueMap<String, String> typed,
            @AuthenticationPrincipal SignedIn me,
            HttpServletResponse response,
            Model model) {
        Shown shown;
        try {
            shown = open(me, caseId, move);
        } catch (ServiceDown down) {
            throw ServiceDown.beforeAnything(down);
        }
        if (shown.file.isSoAlready(move)) {
            return done(caseId, move);
        }
        Answers answers = new Answers(typed);
        if (!shown.isPossible()) {
            response.setStatus(409);
            return show(shown, answers, movedOn(), model);
        }
        Problems problems = shown.page.form().check(answers, Today.by(clock));
        if (problems.any()) {
            response.setStatus(422);
            return show(shown, answers, problems, model);
        }
        try {
            desk.act(me, caseId, move, shown.page.json(answers), answers.text("version"));
            return done(caseId, move);
        } catch (ServiceDown down) {
            response.setStatus(503);
            response.setHeader("Retry-After", "5");
            return show(shown, answers, down(), model);
        } catch (Refused refused) {
            if (UNSENT.contains(refused.status())) {
                throw refused;
            }
            response.setStatus(refused.status() == 409 ? 409 : 422);
            Answers again = refused.code().equals(CHANGED)
                    ? answers.with("version", String.valueOf(shown.file.version()))
                    : answers;
            return show(shown, again, said(refused, shown.page, answers), model);
        }
    }

    @GetMapping(WITH_THING)
    String askWithThing(
            @PathVariable String caseId,
            @PathVariable String move,
            @PathVariable String thingId,
            @AuthenticationPrincipal SignedIn me,
            Model model) {
        return ask(caseId, move + "/" + thingId, me, model);
    }

    @PostMapping(WITH_THING)
    String actWithThing(
            @PathVariable String caseId,
            @PathVariable String move,
            @PathVariable String thingId,
            @RequestParam MultiValueMap<String, String> typed,
            @AuthenticationPrincipal SignedIn me,
            HttpServletResponse response,
            Model model) {
        return act(caseId, move + "/" + thingId, typed, me, response, model);
    }

    private Shown open(SignedIn me, String caseId, String move) {
        MoveWords.Sheet sheet =
                sheets.of(name(move)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        CaseFile file = desk.open(me, caseId);
        MovePage page = MovePage.of(
                sheet, file.stage(), desk.form(me, caseId, move), words, from -> options.options(from, file));
        return new Shown(file, move, page);
    }

    private static String done(String caseId, String move) {
        return "redirect:/cases/" + caseId + "?done=" + name(move);
    }

    private static String name(String move) {
        return move.split("/")[0];
    }

    private Problems down() {
        return Problems.of("", words.say("casework.move.down"));
    }

    private Problems movedOn() {
        return Problems.of("", words.say("casework.move.moved-on"));
    }

    private Problems said(Refused refused, MovePage page, Answers answers) {
        if (refused.code().equals(CHANGED)) {
            return Problems.of("", words.say("casework.move.changed"));
        }
        if (refused.code().equals("ACTION_NOT_POSSIBLE")) {
            return movedOn();
        }
        List<Problem> errors = refused.errors().isEmpty()
                ? List.of(new Problem(
                        "", refused.detail().isEmpty() ? words.say("casework.move.refused") : refused.detail()))
                : refused.errors().stream()
                        .map(p -> new Problem(page.question(p.field(), answers), p.message()))
                        .toList();
        return new Problems(errors);
    }

    private String show(Shown shown, Answers answers, Problems problems, Model model) {
        CaseFile file = shown.file;
        model.addAttribute("room", "cases");
        model.addAttribute("file", file);
        model.addAttribute("move", shown.move);
        model.addAttribute("page", shown.page);
        model.addAttribute("form", shown.page.form());
        model.addAttribute("answers", answers);
        model.addAttribute("problems", problems);
        model.addAttribute("possible", shown.isPossible());
        model.addAttribute("version", answers.has("version") ? answers.text("version") : file.version());
        model.addAttribute(
                "steps",
                sheets.of(String.valueOf(shown.page.sheet().shows())).stream()
                        .flatMap(sheet -> StepView.of(sheet, file.more(), words).stream())
                        .toList());
        model.addAttribute("action", file.action(shown.move.substring(shown.move.indexOf('/') + 1)));
        return "portal/casework/move";
    }
}

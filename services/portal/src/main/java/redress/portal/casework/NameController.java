package redress.portal.casework;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import redress.events.codes.OpeningReason;
import redress.portal.clients.Download;
import redress.portal.clients.Refused;
import redress.portal.clients.Register;
import redress.portal.clients.ServiceDown;
import redress.portal.clients.Services;
import redress.portal.forms.Answers;
import redress.portal.forms.Form;
import redress.portal.forms.Option;
import redress.portal.forms.Problems;
import redress.portal.forms.Questionnaire;
import redress.portal.forms.Today;
import redress.portal.pages.Words;
import redress.portal.sessions.SignedIn;

/** The pages on which the one person who may do so opens who reported, and reads the report, also one who has no part in its case. */
@Controller
class NameController {

    private static final String UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String REPORT = "/reports/{reportId:" + UUID + "}";

    private final CaseGateway desk;
    private final Services services;
    private final Register register;
    private final Words words;

    NameController(CaseGateway desk, Services services, Register register, Words words) {
        this.desk = desk;
        this.services = services;
        this.register = register;
        this.words = words;
    }

    private Form form() {
        return Form.of(
                words.say("casework.name.title"),
                new Questionnaire(words, "casework.name")
                        .radios(
                                "reason",
                                Stream.of(OpeningReason.values())
                                        .filter(reason -> reason != OpeningReason.UNKNOWN)
                                        .map(reason -> Option.of(reason.name(), words.of("OpeningReason", reason)))
                                        .toList())
                        .mustBeAnswered());
    }

    @GetMapping(REPORT)
    String report(
            @PathVariable String reportId,
            @RequestParam(name = "case", required = false) @Nullable String caseId,
            @AuthenticationPrincipal SignedIn me,
            Model model) {
        show(content(me, reportId), caseId, model);
        return "portal/casework/report";
    }

    @GetMapping(REPORT + "/name")
    String ask(
            @PathVariable String reportId,
            @RequestParam(name = "case", required = false) @Nullable String caseId,
            @AuthenticationPrincipal SignedIn me,
            Model model) {
        return ask(content(me, reportId), caseId, Answers.none(), Problems.none(), model);
    }

    @PostMapping(REPORT + "/name")
    String open(
            @PathVariable String reportId,
            @RequestParam MultiValueMap<String, String> typed,
            @AuthenticationPrincipal SignedIn me,
            HttpServletResponse response,
            Model model) {
        Answers answers = new Answers(typed);
        String caseId = typed.getFirst("case");
        Problems problems = form().check(answers, new Today(LocalDate.EPOCH));
        int status = 422;
        if (!problems.any()) {
            try {
                desk.openName(me, reportId, answers.text("reason"));
                return isCase(caseId) ? "redirect:/cases/" + caseId + "#opener" : "redirect:/reports/" + reportId;
            } catch (ServiceDown down) {
                problems = Problems.of("", words.say("casework.name.not-recorded"));
                status = 503;
            } catch (Refused refused) {
                problems = Problems.of("", refused.detail());
            }
        }
        response.setStatus(status);
        return ask(content(me, reportId), caseId, answers, problems, model);
    }

    @GetMapping(REPORT + "/files/{attachmentId:[0-9a-f]{32}}")
    void file(
            @PathVariable String reportId,
            @PathVariable String attachmentId,
            @AuthenticationPrincipal SignedIn me,
            HttpServletResponse response) {
        services.ask(
                "intake",
                me.token(),
                client -> client.get()
                        .uri("/api/reports/{id}/content/attachments/{file}", reportId, attachmentId)
                        .exchangeForRequiredValue((asked, answer) -> Download.pass(answer, response)));
    }

    private String ask(
            ReportContent content, @Nullable String caseId, Answers answers, Problems problems, Model model) {
        show(content, caseId, model);
        model.addAttribute("form", form());
        model.addAttribute("answers", answers);
        model.addAttribute("problems", problems);
        return "portal/casework/name";
    }

    private void show(ReportContent content, @Nullable String caseId, Model model) {
        model.addAttribute("room", "cases");
        model.addAttribute("content", content);
        model.addAttribute("caseId", isCase(caseId) ? caseId : null);
        model.addAttribute("bodyName", register.nameOfBody(content.compactId(), content.bodyId()));
    }

    private ReportContent content(SignedIn me, String reportId) {
        ReportContent content = desk.content(me, reportId);
        if (content == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return content;
    }

    private static boolean isCase(@Nullable String caseId) {
        return caseId != null && caseId.matches(UUID);
    }
}

package redress.portal.followup;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import redress.portal.clients.Download;
import redress.portal.clients.Files;
import redress.portal.clients.Refused;
import redress.portal.clients.Register;
import redress.portal.clients.Services;
import redress.portal.followup.FollowUps.Pass;
import redress.portal.forms.Answers;
import redress.portal.forms.Form;
import redress.portal.forms.Problems;
import redress.portal.forms.Questionnaire;
import redress.portal.forms.Today;
import redress.portal.pages.Words;
import redress.portal.report.Summary;

/** The pages for whoever holds a reference and its receipt. */
@Controller
class FollowUpPageController {

    static final String TO_START = "redirect:/follow-up";
    private static final String TO_REPORT = "redirect:/follow-up/report";
    private static final String RECEIPT = FiledReports.RECEIPT;

    private final FollowUps followUps;
    private final FiledReports reports;
    private final Services services;
    private final Register register;
    private final Files files;
    private final Summary summary;
    private final Words words;

    FollowUpPageController(
            FollowUps followUps,
            FiledReports reports,
            Services services,
            Register register,
            Files files,
            Summary summary,
            Words words) {
        this.followUps = followUps;
        this.reports = reports;
        this.services = services;
        this.register = register;
        this.files = files;
        this.summary = summary;
        this.words = words;
    }

    @GetMapping("/follow-up")
    String ask(Model model) {
        return show(Answers.none(), Problems.none(), words, model);
    }

    @PostMapping("/follow-up")
    String open(@RequestParam MultiValueMap<String, String> typed, HttpServletResponse response, Model model) {
        Answers answers = new Answers(typed);
        Problems problems = form(words).check(answers, new Today(LocalDate.EPOCH));
        if (!problems.any()) {
            Optional<Pass> pass = FiledReports.pass(answers.text("reference"), answers.text("receipt"));
            if (pass.flatMap(reports::find).isPresent()) {
                followUps.remember(response, pass.get().reference(), pass.get().receipt());
                return TO_REPORT;
            }
            problems = notFound(words);
        }
        response.setStatus(422);
        return show(answers, problems, words, model);
    }

    @GetMapping("/follow-up/report")
    String report(HttpServletRequest request, Model model) {
        Problems problems = request.getParameter("tooBig") == null ? Problems.none() : files.tooBig();
        return showReport(request, problems, model);
    }

    @PostMapping("/follow-up/files")
    String add(
            @RequestParam(name = "file", required = false) MultipartFile file,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<Pass> pass = followUps.pass(request);
        if (pass.isEmpty()) {
            return TO_START;
        }
        Problems problems = files.check(file);
        if (!problems.any() && file != null) {
            try {
                files.add(file, pass.get().reference(), pass.get().receipt());
                return TO_REPORT + "?added";
            } catch (Refused refused) {
                problems = files.problems(refused);
            }
        }
        response.setStatus(422);
        return showReport(request, problems, model);
    }

    /** Where the browser is sent back to when a file was too big to be read at all. */
    @GetMapping("/follow-up/files")
    String tooBig() {
        return TO_REPORT + "?tooBig";
    }

    @GetMapping("/follow-up/files/{attachmentId:[0-9a-f]{32}}")
    void download(@PathVariable String attachmentId, HttpServletRequest request, HttpServletResponse response) {
        Pass pass = followUps.pass(request).orElseThrow(Download::notFound);
        services.ask(
                "intake",
                client -> client.get()
                        .uri("/api/reports/{reference}/attachments/{id}", pass.reference(), attachmentId)
                        .header(RECEIPT, pass.receipt())
                        .exchangeForRequiredValue((asked, answer) -> Download.pass(answer, response)));
    }

    @GetMapping("/follow-up/withdraw")
    String confirm(HttpServletRequest request, Model model) {
        Optional<FiledReport> report = followUps.pass(request).flatMap(reports::find);
        if (report.isEmpty() || report.get().over()) {
            return report.isEmpty() ? TO_START : TO_REPORT;
        }
        model.addAttribute("room", "follow-up");
        model.addAttribute("report", report.get());
        return "portal/followup/withdraw";
    }

    @PostMapping("/follow-up/withdraw")
    String withdraw(HttpServletRequest request) {
        Optional<Pass> pass = followUps.pass(request);
        if (pass.isEmpty()) {
            return TO_START;
        }
        services.ask(
                "intake",
                client -> client.post()
                        .uri("/api/reports/{reference}/withdrawal", pass.get().reference())
                        .header(RECEIPT, pass.get().receipt())
                        .retrieve()
                        .toBodilessEntity());
        return TO_REPORT + "?withdrawn";
    }

    @PostMapping("/follow-up/leave")
    String leave(HttpServletRequest request, HttpServletResponse response) {
        followUps.leave(request, response);
        return TO_START;
    }

    private String showReport(HttpServletRequest request, Problems problems, Model model) {
        Optional<FiledReport> report = followUps.pass(request).flatMap(reports::find);
        if (report.isEmpty()) {
            return TO_START;
        }
        model.addAttribute("room", "follow-up");
        model.addAttribute("report", report.get());
        model.addAttribute("sections", summary.of(report.get().sent()));
        model.addAttribute("problems", problems);
        model.addAttribute("scanned", files.scanned());
        model.addAttribute("compactName", register.nameOfCompact(report.get().compactId()));
        model.addAttribute(
                "bodyName",
                register.nameOfBody(report.get().compactId(), report.get().bodyId()));
        return "portal/followup/report";
    }

    static Problems notFound(Words words) {
        return Problems.of("reference", words.say("followup.not-found"));
    }

    private static Form form(Words words) {
        Questionnaire ask = new Questionnaire(words, "followup");
        return Form.of(
                words.say("pages.menu.follow-up"),
                ask.line("reference", 40).mustBeAnswered(),
                ask.line("receipt", 64).mustBeAnswered());
    }

    /** The page that asks for both, with what is wrong. */
    static String show(Answers answers, Problems problems, Words words, Model model) {
        model.addAttribute("room", "follow-up");
        model.addAttribute("form", form(words));
        model.addAttribute("answers", answers);
        model.addAttribute("problems", problems);
        return "portal/followup/follow-up";
    }
}

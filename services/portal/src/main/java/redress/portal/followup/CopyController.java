package redress.portal.followup;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import redress.portal.followup.FollowUps.Pass;
import redress.portal.forms.Answers;
import redress.portal.pages.Words;

/** What was sent, as a file to keep, for whoever follows up a report or has just sent it. */
@Controller
class CopyController {

    private final FollowUps followUps;
    private final FiledReports reports;
    private final Copy copy;
    private final Words words;

    CopyController(FollowUps followUps, FiledReports reports, Copy copy, Words words) {
        this.followUps = followUps;
        this.reports = reports;
        this.copy = copy;
        this.words = words;
    }

    @GetMapping("/follow-up/what-you-sent.pdf")
    Object ofReport(HttpServletRequest request) {
        Optional<FiledReport> report = followUps.pass(request).flatMap(reports::find);
        return report.isPresent() ? download(report.get()) : FollowUpPageController.TO_START;
    }

    /** From the page that has just shown both; they stand in no address. */
    @PostMapping("/follow-up/what-you-sent.pdf")
    Object ofReport(@RequestParam MultiValueMap<String, String> typed, HttpServletResponse response, Model model) {
        Answers answers = new Answers(typed);
        Optional<Pass> pass = FiledReports.pass(answers.text("reference"), answers.text("receipt"));
        Optional<FiledReport> report = pass.flatMap(reports::find);
        if (report.isPresent()) {
            return download(report.get());
        }
        response.setStatus(422);
        return FollowUpPageController.show(new Answers(Map.of()), FollowUpPageController.notFound(words), words, model);
    }

    private ResponseEntity<byte[]> download(FiledReport report) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .headers(headers -> headers.setContentDisposition(ContentDisposition.attachment()
                        .filename("Redress-" + report.reference() + ".pdf")
                        .build()))
                .body(copy.of(report));
    }
}

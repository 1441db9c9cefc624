package redress.portal.followup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import redress.portal.clients.Register;
import redress.portal.disclosure.WhoSeesWhat;
import redress.portal.pages.Dates;
import redress.portal.paper.Pdf;
import redress.portal.report.Summary;

/** The reporter's own copy of what she sent. The receipt is not in it: a copy is shown to others. */
@Component
class Copy {

    private static final String PAGE = "portal/followup/what-you-sent";

    private final ITemplateEngine pages;
    private final Pdf pdf;
    private final Summary summary;
    private final Register register;
    private final WhoSeesWhat whoSeesWhat;
    private final Dates dates;

    Copy(ITemplateEngine pages, Pdf pdf, Summary summary, Register register, WhoSeesWhat whoSeesWhat, Dates dates) {
        this.pages = pages;
        this.pdf = pdf;
        this.summary = summary;
        this.register = register;
        this.whoSeesWhat = whoSeesWhat;
        this.dates = dates;
    }

    byte[] of(FiledReport report) {
        Map<String, Object> model = new HashMap<>();
        model.put("report", report);
        model.put("sentOn", dates.time(report.submittedAt()));
        model.put("bodyName", register.nameOfBody(report.compactId(), report.bodyId()));
        model.put("compactName", register.nameOfCompact(report.compactId()));
        model.put("sections", summary.of(report.sent()));
        model.put("files", report.attachments() == null ? List.of() : report.attachments());
        model.put("whoSees", whoSeesWhat.seen(report.mode(), report.consents()));
        return pdf.of(pages.process(PAGE, new Context(dates.language(), model)));
    }
}

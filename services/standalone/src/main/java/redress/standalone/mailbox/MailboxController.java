package redress.standalone.mailbox;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import redress.embedded.mail.EmbeddedMail;
import redress.embedded.mail.EmbeddedMail.Mail;
import redress.platform.problems.Refusal;

/** The mails for programs. */
@RestController
@ConditionalOnProperty("redress.standalone.mailbox")
@Tag(name = "Mailbox", description = "Every mail that standalone sent")
class MailboxController {

    private final EmbeddedMail mails;

    MailboxController(EmbeddedMail mails) {
        this.mails = mails;
    }

    /** @param noticeId empty for a mail that is no notice */
    record MailView(
            String id,
            String to,
            Instant at,
            String subject,
            String noticeId,
            String messageId,
            String text,
            String html) {

        /** Without address and text: web frameworks log what they answer. */
        @Override
        public String toString() {
            return "MailView[" + id + "]";
        }

        static MailView of(Mail mail) {
            return new MailView(
                    Integer.toString(mail.id()),
                    mail.to(),
                    mail.at(),
                    mail.subject(),
                    mail.noticeId(),
                    mail.messageId(),
                    mail.text(),
                    mail.html());
        }
    }

    /** @param count how many mails there are in all */
    record MailsView(int count, List<MailView> items) {}

    @Operation(summary = "The newest mails, the newest first")
    @GetMapping("/api/mailbox")
    MailsView newest(
            @RequestParam(required = false) @Size(min = 1, max = 254) @Nullable String to,
            @RequestParam(defaultValue = "0") @Min(0) int before,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        return new MailsView(
                mails.count(),
                mails.newest(to, before, limit).stream().map(MailView::of).toList());
    }

    @Operation(summary = "One mail")
    @GetMapping("/api/mailbox/{id}")
    MailView one(@PathVariable @Min(1) int id) {
        return mails.find(id)
                .map(MailView::of)
                .orElseThrow(() -> Refusal.of(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is no such mail."));
    }
}

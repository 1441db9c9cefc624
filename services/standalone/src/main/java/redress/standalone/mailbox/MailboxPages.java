package redress.standalone.mailbox;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import redress.embedded.mail.EmbeddedMail;
import redress.embedded.mail.EmbeddedMail.Mail;

/** The mails for people. A mail's HTML is not shown, only its text with the links in it. */
@Controller
@ConditionalOnProperty("redress.standalone.mailbox")
class MailboxPages {

    private static final int A_PAGE = 50;
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMMM yyyy, H:mm:ss", Locale.UK).withZone(ZoneId.of("Europe/London"));

    private final EmbeddedMail mails;

    MailboxPages(EmbeddedMail mails) {
        this.mails = mails;
    }

    /** A mail as the page shows it. */
    public record Line(int id, String to, String when, String subject) {
        static Line of(Mail mail) {
            return new Line(mail.id(), mail.to(), WHEN.format(mail.at()), mail.subject());
        }
    }

    /** A piece of a mail's text; {@code link} where it is an address. */
    public record Piece(String text, boolean link) {}

    @GetMapping("/mailbox")
    String newest(@RequestParam(defaultValue = "0") int before, Model model) {
        List<Mail> some = mails.newest(null, Math.max(0, before), A_PAGE);
        model.addAttribute("mails", some.stream().map(Line::of).toList());
        model.addAttribute("count", mails.count());
        model.addAttribute("next", some.size() == A_PAGE ? some.get(A_PAGE - 1).id() : 0);
        model.addAttribute("room", "mailbox");
        return "standalone/mailbox";
    }

    @GetMapping("/mailbox/{id}")
    String one(@PathVariable int id, Model model) {
        Mail mail = mails.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("mail", Line.of(mail));
        model.addAttribute(
                "paragraphs",
                Arrays.stream(mail.text().strip().split("\\R\\s*\\R"))
                        .map(MailboxPages::pieces)
                        .toList());
        model.addAttribute("room", "mailbox");
        return "standalone/mail";
    }

    private static List<Piece> pieces(String paragraph) {
        return List.of(paragraph.split("(?=https?://)|(?<=https?://\\S{1,300})(?=\\s)")).stream()
                .map(part -> new Piece(part, part.startsWith("http://") || part.startsWith("https://")))
                .toList();
    }
}

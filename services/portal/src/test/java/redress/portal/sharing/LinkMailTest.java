package redress.portal.sharing;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import redress.portal.pages.PortalProperties;
import redress.portal.pages.Words;
import redress.portal.sharing.DraftLinks.Kind;

/** What becomes of links whose mail cannot be sent. */
class LinkMailTest {

    private static final String EMAIL = "Volunteer@sample-cvs.example";
    private final JavaMailSender smtp = mock();
    private final DraftLinks links = mock();
    private final LinkLimits limits = mock();
    private final Optional<StoredLink> former =
            Optional.of(new StoredLink("id", "nonce", "print", "sealed", Instant.EPOCH, null));

    private final LinkMail mail = new LinkMail(
            smtp,
            links,
            limits,
            new PortalProperties(
                    URI.create("http://localhost"),
                    false,
                    Path.of("k"),
                    "",
                    "x@y.example",
                    Duration.ZERO,
                    2,
                    20,
                    Duration.ZERO,
                    Duration.ZERO,
                    List.of()),
            new Words());

    @Test
    void givesTheLinkBeforeBackAndLetsAnotherMailFollow() {
        doThrow(new MailSendException("no server")).when(smtp).send(any(MimeMessage.class));
        send();
        mail.destroy();
        verify(links).putBack("link", former);
        verify(limits).mayFollow(EMAIL);
    }

    @Test
    void leavesTheNewLinkWhereItsMailIsOff() {
        send();
        mail.destroy();
        verify(smtp).send(any(MimeMessage.class));
        verify(links, never()).putBack(any(), any());
        verify(limits, never()).mayFollow(any());
    }

    private void send() {
        when(smtp.createMimeMessage()).thenReturn(new MimeMessage((Session) null));
        when(links.stored(Kind.RESUME, "key")).thenReturn(former);
        when(links.make(Kind.RESUME, "key")).thenReturn("link");
        mail.send(EMAIL, "key");
    }
}

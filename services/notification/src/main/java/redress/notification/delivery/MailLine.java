package redress.notification.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.Map;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * One SMTP session at a time, kept open for several mails. Used by one thread. Where the server is and how it is spoken to are
 * Spring's mail settings; the time limits always hold, because without them one silent server would hold a worker for ever.
 */
final class MailLine implements AutoCloseable {

    /** Many servers close a session after some hundred mails, and not always politely. */
    private static final int MAILS_PER_SESSION = 50;

    private static final Map<String, String> LIMITS =
            Map.of("connectiontimeout", "5000", "timeout", "10000", "writetimeout", "10000");

    private final JavaMailSenderImpl settings;
    private final Session session;
    private final String protocol;
    private @Nullable WatchedTransport transport;
    private int carried;

    MailLine(JavaMailSenderImpl settings, String bouncesTo) {
        this.settings = settings;
        this.protocol = settings.getProtocol() == null ? JavaMailSenderImpl.DEFAULT_PROTOCOL : settings.getProtocol();
        Properties properties = new Properties();
        LIMITS.forEach((name, millis) -> properties.put("mail." + protocol + "." + name, millis));
        settings.getJavaMailProperties().forEach((name, value) -> properties.put(name, String.valueOf(value)));
        properties.put("mail." + protocol + ".from", bouncesTo);
        properties.put("mail." + protocol + ".quitwait", "false");
        this.session = Session.getInstance(properties);
    }

    Session session() {
        return session;
    }

    boolean isOpen() {
        return transport != null;
    }

    /** Connects unless connected. @throws MessagingException if the server cannot be reached or does not let us in */
    void open() throws MessagingException {
        if (carried >= MAILS_PER_SESSION) {
            close();
        }
        if (transport == null) {
            WatchedTransport fresh = new WatchedTransport(session, protocol);
            String user = settings.getUsername();
            boolean signIn = user != null && !user.isEmpty();
            fresh.connect(
                    settings.getHost(),
                    settings.getPort(),
                    signIn ? user : null,
                    signIn ? settings.getPassword() : null);
            transport = fresh;
            carried = 0;
        }
    }

    /** The line must be open. What the mark throws comes out; the line is closed then. */
    Answer deliver(MimeMessage letter, BooleanSupplier beforeTheEnd) {
        if (transport == null) {
            return new Answer(Answer.Kind.BROKEN_BEFORE, null, true);
        }
        carried++;
        boolean broken = true;
        try {
            Answer answer = transport.deliver(letter, beforeTheEnd);
            broken = answer.broken();
            return answer;
        } finally {
            if (broken) {
                close();
            }
        }
    }

    @Override
    public void close() {
        WatchedTransport open = transport;
        transport = null;
        if (open != null) {
            try {
                open.close();
            } catch (MessagingException e) {
                // the server learns it when the socket is gone
            }
        }
    }
}

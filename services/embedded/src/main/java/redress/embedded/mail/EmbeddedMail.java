package redress.embedded.mail;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import redress.embedded.machine.PortTaken;
import redress.embedded.machine.Ports;

/** A mail server that delivers to nobody and keeps everything: each mail is in its folder before the sender is told that it was taken. */
public final class EmbeddedMail implements AutoCloseable {

    /** A slow machine is given its time: what cannot start says so at once. */
    private static final long START_WITHIN_MS = 60_000;

    /** The newest are asked for again and again by whoever waits for one. */
    private static final int KEPT_READ = 200;

    private final GreenMail server;
    private final MailLog log;
    private final Cache<Integer, Mail> read =
            Caffeine.newBuilder().maximumSize(KEPT_READ).build();
    private final int port;
    private volatile Clock clock = Clock.systemUTC();

    /** @param id from 1, in the order of arrival; {@code noticeId} is the header X-Redress-Notice, or empty */
    public record Mail(
            int id,
            String to,
            Instant at,
            String subject,
            String noticeId,
            String messageId,
            String text,
            String html) {}

    private EmbeddedMail(GreenMail server, MailLog log, int port) {
        this.server = server;
        this.log = log;
        this.port = port;
    }

    /**
     * @param folder where the mails are kept; created when missing
     * @param port where it listens on the loopback interface; 0 for any free port
     * @throws PortTaken if something listens there
     */
    public static EmbeddedMail start(Path folder, int port) {
        int free = Ports.free(port, "The mail catcher");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        MailLog log = new MailLog(folder.resolve("mails"));
        ServerSetup setup = new ServerSetup(free, Ports.loopback().getHostAddress(), ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(START_WITHIN_MS);
        GreenMail server = new GreenMail(setup);
        EmbeddedMail mail = new EmbeddedMail(server, log, free);
        GreenMailUser nobody = nobody();
        server.getUserManager().setMessageDeliveryHandler((message, address) -> {
            mail.keep(message, address);
            return nobody;
        });
        server.start();
        return mail;
    }

    /** From now on mails are dated by this clock. */
    public void dateBy(Clock other) {
        clock = other;
    }

    public int port() {
        return port;
    }

    public int count() {
        return log.count();
    }

    /**
     * The newest mails, the newest first.
     *
     * @param to only mails to this address; null for all
     * @param before only mails with a smaller id; 0 for all
     */
    public List<Mail> newest(@Nullable String to, int before, int limit) {
        List<Mail> mails = new ArrayList<>();
        if (to == null) {
            int from = before > 0 ? Math.min(before - 1, log.count()) : log.count();
            for (int id = from; id > 0 && mails.size() < limit; id--) {
                mails.add(get(id));
            }
            return mails;
        }
        for (int number : log.of(to, before > 0 ? before : Integer.MAX_VALUE, limit)) {
            mails.add(get(number));
        }
        return mails;
    }

    public Optional<Mail> find(int id) {
        return id >= 1 && id <= log.count() ? Optional.of(get(id)) : Optional.empty();
    }

    @Override
    public void close() {
        server.stop();
        try {
            log.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keep(MovingMessage message, MailAddress address) throws MessagingException {
        ByteArrayOutputStream source = new ByteArrayOutputStream();
        try {
            message.getMessage().writeTo(source);
        } catch (IOException e) {
            throw new MessagingException("The mail could not be read", e);
        }
        log.add(address.getEmail(), clock.instant(), source.toByteArray());
    }

    /** GreenMail hands each mail on to a user's folder in memory, which is of no use here. */
    private static GreenMailUser nobody() {
        return (GreenMailUser) Proxy.newProxyInstance(
                EmbeddedMail.class.getClassLoader(),
                new Class<?>[] {GreenMailUser.class},
                (proxy, method, arguments) -> method.getReturnType() == String.class ? "nobody" : null);
    }

    private Mail get(int id) {
        return read.get(id, number -> read(log.get(number)));
    }

    private static Mail read(MailLog.Kept kept) {
        try {
            MimeMessage message =
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(kept.source()));
            return new Mail(
                    kept.number(),
                    kept.to(),
                    kept.at(),
                    Optional.ofNullable(message.getSubject()).orElse(""),
                    Optional.ofNullable(message.getHeader("X-Redress-Notice", null))
                            .orElse(""),
                    Optional.ofNullable(message.getMessageID()).orElse(""),
                    body(message, "text/plain"),
                    body(message, "text/html"));
        } catch (MessagingException e) {
            throw new IllegalStateException("A kept mail cannot be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String body(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type) && part.getContent() instanceof String text) {
            return text;
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart each = parts.getBodyPart(i);
                String found = body(each, type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }
}

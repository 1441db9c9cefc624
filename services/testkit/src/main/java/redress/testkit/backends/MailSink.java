package redress.testkit.backends;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import redress.embedded.mail.EmbeddedMail;
import redress.embedded.mail.EmbeddedMail.Mail;

/** The mails that were sent in this run. Tests look only at addresses of their own. */
public final class MailSink implements AutoCloseable {

    private static final int MOST = 10_000;

    private final EmbeddedMail mails;

    private MailSink(EmbeddedMail mails) {
        this.mails = mails;
    }

    static MailSink start(Path folder) {
        return new MailSink(EmbeddedMail.start(folder, 0));
    }

    public String host() {
        return InetAddress.getLoopbackAddress().getHostAddress();
    }

    public int port() {
        return mails.port();
    }

    /** The mails to an address, the newest first. */
    public List<Mail> to(String address) {
        return mails.newest(address, 0, MOST);
    }

    /** Waits until at least so many mails to an address have come, and returns all of them, the newest first. */
    public List<Mail> await(String address, int atLeast) {
        return Awaitility.await(atLeast + " mails to " + address)
                .atMost(Backends.patience())
                .until(() -> to(address), found -> found.size() >= atLeast);
    }

    @Override
    public void close() {
        mails.close();
    }
}

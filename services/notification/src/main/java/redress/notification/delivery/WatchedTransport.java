package redress.notification.delivery;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP connection that knows how far a mail had got when something went wrong: up to the server's go-ahead to DATA nothing has
 * left, from then on the server may have the mail unless it says otherwise.
 */
final class WatchedTransport extends SMTPTransport {

    private static final int SERVICE_CLOSING = 421;

    private boolean textBegun;

    WatchedTransport(Session session, String protocol) {
        super(session, new URLName(protocol, null, -1, null, null, null), protocol, protocol.equals("smtps"));
    }

    /** Never throws for what the server or the line does. */
    Answer deliver(Message letter) {
        textBegun = false;
        try {
            sendMessage(letter, letter.getAllRecipients());
            return new Answer(Answer.Kind.TAKEN, 250, false);
        } catch (MessagingException | IllegalStateException e) {
            return answer(e);
        }
    }

    private Answer answer(Exception e) {
        int reply = e instanceof MessagingException failure ? replyIn(failure) : -1;
        if (reply < 400 || reply > 599) {
            return new Answer(textBegun ? Answer.Kind.UNCERTAIN : Answer.Kind.BROKEN_BEFORE, null, true);
        }
        boolean forGood = reply >= 500 && !isAboutTheSender(e);
        return new Answer(forGood ? Answer.Kind.REFUSED : Answer.Kind.LATER, reply, reply == SERVICE_CLOSING);
    }

    /** A server that does not like our own address refuses every mail: that is a setting to be put right, not a lost mail. */
    private static boolean isAboutTheSender(Exception e) {
        return e instanceof SMTPSenderFailedException
                || (e instanceof MessagingException failure
                        && failure.getNextException() instanceof SMTPSenderFailedException);
    }

    /** -1 when the server gave none, for one because the line was cut. */
    private static int replyIn(MessagingException failure) {
        for (Exception each = failure; each != null; each = next(each)) {
            if (each instanceof SMTPAddressFailedException address) {
                return address.getReturnCode();
            } else if (each instanceof SMTPSenderFailedException sender) {
                return sender.getReturnCode();
            } else if (each instanceof SMTPSendFailedException send
                    && !(send.getNextException() instanceof SMTPAddressFailedException)) {
                return send.getReturnCode();
            }
        }
        return -1;
    }

    private static @Nullable Exception next(Exception e) {
        return e instanceof MessagingException failure ? failure.getNextException() : null;
    }

    @Override
    protected OutputStream data() throws MessagingException {
        OutputStream out = super.data();
        textBegun = true;
        return out;
    }

    @Override
    protected OutputStream bdat() throws MessagingException {
        textBegun = true;
        return super.bdat();
    }
}

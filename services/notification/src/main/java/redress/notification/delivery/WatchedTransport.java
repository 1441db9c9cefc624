package redress.notification.delivery;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP connection that knows how far a mail had got when something went wrong. A server has a mail only when it has the end of its
 * text: before that is sent, the mark is made, and where that cannot be, the connection is cut.
 */
final class WatchedTransport extends SMTPTransport {

    /** The mail library writes addresses into the log under the name of the package of its transport. */
    private static final Logger LIBRARY = Logger.getLogger(WatchedTransport.class.getPackageName());

    static {
        LIBRARY.setLevel(Level.OFF);
    }

    private static final int SERVICE_CLOSING = 421;

    private BooleanSupplier mark = () -> true;
    private boolean endSent;
    private boolean notOurs;
    private @Nullable RuntimeException noMark;

    WatchedTransport(Session session, String protocol) {
        super(session, new URLName(protocol, null, -1, null, null, null), protocol, protocol.equals("smtps"));
    }

    /**
     * Never throws for what the server, the line or the mail itself does, but what the mark throws.
     *
     * @param beforeTheEnd called when all but the end of the text is ready to leave; false if the mail is not to be sent
     */
    Answer deliver(Message letter, BooleanSupplier beforeTheEnd) {
        mark = beforeTheEnd;
        endSent = false;
        notOurs = false;
        noMark = null;
        try {
            sendMessage(letter, letter.getAllRecipients());
            return new Answer(Answer.Kind.TAKEN, 250, false);
        } catch (MessagingException | RuntimeException e) {
            if (noMark != null) {
                throw noMark;
            }
            return notOurs ? new Answer(Answer.Kind.NOT_OURS, null, true) : answer(e);
        }
    }

    private Answer answer(Exception e) {
        int reply = e instanceof MessagingException failure ? replyIn(failure) : -1;
        if (reply < 400 || reply > 599) {
            return new Answer(endSent ? Answer.Kind.UNCERTAIN : Answer.Kind.BROKEN_BEFORE, null, true);
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
    protected void finishData() throws IOException, MessagingException {
        markBeforeTheEnd();
        super.finishData();
    }

    @Override
    protected OutputStream bdat() throws MessagingException {
        try {
            markBeforeTheEnd();
        } catch (IOException e) {
            throw new MessagingException("not sent", e);
        }
        return super.bdat();
    }

    /** Throwing an {@link IOException} here makes the connection be cut, as if the line had broken. */
    private void markBeforeTheEnd() throws IOException {
        try {
            notOurs = !mark.getAsBoolean();
        } catch (RuntimeException e) {
            noMark = e;
        }
        if (notOurs || noMark != null) {
            throw new IOException("not sent");
        }
        endSent = true;
    }
}

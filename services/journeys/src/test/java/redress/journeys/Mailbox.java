package redress.journeys;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;

/** Standalone's page of mails, read by whoever waits for one. */
final class Mailbox {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String LINK = "Sign in to Redress";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private Mailbox() {}

    /** Waits until a mail with this subject has come, and opens it. */
    static void read(Visitor visitor, String to, String subject) {
        readAfter(0, visitor, to, subject);
    }

    /** @param before how many such mails are known already */
    private static void readAfter(int before, Visitor visitor, String to, String subject) {
        visitor.open("/mailbox");
        Locator mail = mails(visitor, to, subject);
        await("a mail to " + to + ": " + subject)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(BETWEEN_LOOKS)
                .pollInSameThread()
                .until(() -> {
                    if (mail.count() <= before) {
                        visitor.page().reload();
                    }
                    return mail.count() > before;
                });
        visitor.follow(mail.first());
        visitor.sees(subject);
        visitor.reads("To " + to);
    }

    /** The newest first. */
    private static Locator mails(Visitor visitor, String to, String subject) {
        return visitor.page()
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText(to))
                .filter(new Locator.FilterOptions().setHasText(subject))
                .getByRole(AriaRole.LINK);
    }

    /** Signs in as officers, panels and bodies do: asks for a link, finds it in a mail, opens it. */
    static void signIn(Visitor visitor, String email) {
        signIn(visitor, email, "Cases");
    }

    /** @param heading of the page that the person is led to */
    static void signIn(Visitor visitor, String email, String heading) {
        visitor.open("/mailbox");
        int before = mails(visitor, email, LINK).count();
        visitor.open("/sign-in");
        visitor.type("Email address", email);
        visitor.press("Send me a link");
        visitor.sees("Check your email");
        readAfter(before, visitor, email, LINK);
        visitor.follow("/sign-in/confirm?token=");
        visitor.press("Sign in");
        visitor.sees(heading);
    }
}

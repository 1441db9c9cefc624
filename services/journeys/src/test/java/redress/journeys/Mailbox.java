package redress.journeys;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;

/** Standalone's page of mails, read by whoever waits for one. */
final class Mailbox {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private Mailbox() {}

    /** Waits until a mail with this subject has come, and opens it. */
    static void read(Visitor visitor, String to, String subject) {
        visitor.open("/mailbox");
        Locator mail = visitor.page()
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText(to))
                .filter(new Locator.FilterOptions().setHasText(subject))
                .getByRole(AriaRole.LINK);
        await("a mail to " + to + ": " + subject)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(BETWEEN_LOOKS)
                .pollInSameThread()
                .until(() -> {
                    if (mail.count() == 0) {
                        visitor.page().reload();
                    }
                    return mail.count() > 0;
                });
        visitor.follow(mail.first());
        visitor.sees(subject);
        visitor.reads("To " + to);
    }

    /** Signs in as officers, panels and bodies do: asks for a link, finds it in a mail, opens it. */
    static void signIn(Visitor visitor, String email) {
        signIn(visitor, email, "Cases");
    }

    /** @param heading of the page that the person is led to */
    static void signIn(Visitor visitor, String email, String heading) {
        visitor.open("/sign-in");
        visitor.type("Email address", email);
        visitor.press("Send me a link");
        visitor.sees("Check your email");
        read(visitor, email, "Sign in to Redress");
        visitor.follow("/sign-in/confirm?token=");
        visitor.press("Sign in");
        visitor.sees(heading);
    }
}

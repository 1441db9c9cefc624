package redress.portal.followup;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import redress.portal.pages.Cookies;
import redress.portal.pages.PageSecret;
import redress.portal.pages.Seal;

/** Remembers in the browser, sealed, which report is being followed up. */
@Component
class FollowUps {

    private static final String COOKIE = "follow-up";
    private static final Duration KEPT = Duration.ofMinutes(30);
    private final Cookies cookies;
    private final Seal seal;

    /** What gives access to a report. */
    record Pass(String reference, String receipt) {
        @Override
        public String toString() {
            return "***";
        }
    }

    FollowUps(Cookies cookies, PageSecret secret) {
        this.cookies = cookies;
        this.seal = secret.seal("follow-up");
    }

    void remember(HttpServletResponse response, String reference, String receipt) {
        cookies.write(response, COOKIE, seal.close(reference + " " + receipt), KEPT);
    }

    Optional<Pass> pass(HttpServletRequest request) {
        return cookies.read(request, COOKIE)
                .flatMap(seal::open)
                .map(text -> text.split(" ", 2))
                .filter(parts -> parts.length == 2)
                .map(parts -> new Pass(parts[0], parts[1]));
    }

    void forget(HttpServletResponse response) {
        cookies.delete(response, COOKIE);
    }
}

package redress.portal.sessions;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import redress.portal.pages.Cookies;

/**
 * The case that somebody wanted to see before they were signed in, as by the link in a mail: they are brought there afterwards. Kept
 * in the browser; whatever is found there is followed only if it is the address of a case.
 */
@Component
public class WantedCase {

    private static final String COOKIE = "case";
    private static final Duration LASTS = Duration.ofHours(1);
    private static final Pattern CASE = Pattern.compile("/cases/([0-9a-f-]{36})");

    private final Cookies cookies;

    WantedCase(Cookies cookies) {
        this.cookies = cookies;
    }

    void remember(HttpServletRequest request, HttpServletResponse response) {
        var wanted = CASE.matcher(request.getRequestURI());
        if (request.getMethod().equals("GET") && wanted.matches()) {
            cookies.write(response, COOKIE, wanted.group(1), LASTS);
        }
    }

    /** Its path; asked once, it is forgotten. */
    public Optional<String> take(HttpServletRequest request, HttpServletResponse response) {
        Optional<String> id = cookies.read(request, COOKIE);
        if (id.isPresent()) {
            cookies.delete(response, COOKIE);
        }
        return id.map("/cases/"::concat).filter(path -> CASE.matcher(path).matches());
    }
}

package redress.portal.pages;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Cookies that scripts cannot read, that other sites' requests do not carry, and that over HTTPS are bound to this host
 * ({@code __Host-}).
 */
@Component
public class Cookies {

    private final boolean secure;

    public Cookies(PortalProperties properties) {
        this.secure = properties.secureCookies();
        boolean https = "https".equalsIgnoreCase(properties.url().getScheme());
        if (https != secure) {
            throw new InvalidConfigurationPropertyValueException(
                    "redress.portal.secure-cookies",
                    secure,
                    "people reach the portal at " + properties.url() + ", "
                            + (https
                                    ? "so its cookies have to be secure: set REDRESS_PORTAL_SECURECOOKIES=true"
                                    : "where browsers send no secure cookies and nobody could sign in: set an https address in"
                                            + " REDRESS_PORTAL_URL, or REDRESS_PORTAL_SECURECOOKIES=false on a trial system"));
        }
    }

    public boolean secure() {
        return secure;
    }

    /** The name as the browser sees it. */
    public String nameOf(String name) {
        return (secure ? "__Host-" : "") + "redress-" + name;
    }

    public Optional<String> read(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Stream.of(cookies)
                        .filter(c -> c.getName().equals(nameOf(name)))
                        .map(Cookie::getValue)
                        .filter(v -> !v.isEmpty())
                        .findFirst();
    }

    /** @param lasts null for as long as the browser stays open */
    public void write(HttpServletResponse response, String name, String value, @Nullable Duration lasts) {
        ResponseCookie.ResponseCookieBuilder cookie = ResponseCookie.from(nameOf(name), value)
                .httpOnly(true)
                .secure(secure)
                .path("/")
                .sameSite("Lax");
        if (lasts != null) {
            cookie.maxAge(lasts);
        }
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }

    public void delete(HttpServletResponse response, String name) {
        write(response, name, "", Duration.ZERO);
    }
}

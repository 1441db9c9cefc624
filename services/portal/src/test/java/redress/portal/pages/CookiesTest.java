package redress.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;

class CookiesTest {

    @Test
    void bindsCookiesToThisHostOverHttps() {
        assertThat(written("https://redress.example", true))
                .startsWith("__Host-redress-session=value; Path=/;")
                .contains("; Secure", "; HttpOnly", "; SameSite=Lax")
                .doesNotContain("Domain");
    }

    @Test
    void writesCookiesThatATrialSystemGetsBack() {
        assertThat(written("http://localhost:8080", false))
                .startsWith("redress-session=value;")
                .doesNotContain("Secure");
    }

    @Test
    void refusesInsecureCookiesOverHttps() {
        assertThatThrownBy(() -> cookies("HTTPS://redress.example", false))
                .hasMessageContaining("redress.portal.secure-cookies")
                .hasMessageContaining("set REDRESS_PORTAL_SECURECOOKIES=true");
    }

    @Test
    void refusesSecureCookiesThatNoBrowserWouldSend() {
        assertThatThrownBy(() -> cookies("http://redress.example", true))
                .hasMessageContaining("set an https address in REDRESS_PORTAL_URL");
    }

    private static String written(String url, boolean secure) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        cookies(url, secure).write(response, "session", "value", null);
        return String.valueOf(response.getHeader(HttpHeaders.SET_COOKIE));
    }

    private static Cookies cookies(String url, boolean secure) {
        return new Cookies(new PortalProperties(
                URI.create(url),
                secure,
                Path.of("token-key"),
                "",
                "no-reply@redress.example",
                Duration.ZERO,
                1,
                20,
                Duration.ZERO,
                Duration.ZERO,
                List.of()));
    }
}

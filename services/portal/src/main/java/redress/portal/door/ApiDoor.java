package redress.portal.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import redress.platform.web.Refusal;

/**
 * Passes API requests on, streaming both bodies. Only the headers that the APIs are described with pass, in either direction. Off in
 * standalone, where the services answer themselves.
 */
@Controller
@ConditionalOnProperty("redress.portal.door.enabled")
class ApiDoor {

    private static final Map<String, String> OWNERS = Map.of(
            "register", "register",
            "reports", "intake",
            "attachments", "intake",
            "drafts", "intake",
            "cases", "triage",
            "notices", "notification",
            "evidence", "evidence",
            "dead-letters", "register");
    private static final List<String> ASKED =
            List.of("Accept", "Authorization", "Content-Type", "Idempotency-Key", "If-Match", "Redress-Receipt");
    private static final List<String> ANSWERED = List.of(
            "Allow",
            "Cache-Control",
            "Content-Disposition",
            "Content-Security-Policy",
            "Content-Type",
            "ETag",
            "Location",
            "Retry-After",
            "WWW-Authenticate",
            "X-Content-Type-Options");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Environment environment;

    ApiDoor(Environment environment) {
        this.environment = environment;
    }

    @RequestMapping({
        "/api/register/**",
        "/api/reports/**",
        "/api/attachments/**",
        "/api/drafts/**",
        "/api/cases/**",
        "/api/notices/**",
        "/api/evidence/**",
        "/api/dead-letters"
    })
    void pass(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpResponse<InputStream> answer = ask(request);
        response.setStatus(answer.statusCode());
        for (String name : ANSWERED) {
            answer.headers().firstValue(name).ifPresent(value -> response.setHeader(name, value));
        }
        try (InputStream body = answer.body()) {
            body.transferTo(response.getOutputStream());
        }
    }

    private HttpResponse<InputStream> ask(HttpServletRequest request) throws IOException {
        String path = request.getRequestURI();
        String owner = OWNERS.get(path.split("/")[2]);
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        HttpRequest.Builder passed = HttpRequest.newBuilder(
                        address(environment.getRequiredProperty("redress.services." + owner + ".url") + path + query))
                .timeout(Duration.ofSeconds(60))
                .method(request.getMethod(), body(request))
                .header("X-Forwarded-For", request.getRemoteAddr());
        for (String name : ASKED) {
            String value = request.getHeader(name);
            if (value != null) {
                passed.header(name, value);
            }
        }
        try {
            return http.send(passed.build(), BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        } catch (IOException e) {
            throw unavailable();
        }
    }

    private static URI address(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(
                    HttpStatus.BAD_REQUEST,
                    "PARAMETERS_UNREADABLE",
                    "This address cannot be read. Write a percent sign as %25 and escape other special characters.");
        }
    }

    private static BodyPublisher body(HttpServletRequest request) throws IOException {
        boolean none = request.getContentLengthLong() <= 0 && request.getHeader("Transfer-Encoding") == null;
        InputStream body = request.getInputStream();
        return none ? BodyPublishers.noBody() : BodyPublishers.ofInputStream(() -> body);
    }

    private static Refusal unavailable() {
        return Refusal.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "SERVICE_UNAVAILABLE",
                "This part of the service cannot be reached at the moment. Nothing was changed; please try again in a minute.");
    }
}

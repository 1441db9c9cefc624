package redress.portal.report;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import redress.portal.asking.Refused;
import redress.portal.asking.Services;
import redress.portal.pages.Cookies;
import redress.portal.pages.Secrets;

/**
 * Keeps drafts in intake, each under a secret key that lies in a cookie of the browser that writes it. The portal itself keeps
 * nothing, so it may be restarted at any time.
 */
@Component
class Drafts {

    private static final String COOKIE = "draft";
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{43}");
    private final Services services;
    private final Cookies cookies;

    Drafts(Services services, Cookies cookies) {
        this.services = services;
        this.cookies = cookies;
    }

    Draft load(HttpServletRequest request) {
        Optional<String> key = key(request);
        if (key.isEmpty()) {
            return Draft.empty();
        }
        try {
            @Nullable
            Draft kept = services.ask(
                    "intake",
                    client -> client.get()
                            .uri("/api/drafts/{key}", key.get())
                            .accept(MediaType.APPLICATION_JSON)
                            .retrieve()
                            .body(Draft.class));
            return kept == null ? Draft.empty() : kept;
        } catch (Refused refused) {
            if (refused.notFound()) {
                return Draft.empty();
            }
            throw refused;
        }
    }

    void save(HttpServletRequest request, HttpServletResponse response, Draft draft) {
        String key = key(request).orElseGet(Secrets::fresh);
        services.ask(
                "intake",
                client -> client.put()
                        .uri("/api/drafts/{key}", key)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(draft)
                        .retrieve()
                        .toBodilessEntity());
        cookies.write(response, COOKIE, key, draft.sent() == null ? KEPT : null);
    }

    /** The draft and its key are gone afterwards; a later report is another one. */
    void forget(HttpServletRequest request, HttpServletResponse response) {
        key(request)
                .ifPresent(key -> services.ask(
                        "intake",
                        client -> client.delete()
                                .uri("/api/drafts/{key}", key)
                                .retrieve()
                                .toBodilessEntity()));
        cookies.delete(response, COOKIE);
    }

    /** The same for a draft however often it is sent, so that intake files it once. */
    String idempotencyKey(HttpServletRequest request) {
        return Secrets.printOf("file " + key(request).orElseThrow());
    }

    boolean begun(HttpServletRequest request) {
        return key(request).isPresent();
    }

    private Optional<String> key(HttpServletRequest request) {
        return cookies.read(request, COOKIE).filter(k -> KEY.matcher(k).matches());
    }
}

package redress.platform.problems;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/** What every answer tells a browser, whoever made it; an answer that says more about itself keeps that. */
public final class SafeHeaders {

    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");

    private SafeHeaders() {}

    /** Adds what is missing. To be called when the answer is about to be sent. */
    public static void complete(HttpServletResponse response) {
        ALWAYS.forEach((name, value) -> {
            if (!response.containsHeader(name)) {
                response.setHeader(name, value);
            }
        });
    }
}

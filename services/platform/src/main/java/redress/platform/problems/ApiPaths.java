package redress.platform.problems;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Which addresses are APIs, and so are answered with problems and never with pages. */
public final class ApiPaths {

    private ApiPaths() {}

    /** By the path as it is read for finding who answers, whatever of it was written with percent signs. */
    public static boolean isApi(HttpServletRequest request) {
        return isApi(request.getServletPath());
    }

    private static boolean isApi(@Nullable String path) {
        return path != null
                && (path.startsWith("/api/")
                        || path.equals("/api")
                        || path.startsWith("/internal/")
                        || path.startsWith("/actuator/"));
    }
}

package redress.platform.web;

import org.jspecify.annotations.Nullable;

/** Which addresses are APIs, and so are answered with problems and never with pages. */
public final class ApiPaths {

    private ApiPaths() {}

    public static boolean isApi(@Nullable String path) {
        return path != null
                && (path.startsWith("/api/")
                        || path.equals("/api")
                        || path.startsWith("/internal/")
                        || path.startsWith("/actuator/"));
    }
}

package redress.portal.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Which addresses are pages for people: all but the APIs, in standalone also those of the other services. */
public final class Pages {

    private static final List<String> NOT_PAGES =
            List.of("/api/", "/internal/", "/actuator", "/.well-known/", "/api-docs", "/v3/api-docs", "/swagger-ui");

    private static final List<String> STATIC = List.of("/webjars/", "/portal/");

    private static final List<String> SIGNED_IN = List.of("/cases", "/operations", "/reports/", "/ties");

    private Pages() {}

    public static boolean isPage(HttpServletRequest request) {
        return isPage(path(request));
    }

    public static boolean isPage(String path) {
        return !path.equals("/api") && NOT_PAGES.stream().noneMatch(path::startsWith) && !isStatic(path);
    }

    /** Whether it is shown to nobody who is not signed in. */
    public static boolean isForTheSignedIn(HttpServletRequest request) {
        return SIGNED_IN.stream().anyMatch(path(request)::startsWith);
    }

    /** Style, script and pictures, the same for everybody. */
    public static boolean isStatic(HttpServletRequest request) {
        return isStatic(path(request));
    }

    private static boolean isStatic(String path) {
        return STATIC.stream().anyMatch(path::startsWith);
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}

package redress.platform.securitylog;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import redress.platform.security.Caller;

/**
 * What the log says of a request, if anything: refusals and limits of everybody; what people and services do and read; what strangers do,
 * and read of a thing that only some may know. What everybody may read is not recorded, nor is a slip in a form.
 */
final class RequestLine {

    /** What identifies things, and what nobody could have typed instead: no word, no name, no secret. */
    private static final Pattern ID = Pattern.compile(
            "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32}|[0-9a-f]{64}|[A-Z]{2}-[0-9A-Z]{4}-[0-9A-Z]{4}");

    /** The parts of addresses that are ids. A key that opens something, such as a draft's, is none. */
    private static final Pattern NAMES_A_SUBJECT = Pattern.compile("id|file|reference|[a-z]+Id");

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final int MOST_ROLES = 6;

    /** By method: what its annotations say does not change. */
    private static final Map<Method, String> ACTIONS = new ConcurrentHashMap<>();

    private final HttpServletRequest request;

    RequestLine(HttpServletRequest request) {
        this.request = request;
    }

    /** @param status of the answer */
    Optional<SecurityEvent> of(int status) {
        HandlerMethod handler = handler();
        JwtAuthenticationToken caller = caller();
        String[] subject = subject();
        boolean act = !READS.contains(request.getMethod());
        String outcome = outcome(status);
        if (!told(outcome, handler, caller != null, subject.length > 0, act, status)) {
            return Optional.empty();
        }
        RequestNotes notes = RequestNotes.of(request.getAttribute(RequestNotes.attribute()));
        SecurityEvent event =
                SecurityEvent.of(action(handler, notes), actor(caller)).withOutcome(outcome);
        if (subject.length > 0) {
            event = event.about(subject[0], subject[1]);
        }
        if (caller != null) {
            String roles = roles(caller);
            event = roles.isEmpty() ? event : event.with("roles", roles);
        }
        if (!outcome.equals(SecurityEvent.DONE)) {
            event = event.with("status", Integer.toString(status));
        }
        return Optional.of(notes == null ? event : notes.addTo(event));
    }

    private boolean told(
            String outcome,
            @Nullable HandlerMethod handler,
            boolean known,
            boolean ofSomething,
            boolean act,
            int status) {
        return switch (outcome) {
            case "LIMITED" -> true;
            case SecurityEvent.REFUSED -> status != 404 || handler != null && (known || ofSomething || act);
            case SecurityEvent.DONE ->
                handler != null && (act || ofSomething || known && (takesCaller(handler) || !isApi()));
            default -> handler != null && known && (act || ofSomething || status >= 500);
        };
    }

    static String outcome(int status) {
        if (status < 400) {
            return SecurityEvent.DONE;
        }
        return switch (status) {
            case 401, 403, 404 -> SecurityEvent.REFUSED;
            case 413, 429 -> "LIMITED";
            default -> status >= 500 ? "FAILED" : "NOT_DONE";
        };
    }

    private static String action(@Nullable HandlerMethod handler, @Nullable RequestNotes notes) {
        String action = action(handler);
        return notes == null || notes.operation().isEmpty()
                ? action
                : action.substring(0, action.indexOf('.') + 1) + notes.operation();
    }

    /** The service and the name of the operation in its description. */
    static String action(@Nullable HandlerMethod handler) {
        return handler == null
                ? "request"
                : ACTIONS.computeIfAbsent(handler.getMethod(), method -> action(handler.getBeanType(), method));
    }

    private static String action(Class<?> type, Method method) {
        String[] packages = type.getPackageName().split("\\.", 3);
        if (!packages[0].equals("redress") || packages.length < 2) {
            return "operations.look";
        }
        Operation described = AnnotatedElementUtils.findMergedAnnotation(method, Operation.class);
        String name =
                described == null || described.operationId().isEmpty() ? method.getName() : described.operationId();
        return packages[1] + "." + name;
    }

    private boolean isApi() {
        return request.getServletPath().startsWith("/api/");
    }

    private static boolean takesCaller(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == Caller.class);
    }

    private @Nullable HandlerMethod handler() {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod method
                ? method
                : null;
    }

    /** The context itself is gone when the answer is looked at; this is where a bearer token was kept for the request. */
    private @Nullable JwtAuthenticationToken caller() {
        Object kept = request.getAttribute(RequestAttributeSecurityContextRepository.DEFAULT_REQUEST_ATTR_NAME);
        Authentication who = kept instanceof SecurityContext context ? context.getAuthentication() : null;
        return who instanceof JwtAuthenticationToken token ? token : null;
    }

    private static String actor(@Nullable JwtAuthenticationToken caller) {
        if (caller == null) {
            return SecurityEvent.ANONYMOUS;
        }
        String actor = new Caller(caller.getName(), Set.of()).actor();
        return SecurityEvent.isCode(actor) ? actor : "person/unreadable";
    }

    private static String roles(JwtAuthenticationToken caller) {
        return caller.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(grant -> grant != null && grant.indexOf('/') > 0 && grant.length() < 100)
                .filter(grant -> !grant.equals(caller.getName()))
                .sorted()
                .limit(MOST_ROLES)
                .collect(Collectors.collectingAndThen(Collectors.joining(","), RequestLine::bounded));
    }

    private static String bounded(String roles) {
        String cut = roles.length() <= 199 ? roles : roles.substring(0, roles.lastIndexOf(',', 199));
        return SecurityEvent.isCode(cut) ? cut : "";
    }

    /** The first thing that the address names by an id. */
    private String[] subject() {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> names
                && request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern) {
            return names.entrySet().stream()
                    .filter(each -> NAMES_A_SUBJECT
                            .matcher(String.valueOf(each.getKey()))
                            .matches())
                    .filter(each -> ID.matcher(String.valueOf(each.getValue())).matches())
                    .min((a, b) ->
                            Integer.compare(pattern.indexOf("{" + a.getKey()), pattern.indexOf("{" + b.getKey())))
                    .map(each -> new String[] {kind(String.valueOf(each.getKey())), String.valueOf(each.getValue())})
                    .orElse(new String[0]);
        }
        return new String[0];
    }

    private static String kind(String variable) {
        return variable.endsWith("Id") && variable.length() > 2
                ? variable.substring(0, variable.length() - 2)
                : variable;
    }
}

package redress.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.UriComponentsBuilder;
import redress.platform.web.Refusal.FieldError;

/** Refuses query parameters that an API does not have: a misspelt filter would otherwise answer with too much. */
final class KnownParameters implements HandlerInterceptor {

    private final Map<HandlerMethod, Set<String>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String query = request.getQueryString();
        if (query == null || !(handler instanceof HandlerMethod method) || takesAny(method)) {
            return true;
        }
        Set<String> names = known.computeIfAbsent(method, KnownParameters::names);
        List<FieldError> errors = new ArrayList<>();
        for (String name : UriComponentsBuilder.newInstance()
                .query(query)
                .build()
                .getQueryParams()
                .keySet()) {
            String decoded = decode(name);
            if (!names.contains(decoded)) {
                errors.add(new FieldError(clean(decoded), "This parameter is not known here. Leave it out."));
            }
        }
        if (!errors.isEmpty()) {
            throw Refusal.fields(HttpStatus.BAD_REQUEST, errors);
        }
        return true;
    }

    private static String decode(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
    }

    /** For a query in which a percent sign does not begin an escape. */
    private static Refusal unreadable() {
        return Refusal.of(
                HttpStatus.BAD_REQUEST,
                "PARAMETERS_UNREADABLE",
                "The part of the address behind the question mark cannot be read. Write a percent sign as %25.");
    }

    private static String clean(String name) {
        return name.replaceAll("[^A-Za-z0-9_.-]", "?");
    }

    private static boolean takesAny(HandlerMethod method) {
        for (MethodParameter parameter : method.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(ModelAttribute.class)
                    || HttpServletRequest.class.isAssignableFrom(parameter.getParameterType())) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> names(HandlerMethod method) {
        Set<String> names = new TreeSet<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
            if (annotation != null) {
                parameter.initParameterNameDiscovery(new org.springframework.core.DefaultParameterNameDiscoverer());
                String name = annotation.name();
                names.add(name.isEmpty() ? String.valueOf(parameter.getParameterName()) : name);
            }
        }
        return names;
    }
}

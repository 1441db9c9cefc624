package redress.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.UriComponentsBuilder;
import redress.platform.problems.Refusal;
import redress.platform.problems.Refusal.FieldError;

/** Refuses query parameters that an API does not have: a misspelt filter would otherwise answer with too much. */
final class KnownParameters implements HandlerInterceptor {

    private final Map<HandlerMethod, Map<String, Class<?>>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String query = request.getQueryString();
        boolean asksForMethods = request.getMethod().equals("OPTIONS");
        if (query == null || asksForMethods || !(handler instanceof HandlerMethod method) || takesAny(method)) {
            return true;
        }
        Map<String, Class<?>> types = known.computeIfAbsent(method, KnownParameters::types);
        List<FieldError> errors = new ArrayList<>();
        UriComponentsBuilder.newInstance()
                .query(query)
                .build()
                .getQueryParams()
                .forEach((name, values) -> check(decode(name), values, types, errors));
        if (!errors.isEmpty()) {
            throw Refusal.fields(HttpStatus.BAD_REQUEST, errors);
        }
        return true;
    }

    private static void check(
            String name, List<@Nullable String> values, Map<String, Class<?>> types, List<FieldError> errors) {
        Class<?> type = types.get(name);
        if (type == null) {
            errors.add(new FieldError(clean(name), "This parameter is not known here. Leave it out."));
        } else if (type != String.class && values.stream().anyMatch(value -> value == null || value.isEmpty())) {
            errors.add(new FieldError(clean(name), "Give a value, or leave this parameter out."));
        }
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

    private static Map<String, Class<?>> types(HandlerMethod method) {
        Map<String, Class<?>> types = new HashMap<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
            if (annotation != null) {
                parameter.initParameterNameDiscovery(new org.springframework.core.DefaultParameterNameDiscoverer());
                String name = annotation.name();
                types.put(
                        name.isEmpty() ? String.valueOf(parameter.getParameterName()) : name,
                        parameter.getParameterType());
            }
        }
        return types;
    }
}

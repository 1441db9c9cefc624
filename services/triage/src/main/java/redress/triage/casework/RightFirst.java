package redress.triage.casework;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import redress.platform.security.Caller;
import redress.platform.security.CurrentCaller;
import redress.triage.cases.CaseAction;

/**
 * Asks whether somebody may do something with a case before the form is read: a stranger is told that there is no such case, whatever was
 * sent, and costs no more than the question. The case is asked again under its lock.
 */
@Configuration(proxyBeanMethods = false)
class RightFirst implements WebMvcConfigurer, HandlerInterceptor {

    private static final Pattern ID = Pattern.compile(CaseController.UUID);

    private final ObjectProvider<CaseRoom> room;

    RightFirst(ObjectProvider<CaseRoom> room) {
        this.room = room;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/cases/{caseId}/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String caseId = caseId(request);
        Caller caller = CurrentCaller.find();
        if (caseId != null && caller != null && request.getMethod().equals("POST")) {
            String last = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))
                    .split("/", 6)[4];
            Stream.of(CaseAction.values())
                    .filter(action -> action.path().equals(last))
                    .forEach(action -> room.getObject().mustBeAllowed(action, caseId, caller));
        }
        return true;
    }

    private static @Nullable String caseId(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                        && variables.get("caseId") instanceof String id
                        && ID.matcher(id).matches()
                ? id
                : null;
    }
}

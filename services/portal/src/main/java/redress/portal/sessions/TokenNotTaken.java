package redress.portal.sessions;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import redress.portal.clients.Refused;
import redress.portal.pages.Pages;
import redress.portal.sessions.UnsentForms.Why;

/**
 * Ends the session of somebody whose token a service does not take any more, as after the signing key was replaced. The page of
 * sign-in would lead whoever has a session straight back to where the token was refused.
 */
@Component
class TokenNotTaken implements HandlerExceptionResolver, Ordered {

    private final Sessions sessions;
    private final WantedCase wanted;
    private final UnsentForms unsent;

    TokenNotTaken(Sessions sessions, WantedCase wanted, UnsentForms unsent) {
        this.sessions = sessions;
        this.wanted = wanted;
        this.unsent = unsent;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception error) {
        if (!Pages.isPage(request)
                || response.isCommitted()
                || !(error instanceof Refused refused && refused.status() == 401)) {
            return null;
        }
        sessions.end(request, response);
        if (UnsentForms.isOne(request)) {
            return unsent.page(request, request.getRequestURI(), Why.SIGNED_OUT);
        }
        wanted.remember(request, response);
        return new ModelAndView(new RedirectView("/sign-in"));
    }
}

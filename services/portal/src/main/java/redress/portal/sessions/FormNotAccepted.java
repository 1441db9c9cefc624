package redress.portal.sessions;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import redress.platform.problems.StoreRefusal;
import redress.platform.securitylog.SecurityEvent;
import redress.platform.securitylog.SecurityLog;
import redress.portal.clients.Files;

/**
 * Answers a form whose secret is missing. A file that is over the server's limit arrives as such a form, because nothing of it could
 * be read: then the page of files says so. So does one for which the disk has no room.
 */
class FormNotAccepted implements AccessDeniedHandler {

    private final AccessDeniedHandler usual = new AccessDeniedHandlerImpl();
    private final SecurityLog log;

    FormNotAccepted(SecurityLog log) {
        this.log = log;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        Optional<String> page = Files.afterTooBig(request, request.getRequestURI(), false);
        if (page.isPresent()) {
            response.sendRedirect(page.get());
        } else if (noRoomFor(request)) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else {
            log.note(SecurityEvent.of("portal.form", actor())
                    .withOutcome(SecurityEvent.REFUSED)
                    .with("reason", "NO_SECRET"));
            usual.handle(request, response, denied);
        }
    }

    private static boolean noRoomFor(HttpServletRequest request) {
        try {
            if (request.getContentType() != null && request.getContentType().startsWith("multipart/")) {
                request.getParts();
            }
            return false;
        } catch (IOException | ServletException | IllegalStateException unread) {
            return StoreRefusal.isIn(unread);
        }
    }

    private static String actor() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && who.getPrincipal() instanceof SignedIn me
                ? "person/" + me.person().personId()
                : SecurityEvent.ANONYMOUS;
    }
}

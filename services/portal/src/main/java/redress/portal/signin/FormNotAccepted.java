package redress.portal.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;

/**
 * Answers a form whose secret is missing. A file that is over the server's limit arrives as such a form, because nothing of it could
 * be read: then the page of files says so.
 */
class FormNotAccepted implements AccessDeniedHandler {

    private static final long LARGE = 25L * 1024 * 1024;
    private final AccessDeniedHandler usual = new AccessDeniedHandlerImpl();

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        String type = request.getContentType();
        if (type != null && type.startsWith("multipart/") && request.getContentLengthLong() > LARGE) {
            response.sendRedirect(request.getRequestURI() + "?tooBig");
        } else {
            usual.handle(request, response, denied);
        }
    }
}

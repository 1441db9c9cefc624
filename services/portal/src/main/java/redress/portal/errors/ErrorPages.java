package redress.portal.errors;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;
import redress.platform.problems.Discreet;
import redress.platform.problems.Refusal;
import redress.portal.clients.Refused;
import redress.portal.clients.ServiceDown;
import redress.portal.pages.Dates;
import redress.portal.pages.Pages;
import redress.portal.pages.Words;

/** Turns what went wrong on the way to a page into a page that says what to do; details go to the log only. */
@Component
class ErrorPages implements HandlerExceptionResolver, ErrorViewResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
    private final Words words;
    private final Dates dates;

    ErrorPages(Words words, Dates dates) {
        this.words = words;
        this.dates = dates;
    }

    /** Behind the sign-in, which takes what only another token can mend. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 1;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception error) {
        if (!(error instanceof MultipartException) && DisconnectedClientHelper.isClientDisconnectedException(error)) {
            return new ModelAndView();
        }
        if (!Pages.isPage(request) || response.isCommitted()) {
            return null;
        }
        int status = status(error);
        if (error instanceof ServiceDown down) {
            LOG.warn("{} could not be answered: {}", request.getMethod(), down.getMessage());
        } else if (error instanceof Refusal refusal) {
            LOG.warn("{} could not be answered: {}", request.getMethod(), refusal.code());
        } else if (status >= 500) {
            LOG.error("{} could not be answered", request.getMethod(), Discreet.of(error));
        }
        if (status == 503) {
            response.setHeader("Retry-After", "5");
        }
        return page(request, status);
    }

    @Override
    public @Nullable ModelAndView resolveErrorView(
            HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (path == null || !Pages.isPage(path.toString())) {
            return null;
        }
        return page(
                request,
                request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Exception error
                        ? status(error)
                        : status.value());
    }

    private ModelAndView page(HttpServletRequest request, int status) {
        ModelAndView page = new ModelAndView("portal/error");
        page.setStatus(HttpStatusCode.valueOf(status));
        page.addObject("status", status);
        page.addObject("heading", heading(status));
        // Every page with a form sets one.
        page.addObject("withoutCookies", request.getCookies() == null);
        page.addObject("words", words);
        page.addObject("dates", dates);
        return page;
    }

    private String heading(int status) {
        return words.say(
                switch (status) {
                    case 403 -> "errors.not-accepted";
                    case 404 -> "errors.not-found";
                    case 408 -> "errors.too-slow";
                    case 413 -> "errors.too-large";
                    case 503 -> "errors.not-now";
                    default -> status >= 500 ? "errors.sorry" : "errors.not-understood";
                });
    }

    private static int status(Exception error) {
        if (error instanceof ServiceDown || error instanceof DataAccessResourceFailureException) {
            return 503;
        }
        if (error instanceof Refusal refusal) {
            return refusal.status().value();
        }
        if (error instanceof Refused refused) {
            return refused.status() == 403 || refused.notFound() ? refused.status() : 400;
        }
        if (error instanceof MultipartException || error instanceof InvalidParameterException) {
            return 400;
        }
        return error instanceof ErrorResponse answer ? answer.getStatusCode().value() : 500;
    }
}

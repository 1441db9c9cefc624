package redress.portal.sessions;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import redress.portal.clients.Refused;
import redress.portal.clients.ServiceDown;
import redress.portal.pages.Dates;
import redress.portal.pages.Pages;
import redress.portal.pages.Words;

/**
 * The page on which a form waits that came when nobody was signed in, when that could not be told, or when a service did not answer: it holds
 * what was entered, and sends it again.
 */
@Component
class UnsentForms implements HandlerExceptionResolver, ErrorViewResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(UnsentForms.class);
    private static final String WHY = UnsentForms.class.getName();
    private final Words words;
    private final Dates dates;

    /** Why a form was not sent, and with which status that is said. */
    enum Why {
        SIGNED_OUT(HttpStatus.FORBIDDEN),
        NOT_BEGUN(HttpStatus.SERVICE_UNAVAILABLE),
        /** It may have been carried out all the same. */
        NO_ANSWER(HttpStatus.SERVICE_UNAVAILABLE),
        /** It is somebody else's to do, as since the page was opened. */
        NOT_YOURS(HttpStatus.FORBIDDEN);

        private final HttpStatus status;

        Why(HttpStatus status) {
            this.status = status;
        }
    }

    UnsentForms(Words words, Dates dates) {
        this.words = words;
        this.dates = dates;
    }

    /** Before the page that says only what went wrong. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    /** Whether it is a form of a page for those who are signed in. None of them has files. */
    static boolean isOne(HttpServletRequest request) {
        return HttpMethod.POST.matches(request.getMethod())
                && Pages.isForTheSignedIn(request)
                && request.getContentType() != null
                && request.getContentType().startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    /** Ends a request that does not reach its page. */
    static void refuse(HttpServletRequest request, HttpServletResponse response, Why why) throws IOException {
        request.setAttribute(WHY, why);
        response.sendError(why.status.value());
    }

    @Override
    public @Nullable ModelAndView resolveErrorView(
            HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        return request.getAttribute(WHY) instanceof Why why
                        && request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String address
                ? page(request, address, why)
                : null;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception error) {
        if (response.isCommitted() || !isOne(request)) {
            return null;
        }
        if (error instanceof Refused refused && refused.status() == HttpStatus.FORBIDDEN.value()) {
            return page(request, request.getRequestURI(), Why.NOT_YOURS);
        }
        if (!(error instanceof ServiceDown) && !(error instanceof DataAccessResourceFailureException)) {
            return null;
        }
        LOG.warn("A form could not be taken: {}", error.getClass().getSimpleName());
        response.setHeader("Retry-After", "5");
        boolean nothingDone = error instanceof ServiceDown down && down.nothingDone();
        return page(request, request.getRequestURI(), nothingDone ? Why.NOT_BEGUN : Why.NO_ANSWER);
    }

    ModelAndView page(HttpServletRequest request, String address, Why why) {
        Map<String, List<String>> entered = new TreeMap<>();
        request.getParameterMap().forEach((name, values) -> entered.put(name, Arrays.asList(values)));
        entered.remove("_csrf");
        ModelAndView page = new ModelAndView("portal/signin/unsent");
        page.setStatus(why.status);
        page.addObject("words", words);
        page.addObject("dates", dates);
        page.addObject("room", "cases");
        page.addObject("why", why.name());
        page.addObject("address", address);
        page.addObject("entered", entered);
        // what is only one word was chosen, not written
        page.addObject(
                "texts",
                entered.values().stream()
                        .flatMap(List::stream)
                        .filter(text -> text.contains(" "))
                        .toList());
        return page;
    }
}

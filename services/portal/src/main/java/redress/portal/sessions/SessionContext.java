package redress.portal.sessions;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import redress.platform.problems.Refusal;
import redress.portal.clients.ServiceDown;
import redress.portal.pages.Pages;

/**
 * Tells Spring Security who is signed in, by the portal's own sessions; reads the store only when somebody wants to know. While the
 * store or the register does not answer, or where a newer version has stored the session, nobody is signed in, so that whatever needs no
 * sign-in goes on.
 */
@Component
class SessionContext implements SecurityContextRepository {

    private static final Logger LOG = LoggerFactory.getLogger(SessionContext.class);
    private static final String ASKED = Asked.class.getName();
    private final Sessions sessions;

    /** @param told false where it cannot be told who is signed in */
    private record Asked(Optional<SignedIn> who, boolean told) {}

    SessionContext(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(SingletonSupplier.of(() -> load(request)));
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return load(holder.getRequest());
    }

    /** Sessions are begun and ended by the controller of sign-in, and ended by {@link TokenNotTaken}. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return signedIn(request).isPresent();
    }

    private SecurityContext load(HttpServletRequest request) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        signedIn(request)
                .ifPresent(me -> context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        me,
                        null,
                        me.person().grants().stream()
                                .map(SimpleGrantedAuthority::new)
                                .toList())));
        return context;
    }

    /** Asks the store once for a request, and not again for the page that says what went wrong. */
    private Optional<SignedIn> signedIn(HttpServletRequest request) {
        if (request.getAttribute(ASKED) instanceof Asked before) {
            return before.who();
        }
        Asked asked = new Asked(Optional.empty(), false);
        try {
            asked = new Asked(sessions.of(request), true);
        } catch (DataAccessException | ServiceDown | Refusal unreachable) {
            if (shownOnlyToTheSignedIn(request)) {
                throw unreachable;
            }
            LOG.warn(
                    "It cannot be told who is signed in: {}",
                    unreachable.getClass().getSimpleName());
        } finally {
            request.setAttribute(ASKED, asked);
        }
        return asked.who();
    }

    /** Whether it was asked for, and could not be told, who sends a request. */
    static boolean couldNotTell(HttpServletRequest request) {
        return request.getAttribute(ASKED) instanceof Asked asked && !asked.told();
    }

    /** To ask somebody who is signed in to sign in would be wrong. What is sent there is kept on a page instead: {@link UnsentForms}. */
    private static boolean shownOnlyToTheSignedIn(HttpServletRequest request) {
        return Pages.isForTheSignedIn(request) && !request.getMethod().equals("POST");
    }

    private record Deferred(Supplier<SecurityContext> context) implements DeferredSecurityContext {

        @Override
        public SecurityContext get() {
            return context.get();
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}

package redress.portal.sessions;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page, also those that standalone adds, the person who is signed in, if any, as {@code me}. */
@ControllerAdvice
class WhoIsHere {

    @ModelAttribute("me")
    @Nullable
    SignedIn me() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn me ? me : null;
    }
}

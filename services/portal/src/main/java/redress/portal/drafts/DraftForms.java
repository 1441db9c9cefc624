package redress.portal.drafts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Gives each page on which a report is written the name by which its forms say which report they belong to. Leads anyone who goes on with
 * answers that were deleted or put aside to the page on which a report begins, which says so.
 */
@Component
class DraftForms implements HandlerExceptionResolver, HandlerInterceptor, WebMvcConfigurer, Ordered {

    private final BrowserDrafts drafts;

    DraftForms(BrowserDrafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/report", "/report/**");
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        String view = page == null ? null : page.getViewName();
        if (page != null && view != null && !view.startsWith("redirect:")) {
            page.addObject("draftName", drafts.name(request));
        }
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (failure instanceof BrowserDrafts.AnotherDraft) {
            return new ModelAndView(new RedirectView("/report?another"));
        }
        return failure instanceof DraftGone ? new ModelAndView(new RedirectView("/report?gone")) : null;
    }
}

package redress.portal.sessions;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import redress.platform.security.ApiSecurity;
import redress.platform.securitylog.SecurityLog;
import redress.platform.web.Uploads;
import redress.portal.clients.Files;
import redress.portal.pages.Cookies;
import redress.portal.pages.Pages;
import redress.portal.sessions.UnsentForms.Why;

/**
 * What guards the pages and the API of sign-in. In standalone the other services' APIs share the web context, so each chain here
 * takes only what is the portal's; the chain of the pages comes last.
 */
@Configuration(proxyBeanMethods = false)
class PortalSecurity {

    private static final String CONTENT = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** Where files come in; everywhere else bodies are limited to what a form needs. */
    @Bean
    Uploads portalUploads() {
        return new Uploads(Files.PAGES);
    }

    @Bean
    @Order(50)
    SecurityFilterChain signInApi(HttpSecurity http, ApiSecurity api) {
        return api.apply(http, "/api/sign-in", "/api/sign-in/**", "/.well-known/jwks.json")
                .authorizeHttpRequests(any -> any.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE - 1)
    SecurityFilterChain pictures(HttpSecurity http) {
        return http.securityMatcher((HttpServletRequest request) -> Pages.isStatic(request))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.cacheControl(cache -> cache.disable())
                        .crossOriginResourcePolicy(p -> p.policy(CrossOriginResourcePolicy.SAME_ORIGIN)))
                .authorizeHttpRequests(any -> any.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain pages(
            HttpSecurity http, SessionContext session, Cookies cookies, WantedCase wanted, SecurityLog log) {
        return http.securityMatcher((HttpServletRequest request) -> Pages.isPage(request))
                .securityContext(context -> context.securityContextRepository(session))
                .sessionManagement(none -> none.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(none -> none.requestCache(new NullRequestCache()))
                .csrf(csrf -> csrf.csrfTokenRepository(inCookie(cookies)).csrfTokenRequestHandler(atOnce()))
                .formLogin(none -> none.disable())
                .httpBasic(none -> none.disable())
                .logout(none -> none.disable())
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                        .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(policy -> policy.policy("camera=(), microphone=(), geolocation=()"))
                        .frameOptions(frames -> frames.deny()))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/cases/**", "/operations/**", "/reports/**", "/ties", "/ties/**")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(refused -> refused.authenticationEntryPoint(signInFirst(wanted))
                        .accessDeniedHandler(new FormNotAccepted(log)))
                .build();
    }

    private static AuthenticationEntryPoint signInFirst(WantedCase wanted) {
        LoginUrlAuthenticationEntryPoint signIn = new LoginUrlAuthenticationEntryPoint("/sign-in");
        return (request, response, refused) -> {
            if (UnsentForms.isOne(request)) {
                boolean unknown = SessionContext.couldNotTell(request);
                UnsentForms.refuse(request, response, unknown ? Why.NOT_BEGUN : Why.SIGNED_OUT);
                return;
            }
            wanted.remember(request, response);
            signIn.commence(request, response, refused);
        };
    }

    /** In a cookie, not a session: a form that was opened before a restart can still be sent after it. */
    private static CookieCsrfTokenRepository inCookie(Cookies cookies) {
        CookieCsrfTokenRepository repository = new CookieCsrfTokenRepository();
        repository.setCookieName(cookies.nameOf("form"));
        repository.setCookiePath("/");
        repository.setCookieCustomizer(
                cookie -> cookie.httpOnly(true).secure(cookies.secure()).sameSite("Lax"));
        return repository;
    }

    /** The cookie has to be written before the page begins to be sent. */
    private static XorCsrfTokenRequestAttributeHandler atOnce() {
        XorCsrfTokenRequestAttributeHandler handler = new XorCsrfTokenRequestAttributeHandler();
        handler.setCsrfRequestAttributeName(null);
        return handler;
    }
}

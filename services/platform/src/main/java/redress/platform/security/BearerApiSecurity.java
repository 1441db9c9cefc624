package redress.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import redress.platform.problems.ProblemResponses;

/** Every caller shows a bearer token or none; nothing is kept between two requests. */
final class BearerApiSecurity implements ApiSecurity {

    private final TokenDecoder tokens;
    private final TokenGrants grants;
    private final ProblemResponses problems;

    BearerApiSecurity(TokenDecoder tokens, TokenGrants grants, ProblemResponses problems) {
        this.tokens = tokens;
        this.grants = grants;
        this.problems = problems;
    }

    @Override
    public HttpSecurity apply(HttpSecurity http, String... paths) {
        return http.securityMatcher(paths)
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .oauth2ResourceServer(server -> server.jwt(
                                jwt -> jwt.decoder(tokens).jwtAuthenticationConverter(this::authentication))
                        .authenticationEntryPoint((request, response, e) -> unauthorised(request, response))
                        .accessDeniedHandler((request, response, e) -> forbidden(request, response))
                        .withObjectPostProcessor(tellingWhenItCannotBeChecked()))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(
                                (request, response, e) -> unauthorised(request, response))
                        .accessDeniedHandler((request, response, e) -> forbidden(request, response)))
                .headers(headers -> headers.contentSecurityPolicy(
                                csp -> csp.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .referrerPolicy(referrer -> {}));
    }

    /** A service may do what its name may, whatever its token says; no person may do what a service may. */
    private JwtAuthenticationToken authentication(Jwt jwt) {
        String subject = TokenDecoder.subject(jwt);
        if (subject.startsWith(TokenDecoder.SERVICE)) {
            return new JwtAuthenticationToken(jwt, AuthorityUtils.createAuthorityList(subject), subject);
        }
        List<String> held = grants.of(jwt).stream()
                .filter(grant -> !grant.startsWith(TokenDecoder.SERVICE))
                .toList();
        return new JwtAuthenticationToken(jwt, AuthorityUtils.createAuthorityList(held), subject);
    }

    /** A token that cannot be checked, because its key or its person cannot be asked for, is not invalid: the caller should try again. */
    private ObjectPostProcessor<BearerTokenAuthenticationFilter> tellingWhenItCannotBeChecked() {
        return new ObjectPostProcessor<>() {
            @Override
            public <T extends BearerTokenAuthenticationFilter> T postProcess(T filter) {
                filter.setAuthenticationFailureHandler((request, response, e) -> {
                    if (e instanceof AuthenticationServiceException) {
                        problems.write(
                                response,
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "NOT_AVAILABLE",
                                "The token cannot be checked at the moment. Please try again in a few seconds.");
                    } else {
                        unauthorised(request, response);
                    }
                });
                return filter;
            }
        };
    }

    private void unauthorised(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer");
        problems.write(
                response,
                HttpStatus.UNAUTHORIZED,
                "TOKEN_NEEDED",
                "Send a valid token in the header Authorization. Sign in again to get one.");
    }

    private void forbidden(HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(response, HttpStatus.FORBIDDEN, "NOT_ALLOWED", "This is not for your role.");
    }
}

package redress.platform.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** The security that every API shares: no session, bearer tokens, problem responses, safe headers. Each service adds its own rules. */
public interface ApiSecurity {

    /** Applies the shared part to the paths that match; the caller then names who may do what and builds the chain. */
    HttpSecurity apply(HttpSecurity http, String... paths);
}

package redress.portal.signin;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import redress.platform.forms.ContactPatterns;
import redress.platform.forms.Text;
import redress.platform.problems.Refusal;
import redress.portal.clients.ServiceDown;
import redress.portal.sessions.Sessions;
import redress.portal.sessions.SignedIn;
import redress.portal.tokens.Account;
import redress.portal.tokens.TokenIssuer;

/** Signing in for programs, new tokens for those that are signed in, and the keys by which the services check tokens. */
@RestController
@Tag(name = "sign-in")
class SignInApi {

    private final SignInDesk desk;
    private final Sessions sessions;
    private final TokenIssuer issuer;

    /** @param email to which the link goes, if it is one that may sign in */
    @Schema(name = "SignInForm")
    record LinkForm(
            @JsonProperty(required = true)
            @NotNull(message = "Give an email address.")
            @Text(
                    min = 3,
                    max = 254,
                    form = ContactPatterns.EMAIL,
                    hint = "Give one email address, such as name@example.org.")
            String email) {
        @Override
        public String toString() {
            return "***";
        }
    }

    /** @param token from the link in the mail */
    @Schema(name = "SignInTokenForm")
    record TokenForm(
            @JsonProperty(required = true)
            @NotNull(message = "Give the token from the link in the mail.")
            @Pattern(regexp = "^[A-Za-z0-9_-]{43}$", message = "Give the token from the link in the mail.")
            String token) {
        @Override
        public String toString() {
            return "***";
        }
    }

    /** @param renewalToken as it came with the sign-in */
    @Schema(name = "RenewalForm")
    record RenewalForm(
            @JsonProperty(required = true)
            @NotNull(message = "Give the renewalToken that came with the sign-in.")
            @Pattern(regexp = "^[A-Za-z0-9_-]{43}$", message = "Give the renewalToken that came with the sign-in.")
            String renewalToken) {
        @Override
        public String toString() {
            return "***";
        }
    }

    /**
     * @param accessToken to be sent as a bearer token
     * @param expiresAt when it ends
     * @param renewalToken gets another one until {@code renewableUntil}, if it is used at least every half an hour
     * @param person with what they may act as now
     */
    @Schema(name = "SignedIn")
    record TokenView(
            String accessToken, Instant expiresAt, String renewalToken, Instant renewableUntil, PersonView person) {

        static TokenView of(SignedIn signedIn, String renewalToken) {
            Account person = signedIn.person();
            return new TokenView(
                    signedIn.token(),
                    signedIn.issued().until(),
                    renewalToken,
                    signedIn.until(),
                    new PersonView(person.personId(), person.name(), person.grants()));
        }

        /** Shows no token, also in logs. */
        @Override
        public String toString() {
            return "***";
        }
    }

    @Schema(name = "SignedInPerson")
    record PersonView(String personId, String name, List<String> grants) {}

    SignInApi(SignInDesk desk, Sessions sessions, TokenIssuer issuer) {
        this.desk = desk;
        this.sessions = sessions;
        this.issuer = issuer;
    }

    @PostMapping(path = "/api/sign-in", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Ask for a sign-in link; the answer is the same for every address")
    @ApiResponse(responseCode = "202", description = "If the address may sign in, a link is on its way to it")
    void link(@RequestBody @Valid LinkForm form, HttpServletRequest request) {
        try {
            desk.sendLink(form.email(), request.getRemoteAddr());
        } catch (TooManyLinks tooMany) {
            throw Refusal.of(HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_REQUESTS", TooManyLinks.SAID);
        } catch (ServiceDown down) {
            throw unavailable();
        }
    }

    @PostMapping(
            path = "/api/sign-in/token",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Use a sign-in link up, for a token")
    @ApiResponse(responseCode = "200", description = "Signed in")
    TokenView token(@RequestBody @Valid TokenForm form) {
        try {
            return desk.open(form.token())
                    .map(sessions::begin)
                    .flatMap(this::view)
                    .orElseThrow(() -> Refusal.of(
                            HttpStatus.UNAUTHORIZED,
                            "TOKEN_NOT_VALID",
                            "The token is unknown, was used before, or is older than 15 minutes. Ask for"
                                    + " another link."));
        } catch (ServiceDown down) {
            throw unavailable();
        }
    }

    @PostMapping(
            path = "/api/sign-in/renewal",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Get another token before the one at hand ends",
            description =
                    "A token lives five minutes; a sign-in eight hours, if it is used at least every half an hour.")
    @ApiResponse(responseCode = "200", description = "Still signed in")
    TokenView renewal(@RequestBody @Valid RenewalForm form) {
        try {
            return view(form.renewalToken())
                    .orElseThrow(() -> Refusal.of(
                            HttpStatus.UNAUTHORIZED,
                            "SIGN_IN_ENDED",
                            "The sign-in has ended. Ask for another link to sign in again."));
        } catch (ServiceDown down) {
            throw unavailable();
        }
    }

    private Optional<TokenView> view(String secret) {
        return sessions.of(secret).map(signedIn -> TokenView.of(signedIn, secret));
    }

    @GetMapping("/.well-known/jwks.json")
    @Operation(summary = "The public keys by which tokens are checked (RFC 7517)")
    ResponseEntity<Map<String, Object>> keys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                .contentType(MediaType.APPLICATION_JSON)
                .body(issuer.publicKeys());
    }

    private static Refusal unavailable() {
        return Refusal.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "SIGN_IN_UNAVAILABLE",
                "Sign-in does not work just now. Try again in a minute.");
    }
}

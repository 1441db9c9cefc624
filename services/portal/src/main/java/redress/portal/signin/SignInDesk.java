package redress.portal.signin;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.security.authentication.ott.OneTimeToken;
import org.springframework.security.authentication.ott.OneTimeTokenAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;
import redress.platform.security.PersonNotKnown;
import redress.platform.security.ServiceClients;
import redress.platform.securitylog.SecurityEvent;
import redress.platform.securitylog.SecurityLog;
import redress.portal.clients.ServiceDown;
import redress.portal.sessions.PeopleNow;
import redress.portal.tokens.Account;

/** Sends links to people whom the register knows, and signs in whoever presents one. */
@Component
class SignInDesk {

    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");
    private final SignInTokens tokens;
    private final SignInMail mail;
    private final LinkThrottle throttle;
    private final PeopleNow people;
    private final ServiceClients services;
    private final SecurityLog log;

    private record Known(String personId, String name) {}

    SignInDesk(
            SignInTokens tokens,
            SignInMail mail,
            LinkThrottle throttle,
            PeopleNow people,
            ServiceClients services,
            SecurityLog log) {
        this.tokens = tokens;
        this.mail = mail;
        this.throttle = throttle;
        this.people = people;
        this.services = services;
        this.log = log;
    }

    /**
     * Sends a link if the address is one that may sign in. Does not tell whether it is.
     *
     * @param caller the address from which the request came
     * @throws ServiceDown when the register cannot be asked, whatever the address
     * @throws TooManyLinks when the caller has asked for too many, whatever the addresses
     */
    void sendLink(String email, String caller) {
        SecurityEvent asked = SecurityEvent.of("portal.signIn.linkAsked", SecurityEvent.ANONYMOUS);
        if (!throttle.allowsCaller(caller)) {
            record(asked.withOutcome("LIMITED"));
            throw new TooManyLinks();
        }
        String address = email.strip().toLowerCase(Locale.ROOT);
        Optional<Known> person = known(address);
        if (person.isEmpty()) {
            record(asked.withOutcome(SecurityEvent.REFUSED).with("reason", "UNKNOWN_ADDRESS"));
            return;
        }
        SecurityEvent known = asked.about("person", person.get().personId());
        if (throttle.allowsMail(address)) {
            record(known);
            mail.send(address, () -> throttle.mayFollow(address));
        } else {
            record(known.withOutcome("LIMITED"));
        }
    }

    /** Uses a link up. Empty when it is unknown, too old or was used, or its person may no longer sign in. */
    Optional<Account> open(String secret) {
        SecurityEvent shown = SecurityEvent.of("portal.signIn.linkUsed", SecurityEvent.ANONYMOUS);
        OneTimeToken used =
                SECRET.matcher(secret).matches() ? tokens.consume(new OneTimeTokenAuthenticationToken(secret)) : null;
        if (used == null) {
            // unknown, too old, or used before: which of them, nothing is kept to tell
            record(shown.withOutcome(SecurityEvent.REFUSED).with("reason", "NOT_VALID"));
            return Optional.empty();
        }
        throttle.mayFollow(used.getUsername());
        Optional<Account> person =
                known(used.getUsername()).flatMap(found -> people.atSignIn(found.personId(), found.name()));
        record(person.map(p -> SecurityEvent.of("portal.signIn.linkUsed", "person/" + p.personId()))
                .orElseGet(() -> shown.withOutcome(SecurityEvent.REFUSED).with("reason", "NO_LONGER_KNOWN")));
        return person;
    }

    /** A sign-in goes on where it cannot be recorded; the log says later what it lacks. */
    private void record(SecurityEvent event) {
        log.note(event);
    }

    private Optional<Known> known(String email) {
        try {
            return Optional.ofNullable(services.to("register")
                    .get()
                    .uri("/internal/register/people/by-email?email={email}", email)
                    .retrieve()
                    .body(Known.class));
        } catch (HttpClientErrorException refused) {
            if (PersonNotKnown.isSaidBy(refused)) {
                return Optional.empty();
            }
            throw new ServiceDown("register", refused);
        } catch (RestClientException noAnswer) {
            throw new ServiceDown("register", noAnswer);
        }
    }
}

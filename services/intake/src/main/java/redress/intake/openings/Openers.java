package redress.intake.openings;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import redress.platform.problems.Refusal;
import redress.platform.security.ServiceClients;

/**
 * Asks the register who may open a name and who is tied to a body. Its answers are kept for a minute, no answer for ten seconds, so that
 * filing does not wait for a register that is away; who is about to open a name is always asked for anew.
 */
@Component
public class Openers {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final Duration LEFT_ALONE = Duration.ofSeconds(10);
    private static final int MOST_KEPT = 2_000;

    private final ServiceClients services;
    private final Cache<About, Choice> known =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST_KEPT).build();
    private final Cache<About, Boolean> silent = Caffeine.newBuilder()
            .expireAfterWrite(LEFT_ALONE)
            .maximumSize(MOST_KEPT)
            .build();

    private record About(String compactId, String bodyId) {}

    Openers(ServiceClients services) {
        this.services = services;
    }

    /** As it was at most a minute ago; empty if the register does not answer. */
    public Optional<Choice> ifKnown(String compactId, String bodyId) {
        About about = new About(compactId, bodyId);
        if (silent.getIfPresent(about) != null) {
            return Optional.ofNullable(known.getIfPresent(about));
        }
        try {
            return Optional.of(recent(compactId, bodyId));
        } catch (Refusal away) {
            return Optional.empty();
        }
    }

    /**
     * As it was at most a minute ago.
     *
     * @throws Refusal (503) if the register does not answer
     */
    public Choice recent(String compactId, String bodyId) {
        Choice choice = known.getIfPresent(new About(compactId, bodyId));
        return choice == null ? now(compactId, bodyId) : choice;
    }

    /**
     * As it is.
     *
     * @throws Refusal (503) if the register does not answer
     */
    public Choice now(String compactId, String bodyId) {
        About about = new About(compactId, bodyId);
        try {
            Choice choice = services.to("register")
                    .get()
                    .uri("/internal/register/opener?compactId={compact}&bodyId={body}", compactId, bodyId)
                    .retrieve()
                    .requiredBody(Choice.class);
            known.put(about, choice);
            silent.invalidate(about);
            return choice;
        } catch (RestClientException | IllegalStateException e) {
            silent.put(about, true);
            throw Refusal.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "REGISTER_AWAY",
                    "The register cannot be asked just now. Please try again in a few seconds.");
        }
    }
}

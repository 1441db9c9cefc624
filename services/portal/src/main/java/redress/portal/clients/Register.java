package redress.portal.clients;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;
import redress.portal.forms.Problems;
import redress.portal.pages.Words;

/**
 * What the register says in public: bodies, Compacts, undertakings. Names are remembered for some minutes, and longer while the register
 * does not answer. It is then asked again only now and then, so that a page with many names waits for it once and not for each.
 */
@Component
public class Register {

    private static final long REMEMBERED = Duration.ofMinutes(5).toNanos();
    private static final long LEFT_ALONE = Duration.ofSeconds(10).toNanos();
    private static final int MOST_REMEMBERED = 2_000;
    private static final int MOST_COMPACTS = 1_000;

    /** As many characters as it looks for in the names of bodies. */
    private static final int LONGEST = 100;

    private final Cache<String, Remembered> memory =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();
    private final AtomicReference<@Nullable Long> silentSince = new AtomicReference<>();
    private final Services services;
    private final LongSupplier ticks;

    /** A public body and the Compacts that bind it. */
    public record Body(String bodyId, String name, @Nullable String type, List<String> compactIds) {}

    /**
     * A page of public bodies.
     *
     * @param total how many were found in all
     * @param near whether none has all the words
     * @param next where the next page begins
     */
    public record Bodies(
            List<Body> items,
            int total,
            boolean near,
            @Nullable String next) {

        public static final Bodies NONE = new Bodies(List.of(), 0, false, null);
    }

    /** A public body that a Compact binds. */
    public record Bound(String bodyId, String name) {}

    /** A local Compact. */
    public record Compact(
            String compactId,
            String name,
            @Nullable String level,
            @Nullable String region,
            @Nullable String status,
            @Nullable List<Bound> bodies) {}

    /** An undertaking of the national Compact. */
    public record Undertaking(
            String code,
            @Nullable String principle,
            @Nullable String party,
            String title) {}

    /** Who could open the name of somebody who reports in confidence; both are null when there is nobody. */
    public record Opener(@Nullable String role, @Nullable String name) {}

    private record Remembered(Object value, long at) {}

    record Page(List<Compact> items, @Nullable String next) {}

    @Autowired
    Register(Services services) {
        this(services, System::nanoTime);
    }

    Register(Services services, LongSupplier ticks) {
        this.services = services;
        this.ticks = ticks;
    }

    public static boolean isTooLong(String words) {
        return words.codePointCount(0, words.length()) > LONGEST;
    }

    /** What is said of words that are too long to be searched for, with the name of their input. */
    public static Problems tooLong(String field, Words words) {
        return Problems.of(field, words.say("clients.search.too-long", LONGEST));
    }

    /**
     * A page of the bodies whose names have the words, or come near them, best first.
     *
     * @param after the body after which the page begins
     */
    public Bodies bodies(String words, @Nullable String after, int limit) {
        return services.ask(
                "register",
                client -> client.get()
                        .uri(address -> {
                            address.path("/api/register/bodies")
                                    .queryParam("q", "{q}")
                                    .queryParam("limit", limit);
                            if (after != null) {
                                address.queryParam("after", "{after}");
                            }
                            return after == null ? address.build(words) : address.build(words, after);
                        })
                        .retrieve()
                        .requiredBody(Bodies.class));
    }

    public Compact compact(String compactId) {
        return remembered(
                "compact/" + compactId,
                key -> services.ask(
                        "register",
                        client -> client.get()
                                .uri("/api/register/compacts/{id}", compactId)
                                .retrieve()
                                .requiredBody(Compact.class)));
    }

    /**
     * To be called before a page that names several Compacts, or bodies of several: what is not remembered is then asked for a hundred
     * Compacts at a time, and not one by one.
     */
    public void rememberNames(Collection<String> compactIds) {
        long missing = compactIds.stream()
                .distinct()
                .filter(id -> !isFresh(memory.getIfPresent("compact/" + id)))
                .count();
        if (missing > 1) {
            try {
                remembered("compacts", key -> askForCompacts());
            } catch (ServiceDown | Refused unknown) {
                // The page shows ids in their place.
            }
        }
    }

    private List<Compact> askForCompacts() {
        List<Compact> all = new ArrayList<>();
        String after = null;
        do {
            Page page = pageOfCompacts(after);
            all.addAll(page.items());
            after = page.next();
        } while (after != null && all.size() < MOST_COMPACTS);
        long at = ticks.getAsLong();
        all.forEach(each -> memory.put("compact/" + each.compactId(), new Remembered(each, at)));
        return all;
    }

    private Page pageOfCompacts(@Nullable String after) {
        String address = "/api/register/compacts?limit=100" + (after == null ? "" : "&after={after}");
        return services.ask(
                "register",
                client -> (after == null
                                ? client.get().uri(address)
                                : client.get().uri(address, after))
                        .retrieve()
                        .requiredBody(Page.class));
    }

    public List<Undertaking> undertakings() {
        return remembered(
                "undertakings",
                key -> services.ask(
                        "register",
                        client -> client.get()
                                .uri("/api/register/undertakings")
                                .retrieve()
                                .requiredBody(new ParameterizedTypeReference<List<Undertaking>>() {})));
    }

    /** As it is now; empty when the register does not answer or knows no such Compact that binds the body. */
    public Optional<Opener> opener(String compactId, String bodyId) {
        try {
            return Optional.of(services.ask(
                    "register",
                    client -> client.get()
                            .uri("/api/register/compacts/{compact}/bodies/{body}/opener", compactId, bodyId)
                            .retrieve()
                            .requiredBody(Opener.class)));
        } catch (ServiceDown | Refused unknown) {
            return Optional.empty();
        }
    }

    /** The name of the Compact; its id when the register does not answer: a page must not fail for a name. */
    public String nameOfCompact(@Nullable String compactId) {
        if (compactId == null || compactId.isEmpty()) {
            return "";
        }
        try {
            return compact(compactId).name();
        } catch (ServiceDown | Refused unknown) {
            return compactId;
        }
    }

    /** The name of a body of the Compact; its id when the register does not know or does not answer. */
    public String nameOfBody(@Nullable String compactId, @Nullable String bodyId) {
        if (compactId == null || bodyId == null) {
            return bodyId == null ? "" : bodyId;
        }
        try {
            List<Bound> bodies = compact(compactId).bodies();
            return bodies == null
                    ? bodyId
                    : bodies.stream()
                            .filter(b -> b.bodyId().equals(bodyId))
                            .map(Bound::name)
                            .findFirst()
                            .orElse(bodyId);
        } catch (ServiceDown | Refused unknown) {
            return bodyId;
        }
    }

    @SuppressWarnings("unchecked")
    private <T> T remembered(String key, Function<String, T> ask) {
        Remembered known = memory.getIfPresent(key);
        if (known != null && isFresh(known)) {
            return (T) known.value;
        }
        try {
            T fresh = askUnlessSilent(() -> ask.apply(key));
            memory.put(key, new Remembered(fresh, ticks.getAsLong()));
            return fresh;
        } catch (ServiceDown down) {
            if (known != null) {
                return (T) known.value;
            }
            throw down;
        }
    }

    private boolean isFresh(@Nullable Remembered known) {
        return known != null && ticks.getAsLong() - known.at < REMEMBERED;
    }

    /** While the register is silent, one caller at a time finds out whether it answers again; the others do not wait. */
    private <T> T askUnlessSilent(Supplier<T> ask) {
        Long silent = silentSince.get();
        if (silent != null
                && (ticks.getAsLong() - silent < LEFT_ALONE || !silentSince.compareAndSet(silent, ticks.getAsLong()))) {
            throw new ServiceDown("register");
        }
        try {
            T answer = ask.get();
            silentSince.set(null);
            return answer;
        } catch (ServiceDown down) {
            silentSince.set(ticks.getAsLong());
            throw down;
        }
    }
}

package redress.client;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls the API with JSON, each call one request in the caller's thread. While the system is away or busy, a question is asked again for
 * as long as the {@link Setup} says, and so is a command that bears an idempotency key; after any other that got no answer the caller
 * decides. Tokens of people who signed in here are renewed in good time. Safe for use by several threads.
 */
public final class Client {

    private static final String KEY = "Idempotency-Key";
    private static final String AUTHORIZATION = "Authorization";
    private static final String BEARER = "Bearer ";
    private static final int TOKEN_REFUSED = 401;
    private static final int NOT_THERE = 404;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Setup setup;
    private final Exchange exchange;
    private final Renewals renewals = new Renewals();

    Client(Setup setup) {
        this.setup = setup;
        this.exchange = new Exchange(setup);
    }

    /** @param base such as {@code http://localhost:8080} */
    public static Setup at(String base) {
        return new Setup(base);
    }

    /** What somebody who signed in sends with a request. */
    public static Map<String, String> bearer(String token) {
        return Map.of(AUTHORIZATION, BEARER + token);
    }

    /** What makes a command one that may be sent again; each command needs a key of its own. */
    public static Map<String, String> keyed(String idempotencyKey) {
        return Map.of(KEY, idempotencyKey);
    }

    /** As part of an address. */
    public static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    public JsonNode get(String path, Map<String, String> headers) {
        return again(() -> call("GET", path, headers, null));
    }

    /** Null when the system has no such address. */
    public @Nullable JsonNode find(String path) {
        try {
            return get(path, Map.of());
        } catch (CallFailed e) {
            if (e.status() == NOT_THERE) {
                return null;
            }
            throw e;
        }
    }

    /**
     * @param form what becomes JSON; or a text or bytes, which are sent as they are
     * @throws NoAnswer if it is not known whether the command was carried out
     */
    public JsonNode post(String path, Object form, Map<String, String> headers) {
        return command("POST", path, headers, bytes(form));
    }

    /** Like {@link #post}. */
    public JsonNode put(String path, Object form, Map<String, String> headers) {
        return command("PUT", path, headers, bytes(form));
    }

    /** @throws NoAnswer if it is not known whether the command was carried out */
    public void delete(String path, Map<String, String> headers) {
        command("DELETE", path, headers, new byte[0]);
    }

    /** Repeats what may safely be repeated until the system answers, or until patience is at its end. */
    public <T> T again(Supplier<T> call) {
        long from = System.nanoTime();
        boolean told = false;
        while (true) {
            try {
                return call.get();
            } catch (CallFailed e) {
                long waited = System.nanoTime() - from;
                if (!e.mayPass()
                        || waited >= setup.patience().toNanos()
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                if (!told && waited > setup.silence().toNanos()) {
                    setup.tell("Waiting for " + setup.base());
                    told = true;
                }
                LockSupport.parkNanos(Math.max(PAUSE.toNanos(), e.retryAfter().toNanos()));
            }
        }
    }

    /** The headers with the token that is good now, for those who send them by other means. */
    public Map<String, String> current(Map<String, String> headers) {
        String token = token(headers);
        if (token == null) {
            return headers;
        }
        Map<String, String> current = new HashMap<>(headers);
        current.put(AUTHORIZATION, BEARER + renewals.latest(token, this::renewed));
        return current;
    }

    /**
     * @param token of the link in the mail
     * @return a token to call the API with for as long as the sign-in lasts
     * @throws NoAnswer if it is not known whether the link was used up
     */
    String signIn(String token) {
        return renewals.keep(post("/api/sign-in/token", Map.of("token", token), Map.of()));
    }

    private JsonNode command(String method, String path, Map<String, String> headers, byte[] body) {
        return headers.containsKey(KEY)
                ? again(() -> call(method, path, headers, body))
                : call(method, path, headers, body);
    }

    private JsonNode call(String method, String path, Map<String, String> headers, byte @Nullable [] body) {
        String token = token(headers);
        String sent = token == null ? null : renewals.latest(token, this::renewed);
        Exchange.Answer answer = send(method, path, headers, sent, body);
        if (answer.status() == TOKEN_REFUSED && token != null && sent != null) {
            // Nothing was carried out, so that a command may be sent again too.
            String next = renewals.afterRefusal(token, sent, this::renewed);
            if (!next.equals(sent)) {
                answer = send(method, path, headers, next, body);
            }
        }
        if (answer.status() / 100 != 2) {
            throw CallFailed.of(method, setup.base(), path, answer);
        }
        return answer.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }

    private Exchange.Answer send(
            String method, String path, Map<String, String> headers, @Nullable String bearer, byte @Nullable [] body) {
        try {
            return exchange.send(method, path, headers, bearer == null ? null : BEARER + bearer, body);
        } catch (IOException e) {
            if (Trust.refused(e)) {
                throw new CallFailed("The certificate of " + setup.base() + " is not known to this machine. "
                        + setup.untrustedAdvice());
            }
            throw new NoAnswer(setup.base() + CallFailed.withoutQuery(path) + " gave no answer (" + e + "). "
                    + setup.awayAdvice());
        }
    }

    private JsonNode renewed(String renewalToken) {
        return again(() -> post("/api/sign-in/renewal", Map.of("renewalToken", renewalToken), Map.of()));
    }

    private static @Nullable String token(Map<String, String> headers) {
        String value = headers.get(AUTHORIZATION);
        return value != null && value.startsWith(BEARER) ? value.substring(BEARER.length()) : null;
    }

    private static byte[] bytes(Object form) {
        if (form instanceof byte[] bytes) {
            return bytes;
        }
        return form instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : JSON.writeValueAsBytes(form);
    }
}

package redress.client;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A call did not succeed; the message tells what was answered and what can be done. */
public class CallFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Of a service that is away, or of a proxy in front of one. */
    private static final Set<Integer> AWAY = Set.of(502, 503, 504);

    private static final int LONGEST = 500;

    private final int status;
    private final String code;
    private final String detail;
    private final Duration retryAfter;

    /** Nothing was answered, or nothing that can be believed. */
    CallFailed(String message) {
        this(message, 0, "", message, Duration.ZERO);
    }

    CallFailed(String message, int status, String code, String detail, Duration retryAfter) {
        super(message);
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.retryAfter = retryAfter;
    }

    static CallFailed of(String method, String base, String path, Exchange.Answer answer) {
        JsonNode said = json(answer);
        String code = said.path("code").asString("");
        String detail = said.isObject() ? detail(said) : shortened(answer);
        Duration retryAfter = Duration.ofSeconds(answer.retryAfter());
        String message = Stream.of(
                        "%s %s was answered with %s."
                                .formatted(method, withoutQuery(path), (answer.status() + " " + code).strip()),
                        detail,
                        whatToDo(answer))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
        return AWAY.contains(answer.status())
                ? new NoAnswer(base + ": " + message, answer.status(), code, detail, retryAfter)
                : new CallFailed(message, answer.status(), code, detail, retryAfter);
    }

    /** Of the answer; 0 if there was none. */
    public int status() {
        return status;
    }

    /** The system's word for what happened, such as {@code STALE}; empty where it gave none. */
    public String code() {
        return code;
    }

    /** In a sentence, with what to put right in each field. */
    public String detail() {
        return detail;
    }

    /** When the system asks to come back; zero where it does not. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** Whether the same may be answered otherwise soon. */
    boolean mayPass() {
        return !retryAfter.isZero();
    }

    /** What is asked for may be a person's. */
    static String withoutQuery(String path) {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    private static String detail(JsonNode said) {
        StringJoiner detail = new StringJoiner(" ");
        detail.add(said.path("detail").asString(""));
        said.path("errors")
                .forEach(error -> detail.add(error.path("field").asString("") + ": "
                        + error.path("message").asString("")));
        return detail.toString();
    }

    private static String whatToDo(Exchange.Answer answer) {
        if (answer.retryAfter() > 0) {
            return "Try again in " + answer.retryAfter() + " s.";
        }
        return switch (answer.status()) {
            case 400, 413, 415, 422 -> "Put the request right.";
            case 401 -> "Sign in again.";
            case 403, 404 -> "It is not there, or not for this caller.";
            case 409, 412, 428 -> "Look again: it was done before, or something changed meanwhile.";
            default -> answer.status() >= 500 ? "Try again; if it stays so, tell those who run the system." : "";
        };
    }

    private static JsonNode json(Exchange.Answer answer) {
        try {
            return JsonMapper.shared().readTree(answer.body());
        } catch (JacksonException notJson) {
            return JsonMapper.shared().missingNode();
        }
    }

    private static String shortened(Exchange.Answer answer) {
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}

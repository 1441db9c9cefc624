package redress.platform.securitylog;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import redress.platform.security.Caller;

/**
 * What happened, in ids and codes: whatever could be a text, a name or an address is refused by the constructor.
 *
 * @param action a code, such as {@code intake.name.opened}
 * @param actor {@code person/<id>}, {@code service/<name>} or {@link #ANONYMOUS}
 * @param subjectKind what it was about, such as {@code report}; empty where it was about nothing in particular
 * @param subjectId its id; empty where there is none
 * @param outcome a code, such as {@code DONE} or {@code REFUSED}
 * @param details a few more codes by name, such as {@code reason}
 */
public record SecurityEvent(
        String action,
        String actor,
        String subjectKind,
        String subjectId,
        String outcome,
        Map<String, String> details) {

    public static final String ANONYMOUS = "anonymous";
    public static final String DONE = "DONE";
    public static final String REFUSED = "REFUSED";

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/,-]{0,199}");
    private static final int MOST_DETAILS = 12;

    public SecurityEvent {
        code("action", action);
        code("actor", actor);
        code("outcome", outcome);
        if (!subjectKind.isEmpty()) {
            code("subjectKind", subjectKind);
        }
        if (!subjectId.isEmpty()) {
            code("subjectId", subjectId);
        }
        if (details.size() > MOST_DETAILS) {
            throw new IllegalArgumentException("A security event has at most " + MOST_DETAILS + " details");
        }
        details.forEach((name, value) -> {
            code("details", name);
            code("details." + name, value);
        });
        details = Collections.unmodifiableMap(new TreeMap<>(details));
    }

    /** Something that was done, by a person, a service or {@link #ANONYMOUS}. */
    public static SecurityEvent of(String action, String actor) {
        return new SecurityEvent(action, actor, "", "", DONE, Map.of());
    }

    public static SecurityEvent of(String action, Caller caller) {
        return of(action, caller.actor());
    }

    public SecurityEvent about(String kind, String id) {
        return new SecurityEvent(action, actor, kind, id, outcome, details);
    }

    public SecurityEvent withOutcome(String code) {
        return new SecurityEvent(action, actor, subjectKind, subjectId, code, details);
    }

    public SecurityEvent with(String name, String code) {
        Map<String, String> more = new TreeMap<>(details);
        more.put(name, code);
        return new SecurityEvent(action, actor, subjectKind, subjectId, outcome, more);
    }

    /** Whether this text may stand in the log: an id or a code, nothing that somebody could have written. */
    static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    private static void code(String what, String text) {
        if (!isCode(text)) {
            throw new IllegalArgumentException("A security event holds ids and codes only; this is none: " + what);
        }
    }
}

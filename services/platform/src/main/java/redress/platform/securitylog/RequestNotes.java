package redress.platform.securitylog;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * What a service wants the line of the present request to say beside what can be seen from outside: what it was about, and codes such as
 * that it was a replay. Does nothing where no request is being answered.
 */
public final class RequestNotes {

    private static final String ATTRIBUTE = RequestNotes.class.getName();

    private final Map<String, String> details = new TreeMap<>();
    private String operation = "";
    private String subjectKind = "";
    private String subjectId = "";

    private RequestNotes() {}

    /** The name of the operation in the description of the API, where one method carries out several. */
    public static void operation(String name) {
        RequestNotes notes = ofThisRequest();
        if (notes != null) {
            notes.operation = name;
        }
    }

    /** What the request turned out to be about, where its address does not tell. */
    public static void about(String kind, String id) {
        RequestNotes notes = ofThisRequest();
        if (notes != null) {
            notes.subjectKind = kind;
            notes.subjectId = id;
        }
    }

    public static void with(String name, String code) {
        RequestNotes notes = ofThisRequest();
        if (notes != null) {
            notes.details.put(name, code);
        }
    }

    static @Nullable RequestNotes of(@Nullable Object attribute) {
        return attribute instanceof RequestNotes notes ? notes : null;
    }

    static String attribute() {
        return ATTRIBUTE;
    }

    String operation() {
        return operation;
    }

    SecurityEvent addTo(SecurityEvent event) {
        SecurityEvent more = subjectKind.isEmpty() ? event : event.about(subjectKind, subjectId);
        for (Map.Entry<String, String> detail : details.entrySet()) {
            more = more.with(detail.getKey(), detail.getValue());
        }
        return more;
    }

    private static @Nullable RequestNotes ofThisRequest() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return null;
        }
        RequestNotes notes = of(request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST));
        if (notes == null) {
            notes = new RequestNotes();
            request.setAttribute(ATTRIBUTE, notes, RequestAttributes.SCOPE_REQUEST);
        }
        return notes;
    }
}

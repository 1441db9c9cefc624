package redress.triage.view;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;

/** A case as it is shown to one caller; what the caller may not see, and what there is not, is left out. */
public record CaseView(@JsonValue Map<String, Object> members) {

    /** As in {@code ETag}. */
    public String version() {
        return "\"" + members.get("version") + "\"";
    }
}

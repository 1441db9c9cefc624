package redress.intake.drafts;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import redress.intake.attachments.Attachments;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files that a draft names in its member {@code attachmentIds}. They are kept as long as the draft, and removed with it or when it
 * names them no more, unless a report has claimed them. What else the member may hold is the client's own business.
 */
@Component
class DraftFiles {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Attachments attachments;

    DraftFiles(Attachments attachments) {
        this.attachments = attachments;
    }

    void keep(String draft) {
        List<String> named = named(draft);
        if (!named.isEmpty()) {
            attachments.keepForDraft(named);
        }
    }

    /** @param after the draft as it is now; {@code {}} if it is gone */
    void letGo(String before, String after) {
        List<String> gone = new ArrayList<>(named(before));
        gone.removeAll(named(after));
        attachments.removeUnclaimed(gone);
    }

    private static List<String> named(String draft) {
        List<String> ids = new ArrayList<>();
        for (JsonNode each : JSON.readTree(draft).path("attachmentIds")) {
            String id = each.asString("");
            if (ids.size() < Attachments.MAX_PER_REPORT && ID.matcher(id).matches()) {
                ids.add(id);
            }
        }
        return ids;
    }
}

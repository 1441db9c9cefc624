package redress.intake.attachments;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.intake.storedfiles.Scan;
import redress.intake.traces.Objection;
import redress.intake.traces.Trace;

/**
 * A file that was taken.
 *
 * @param attachmentId to be named in a report's {@code attachmentIds}; whoever knows it can put the file into a report
 * @param type the media type that the content was found to have
 * @param scan whether the virus scanner has looked at it; it can be downloaded only if clean, or if no scanner is set up
 * @param removed what was taken out of the copy that others than the reporter may read
 * @param notCleaned why there is no such copy, as a code; an anonymous report cannot hold the file then
 * @param notCleanedBecause the same in words
 */
@Schema(name = "Attachment")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AttachmentView(
        String attachmentId,
        String name,
        long size,
        String type,
        Scan scan,
        List<Trace> removed,
        @Nullable Objection notCleaned,
        @Nullable String notCleanedBecause) {

    static AttachmentView of(Attachment attachment, FileState state) {
        return new AttachmentView(
                attachment.id(),
                attachment.name(),
                attachment.size(),
                attachment.mediaType(),
                state.scan(),
                state.removed(),
                state.objection().orElse(null),
                state.objection().map(Objection::sentence).orElse(null));
    }

    /** Without the name: web frameworks log what they answer. */
    @Override
    public String toString() {
        return "AttachmentView[" + attachmentId + "]";
    }
}

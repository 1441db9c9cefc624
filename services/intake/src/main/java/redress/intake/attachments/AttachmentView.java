package redress.intake.attachments;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A file that was taken.
 *
 * @param attachmentId to be named in a report's {@code attachmentIds}; whoever knows it can put the file into a report
 * @param type the media type that the content was found to have
 */
@Schema(name = "Attachment")
public record AttachmentView(String attachmentId, String name, long size, String type) {

    public static AttachmentView of(Attachment attachment) {
        return new AttachmentView(attachment.id(), attachment.name(), attachment.size(), attachment.mediaType());
    }
}

package redress.intake.attachments;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A file to be handed out: always to be saved, never to be shown or run by a browser. */
public final class AttachmentDownload {

    private final Attachment attachment;
    private final Supplier<InputStream> content;

    AttachmentDownload(Attachment attachment, Supplier<InputStream> content) {
        this.attachment = attachment;
        this.content = content;
    }

    /** Streams; the whole file is never in memory. */
    public ResponseEntity<Resource> answer() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(attachment.size())
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(attachment.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(new InputStreamResource(content.get()));
    }
}

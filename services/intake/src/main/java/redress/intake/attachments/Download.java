package redress.intake.attachments;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** A file to be handed out: always to be saved, never to be shown or run by a browser. */
public final class Download {

    private final Attachment attachment;
    private final Content content;

    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    Download(Attachment attachment, Content content) {
        this.attachment = attachment;
        this.content = content;
    }

    public ResponseEntity<StreamingResponseBody> answer() {
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
                .body(content::writeTo);
    }
}

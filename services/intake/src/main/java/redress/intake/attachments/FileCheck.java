package redress.intake.attachments;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.metadata.Metadata;
import org.springframework.core.io.InputStreamSource;
import org.springframework.http.HttpStatus;
import redress.intake.traces.FileType;
import redress.platform.problems.Refusal;

/**
 * Decides what a file is from its first bytes, or a text from all of them, and refuses it unless its name agrees; what is inside, the
 * cleaning judges.
 */
final class FileCheck {

    private final Detector detector = new DefaultDetector();

    /** @throws Refusal with 422 if it is none of the allowed types, or not what its name says */
    FileType check(String name, InputStreamSource content) throws IOException {
        Optional<FileType> named = FileType.ofName(name);
        if (named.isEmpty()) {
            throw refused("This type of file cannot be taken. Save it as " + FileType.NAMES + " and upload that.");
        }
        FileType type = named.get();
        if (type == FileType.TXT ? !PlainText.is(content) : !type.allows(detect(content))) {
            throw refused("The content of the file is not what its name says. Save it as " + FileType.NAMES
                    + " and upload that.");
        }
        return type;
    }

    private String detect(InputStreamSource content) throws IOException {
        try (InputStream in = new BufferedInputStream(content.getInputStream())) {
            return detector.detect(in, new Metadata()).getBaseType().toString();
        }
    }

    static Refusal refused(String detail) {
        return Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, "FILE_REFUSED", detail);
    }
}

package redress.intake.attachments;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.InputStreamSource;

/** Whether bytes are text: UTF-8, UTF-16 that says so, or what Windows writes, without a character that is none. */
final class PlainText {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String AMONG_TEXT = "\t\n\u000B\f\r\u001A";
    private static final int CHARS = 8_192;

    private PlainText() {}

    static boolean is(InputStreamSource content) throws IOException {
        for (Charset charset : charsets(content)) {
            try (Reader in = new InputStreamReader(
                    content.getInputStream(),
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT))) {
                return hasOnlyText(in);
            } catch (CharacterCodingException another) {
                // The next is tried.
            }
        }
        return false;
    }

    private static List<Charset> charsets(InputStreamSource content) throws IOException {
        try (InputStream in = content.getInputStream()) {
            int mark = in.read() << Byte.SIZE | in.read();
            return mark == 0xFEFF || mark == 0xFFFE
                    ? List.of(StandardCharsets.UTF_16)
                    : List.of(StandardCharsets.UTF_8, WINDOWS);
        }
    }

    private static boolean hasOnlyText(Reader in) throws IOException {
        char[] some = new char[CHARS];
        for (int read = in.read(some); read >= 0; read = in.read(some)) {
            for (int i = 0; i < read; i++) {
                if (some[i] < ' ' && AMONG_TEXT.indexOf(some[i]) < 0) {
                    return false;
                }
            }
        }
        return true;
    }
}

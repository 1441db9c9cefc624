package redress.intake.attachments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import redress.intake.traces.FileType;
import redress.platform.problems.Refusal;

class FileCheckTest {

    private static final byte[] PDF = text("%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n");
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    private static final byte[] JPG = {
        (byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0, 1
    };
    private static final byte[] EXE = executable();

    private final FileCheck check = new FileCheck();

    @Test
    void takesEachAllowedType() throws IOException {
        assertThat(type("a.pdf", PDF)).isEqualTo(FileType.PDF);
        assertThat(type("a.PNG", PNG)).isEqualTo(FileType.PNG);
        assertThat(type("a.jpeg", JPG)).isEqualTo(FileType.JPG);
        assertThat(type("a.txt", text("Dear council,\nwe write to you about the cut.\n")))
                .isEqualTo(FileType.TXT);
        assertThat(
                        type(
                                "a.eml",
                                text(
                                        "From: a@b.example\nTo: c@d.example\nSubject: x\nDate: Tue, 31 Mar 2026 10:00:00 +0000\n\nHello\n")))
                .isEqualTo(FileType.EML);
        assertThat(type("a.docx", zip("[Content_Types].xml", "<a/>", "word/document.xml", "<a/>")))
                .isEqualTo(FileType.DOCX);
        assertThat(type("a.xlsx", zip("[Content_Types].xml", "<a/>", "xl/workbook.xml", "<a/>")))
                .isEqualTo(FileType.XLSX);
        assertThat(type("a.odt", zip("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<a/>")))
                .isEqualTo(FileType.ODT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: a@b.example\nSent: 31 March 2026\nTo: c@d.example\nSubject: The cut\n\nDear all,\n",
                "MEMORANDUM\r\nTo: all\r\n\f",
                "<html><script>alert(1)</script></html>",
                "\u00A312,000 \u2013 that\u2019s all",
                ""
            })
    void takesForTextWhatDecodesAsText(String text) throws IOException {
        for (String charset : List.of("UTF-8", "UTF-16", "windows-1252")) {
            assertThat(type("a.txt", text.getBytes(charset))).as(charset).isEqualTo(FileType.TXT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.jfif", "a.JPE", "a.jif"})
    void takesAPictureByAnyOfItsNames(String name) throws IOException {
        assertThat(type(name, JPG)).isEqualTo(FileType.JPG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.pdf", "a.png", "a.jpg", "a.txt", "a.eml", "a.docx", "a.xlsx", "a.odt"})
    void refusesAnExecutableUnderEveryName(String name) {
        refused(name, EXE);
        refused(name, text("\u007fELF\u0002\u0001\u0001\0\0\0\0\0\0\0\0\0\u0002\0>\0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.exe", "a.html", "a.svg", "a.zip", "a.docm", "a", "pdf", ".pdf.js", "a.pdf.exe"})
    void refusesOtherNames(String name) {
        refused(name, PDF);
    }

    @Test
    void refusesContentThatIsNotWhatTheNameSays() {
        refused("a.png", PDF);
        refused("a.pdf", PNG);
        refused("a.pdf", new byte[] {1, 2, 3, 4, 5});
        refused("a.pdf", text("<html><script>alert(1)</script></html>"));
        refused("a.txt", PNG);
        refused("a.jpg", text("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"));
        refused("a.docx", PDF);
    }

    private FileType type(String name, byte[] content) throws IOException {
        return check.check(name, new ByteArrayResource(content));
    }

    private void refused(String name, byte[] content) {
        assertThatExceptionOfType(Refusal.class)
                .as(name)
                .isThrownBy(() -> type(name, content))
                .satisfies(refusal -> assertThat(refusal.status().value()).isEqualTo(422));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] executable() {
        byte[] exe = new byte[512];
        exe[0] = 'M';
        exe[1] = 'Z';
        exe[0x3c] = (byte) 0x80;
        exe[0x80] = 'P';
        exe[0x81] = 'E';
        return exe;
    }

    static byte[] zip(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(text(namesAndTexts[i + 1]));
            }
        }
        return out.toByteArray();
    }
}

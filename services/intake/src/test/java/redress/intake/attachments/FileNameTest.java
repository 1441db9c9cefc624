package redress.intake.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource({
        "letter.pdf, letter.pdf",
        "../../etc/passwd.txt, passwd.txt",
        "C:\\temp\\letter.pdf, letter.pdf",
        "..hidden.pdf, hidden.pdf",
        ".pdf, pdf",
        "'a\"b<c>.pdf', a-b-c-.pdf",
        "'my  notes .txt', my notes.txt",
        "Protokoll Ä.odt, Protokoll Ä.odt"
    })
    void keepsTheLastPartWithoutWhatMisleads(String given, String cleaned) {
        assertThat(FileName.clean(given)).isEqualTo(cleaned);
    }

    @Test
    void keepsWhatPeopleWriteInNames() {
        String name = "O'Brien’s letter & reply; 50% of $1.pdf";
        assertThat(FileName.clean(name)).isEqualTo(name);
    }

    @Test
    void dropsCharactersThatCannotBeSeen() {
        assertThat(FileName.clean("annex\u202Efdp.txt"))
                .as("right-to-left override")
                .isEqualTo("annexfdp.txt");
        assertThat(FileName.clean("a\r\nb\u0000c.pdf")).isEqualTo("abc.pdf");
        assertThat(FileName.clean("")).isEqualTo("file");
    }

    @Test
    void shortensTheStemAndKeepsTheEnding() {
        assertThat(FileName.clean("x".repeat(300) + ".pdf"))
                .hasSize(FileName.MAX_LENGTH)
                .endsWith("x.pdf");
        assertThat(FileName.clean("\uD83D\uDE00".repeat(200) + ".pdf")).endsWith("\uD83D\uDE00.pdf");
    }
}

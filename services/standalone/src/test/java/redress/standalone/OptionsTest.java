package redress.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @Test
    void servesOnPort8080FromAFolderInPlaceUnlessTold() {
        Options options = Options.of(new String[0]);
        assertThat(options.port()).isEqualTo(8080);
        assertThat(options.data()).isEqualTo(Path.of(".data").toAbsolutePath());
    }

    @Test
    void takesFolderAndPort() {
        Options options = Options.of(new String[] {"--data", "/somewhere/else", "--port", "0"});
        assertThat(options.port()).isZero();
        assertThat(options.data()).isEqualTo(Path.of("/somewhere/else"));
    }

    @ParameterizedTest
    @CsvSource({
        "--port, --port needs a value",
        "--port 70000, '--port needs a number from 0 to 65535, not 70000'",
        "--port web, '--port needs a number from 0 to 65535, not web'",
        "--prot 80, unknown option --prot"
    })
    void saysWhatIsWrongWithACall(String line, String told) {
        assertThatThrownBy(() -> Options.of(line.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(told);
    }
}

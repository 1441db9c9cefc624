package redress.triage.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;
import redress.events.codes.Stage;
import redress.testkit.stored.Golden;
import redress.testkit.stored.Shape;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How cases are stored, and have been. */
class CaseFormatTest {

    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    static List<Arguments> everyStageInEveryFormat() {
        List<Arguments> all = new ArrayList<>();
        for (int format = 1; format <= CaseJson.FORMAT; format++) {
            for (Stage stage : EnumSet.complementOf(EnumSet.of(Stage.UNKNOWN))) {
                all.add(Arguments.of(stage, format));
            }
        }
        return all;
    }

    @Test
    void hasANumberOfItsOwnForEachShape() {
        golden(CaseJson.FORMAT, "shape.txt").mustBe(Shape.of(CaseFile.class));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "UNKNOWN")
    void isStoredAsItsFormatSays(Stage stage) {
        CaseFile sample = SampleCases.at(stage).file();
        golden(CaseJson.FORMAT, file(stage))
                .mustBe(stored(sample)
                        .replace(sample.about().reportId(), "a-report")
                        .replace(sample.about().reference(), "CB-7K2M-Q4TX"));
    }

    @ParameterizedTest
    @MethodSource("everyStageInEveryFormat")
    void isReadWithNothingLost(Stage stage, int format) {
        CaseFile read = CaseJson.read(golden(format, file(stage)).text().getBytes(StandardCharsets.UTF_8));
        assertThat(stored(read)).isEqualTo(golden(CaseJson.FORMAT, file(stage)).text());
    }

    private static String stored(CaseFile file) {
        return PRETTY.writeValueAsString(PRETTY.readTree(CaseJson.write(file))) + "\n";
    }

    private static Golden golden(int format, String name) {
        return Golden.of("case", format, name);
    }

    private static String file(Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT) + ".json";
    }
}

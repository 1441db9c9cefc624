package redress.triage.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import redress.events.codes.IdentityMode;
import redress.events.codes.Stage;
import redress.testkit.stored.Golden;
import redress.testkit.stored.Shape;
import redress.triage.access.Role;
import redress.triage.moves.SampleMoves;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How the spine of a case, and its reports, are stored, and have been. */
class CaseFormatTest {

    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Test
    void hasANumberOfItsOwnForEachShape() {
        golden(CaseJson.FORMAT, "shape.txt").mustBe(Shape.of(Case.class));
        Golden.of("case-report", CaseJson.REPORT_FORMAT, "shape.txt").mustBe(Shape.of(CaseReport.class));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "UNKNOWN")
    void isStoredAsItsFormatSays(Stage stage) {
        Case sample = sample(stage);
        golden(CaseJson.FORMAT, file(stage)).mustBe(anonymous(pretty(CaseJson.write(sample)), sample));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "UNKNOWN")
    void isReadWithNothingLost(Stage stage) {
        byte[] stored = golden(CaseJson.FORMAT, file(stage)).text().getBytes(StandardCharsets.UTF_8);
        assertThat(pretty(CaseJson.write(CaseJson.read(stored))))
                .isEqualTo(golden(CaseJson.FORMAT, file(stage)).text());
    }

    @Test
    void keepsAReportAsItsFormatSays() {
        CaseReport report = SampleCases.fresh(IdentityMode.NAMED, true).report();
        Golden.of("case-report", CaseJson.REPORT_FORMAT, "report.json")
                .mustBe(pretty(CaseJson.write(report))
                        .replace(report.reportId(), "a-report")
                        .replace(report.reference(), "CB-7K2M-Q4TX"));
        assertThat(CaseJson.report("a-report", 1, CaseJson.write(report))).isEqualTo(report);
    }

    /** The first format was all of a case in one document: everything of it is there, and shown as today's case of the stage is. */
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "UNKNOWN")
    void readsTheFirstFormatWithNothingLost(Stage stage) {
        Case former = FirstFormat.read(golden(1, file(stage)).text().getBytes(StandardCharsets.UTF_8));
        Case today = sample(stage);
        today.owner = null; // had by no case of before
        for (Role role : EnumSet.of(Role.OFFICER, Role.CHAIR, Role.PANEL, Role.BODY)) {
            assertThat(shown(former, role)).isEqualTo(shown(today, role));
        }
        assertThat(pretty(CaseJson.write(former)).replace("\"version\" : 0", ""))
                .isEqualTo(golden(CaseJson.FORMAT, file(stage)).text().replace("\"version\" : 0", ""));
        assertThat(former.report().keyFacts()).isEqualTo(today.report().keyFacts());
        assertThat(former.entries()).isEqualTo(today.entries());
    }

    private static String shown(Case it, Role role) {
        JsonNode view = PRETTY.valueToTree(SampleMoves.views().of(it, "sample-viewer", role));
        List<String> promised = view.path("actions")
                .valueStream()
                .map(action -> action.get("actionId").asString())
                .toList();
        String shown = anonymous(PRETTY.writeValueAsString(view), it);
        for (int i = 0; i < promised.size(); i++) {
            shown = shown.replace(promised.get(i), "a" + (i + 1));
        }
        return shown;
    }

    private static Case sample(Stage stage) {
        return SampleCases.at(stage);
    }

    private static String anonymous(String json, Case it) {
        return json.replace(it.about().reportId(), "a-report")
                .replace(it.about().reference(), "CB-7K2M-Q4TX");
    }

    private static String pretty(byte[] json) {
        return PRETTY.writeValueAsString(PRETTY.readTree(json)) + "\n";
    }

    private static Golden golden(int format, String name) {
        return Golden.of("case", format, name);
    }

    private static String file(Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT) + ".json";
    }
}

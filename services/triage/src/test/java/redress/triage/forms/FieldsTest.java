package redress.triage.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redress.events.codes.RemedyStatus;
import redress.events.codes.Sector;
import redress.platform.forms.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FieldsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Row(
            @NotNull @Text(max = 80) String who,
            @AssertFalse Boolean tied) {}

    private record Sample(
            @NotNull @Text(max = 500, lines = true) String text,
            @Text(min = 2, max = 20) @Nullable String word,
            @Nullable LocalDate day,
            @NotNull Sector sector,

            @Schema(allowableValues = {"KEPT", "PARTLY"}) @Nullable
            RemedyStatus status,

            @Nullable Boolean agreed,
            @Size(min = 1, max = 2) List<Sector> sectors,
            @Size(max = 20) List<String> codes,
            @NotNull @Size(min = 1, max = 6) List<Row> rows) {}

    private record Odd(Map<String, String> anything) {}

    @Test
    void saysWhatTheChecksOfARecordSay() {
        assertThat(json(Fields.of(Sample.class))).isEqualTo(JSON.readTree("""
                [{"name":"text","type":"LINES","required":true,"minLength":1,"maxLength":500},
                 {"name":"word","type":"TEXT","required":false,"minLength":2,"maxLength":20},
                 {"name":"day","type":"DATE","required":false},
                 {"name":"sector","type":"CHOICE","required":true,"options":["STATUTORY","VCS"]},
                 {"name":"status","type":"CHOICE","required":false,"options":["KEPT","PARTLY"]},
                 {"name":"agreed","type":"TICK","required":false},
                 {"name":"sectors","type":"CHOICES","required":false,"minItems":1,"maxItems":2,"options":["STATUTORY","VCS"]},
                 {"name":"codes","type":"CHOICES","required":false,"minItems":0,"maxItems":20},
                 {"name":"rows","type":"LIST","required":true,"minItems":1,"maxItems":6,"fields":[
                   {"name":"who","type":"TEXT","required":true,"minLength":1,"maxLength":80},
                   {"name":"tied","type":"TICK","required":false,"mustBe":false}]}]"""));
    }

    @Test
    void isNarrowedWithoutTouchingTheNextCase() {
        Fields all = Fields.of(Sample.class);
        Fields narrowed = all.copy()
                .without("text", "word", "day", "agreed", "sectors", "codes", "status")
                .offering("rows.who", List.of("p-1"))
                .preset("sector", Sector.VCS)
                .needing(List.of(Need.of("rows", "sector", Sector.VCS, "Give them.")));
        assertThat(json(narrowed)).isEqualTo(JSON.readTree("""
                [{"name":"sector","type":"CHOICE","required":true,"options":["STATUTORY","VCS"],"preset":["VCS"]},
                 {"name":"rows","type":"LIST","required":true,"requiredWhen":{"field":"sector","is":"VCS"},"minItems":1,"maxItems":6,
                   "fields":[{"name":"who","type":"TEXT","required":true,"minLength":1,"maxLength":80,"options":["p-1"]},
                   {"name":"tied","type":"TICK","required":false,"mustBe":false}]}]"""));
        assertThat(json(all)).isEqualTo(json(Fields.of(Sample.class)));
    }

    @Test
    void knowsNoFieldThatTheFormHasNot() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Fields.of(Sample.class).without("reason"))
                .withMessageContaining("reason");
        assertThatIllegalStateException()
                .isThrownBy(() -> Fields.of(Sample.class).offering("rows.whom", List.of()))
                .withMessageContaining("rows.whom");
    }

    @Test
    void refusesAFieldThatNoPageCouldAskFor() {
        assertThatIllegalStateException().isThrownBy(() -> Fields.of(Odd.class)).withMessageContaining("anything");
    }

    private record Choice(
            Sector sector, @Nullable String text, @Nullable Boolean agreed) {}

    @ParameterizedTest
    @CsvSource({
        "VCS, , , false, false",
        "VCS, something, false, true, false",
        "VCS, something, true, true, true",
        "STATUTORY, , , true, true"
    })
    void isNeededWhereSomethingElseWasChosen(
            Sector sector, @Nullable String text, @Nullable Boolean agreed, boolean textFine, boolean agreedFine) {
        Choice form = new Choice(sector, text, agreed);
        assertThat(Need.of("text", "sector", Sector.VCS, "Write it.").isMetBy(form))
                .isEqualTo(textFine);
        assertThat(Need.of("agreed", "sector", Sector.VCS, "Ask first.").isMetBy(form))
                .isEqualTo(agreedFine);
    }

    private static JsonNode json(Fields fields) {
        return JSON.valueToTree(fields.list());
    }
}

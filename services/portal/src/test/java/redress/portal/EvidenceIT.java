package redress.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redress.portal.StubServices.Answer;

/** The page of national evidence: which figures are shown, and what is said about them. */
class EvidenceIT {

    private static final RunningPortal PORTAL = RunningPortal.shared();
    private static final StubServices STUB = PORTAL.stub();
    private static final String ROUNDED =
            "Figures are rounded to the nearest 5, and those below 5 are left out, so that nobody can be recognised.";

    private final Browser browser = PORTAL.browser();

    @BeforeEach
    void fresh() {
        STUB.reset();
    }

    @Test
    void saysWhatIsCountedThoughItWasNoNewConcern() {
        answer("{\"cases\":30,\"byTriageResult\":{\"DUPLICATE\":10},\"closed\":{\"WITHDRAWN\":5}}");
        assertThat(browser.open("/evidence").text())
                .contains("Already reported 10", "The reporter withdrew it 5", "also one that was withdrawn");
    }

    @Test
    void showsRoundedFiguresAndSaysSo() {
        assertThat(browser.open("/evidence").text())
                .contains(
                        "Cases 1,130",
                        "Deadlines kept 99% (1,400 kept, 20 missed)",
                        "Waiting to be acknowledged 2 ",
                        ROUNDED)
                .doesNotContain("fewer than");
    }

    @Test
    void showsFiguresAsTheyAreWhereNothingIsRounded() {
        answer("""
                {"cases":3,"deadlines":{"kept":2,"missed":1},"daysPerStage":{"ACKNOWLEDGEMENT":{"n":3,"meanDays":1.64,"medianDays":1.5}},
                 "suppressedBelow":1,"roundedTo":1}
                """);
        assertThat(browser.open("/evidence").text())
                .contains("Cases 3", "Deadlines kept 67% (2 kept, 1 missed)", "Waiting to be acknowledged 1.6 ")
                .doesNotContain("rounded", "left out");
    }

    @ParameterizedTest
    @CsvSource({
        "40, null, '40 kept, fewer than 5 missed'",
        "null, 40, 'fewer than 5 kept, 40 missed'",
        "null, null, 'fewer than 5 kept, fewer than 5 missed'",
        "null, 0, 'fewer than 5 kept, 0 missed'"
    })
    void givesNoPercentageOfNumbersThatAreTooSmall(String kept, String missed, String shown) {
        answer("{\"cases\":null,\"deadlines\":{\"kept\":" + kept + ",\"missed\":" + missed
                + "},\"suppressedBelow\":5,\"roundedTo\":5}");
        assertThat(browser.open("/evidence").text())
                .contains("Cases fewer than 5 ", "Deadlines kept " + shown, ROUNDED)
                .doesNotContain("%");
    }

    @Test
    void saysNothingOfDeadlinesWhereThereWereNone() {
        answer("{\"cases\":0,\"deadlines\":{\"kept\":0,\"missed\":0},\"suppressedBelow\":5,\"roundedTo\":5}");
        assertThat(browser.open("/evidence").text()).contains("Cases 0 ").doesNotContain("Deadlines", "fewer than");
    }

    @Test
    void asksForTheNamesOfAllCompactsAtOnce() {
        List<String> ids = IntStream.range(0, 165).mapToObj(i -> "compact-" + i).toList();
        answer("{\"cases\":330,\"byCompact\":{" + all(ids, "\"%s\":2") + "},\"suppressedBelow\":1,\"roundedTo\":1}");
        STUB.answers.put(
                "GET /api/register/compacts",
                new Answer(
                        200,
                        "{\"items\":["
                                + all(
                                        ids,
                                        "{\"compactId\":\"%s\",\"name\":\"The %1$s Compact\",\"level\":\"UNITARY\",\"region\":\"E12000006\",\"status\":\"ACTIVE\",\"bodies\":[]}")
                                + "]}"));
        List<String> asked = new CopyOnWriteArrayList<>();
        STUB.calls = call -> {
            if (call.startsWith("before GET /api/register/compacts")) {
                asked.add(call);
            }
        };
        assertThat(browser.open("/evidence").text()).contains("The compact-0 Compact 2", "The compact-164 Compact 2");
        assertThat(asked).containsExactly("before GET /api/register/compacts");
    }

    private static String all(List<String> ids, String each) {
        return ids.stream().map(id -> String.format(Locale.ROOT, each, id)).collect(Collectors.joining(","));
    }

    private static void answer(String summary) {
        STUB.answers.put("GET /api/evidence/summary", new Answer(200, Samples.evidence(summary)));
    }
}

package redress.triage.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.StringReader;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class CaseDiagramTest {
    private static final CaseDiagram DIAGRAM = read("/diagrams/", "every-shape");

    @Test
    void saysInWordsWhereTheCaseStands() throws Exception {
        Document svg = parsed(DIAGRAM.svg("answer"));

        assertThat(svg.getDocumentElement().getAttribute("role")).isEqualTo("img");
        assertThat(svg.getDocumentElement().getAttribute("aria-labelledby"))
                .isEqualTo("case-diagram-title case-diagram-desc");
        assertThat(text(svg, "title")).isEqualTo("Every shape < once");
        assertThat(text(svg, "desc"))
                .isEqualTo("The case stands at “Answer”, step 2 of 2, in the lane “Public body”."
                        + " The steps are: Ask the \"body\" for its reply, Answer.");
    }

    @Test
    void flagsExactlyOnePlace() {
        assertThat(DIAGRAM.svg("ask")).containsOnlyOnce("The case is here");
        assertThat(DIAGRAM.svg("done")).containsOnlyOnce("The case is here").isNotEqualTo(DIAGRAM.svg("ask"));
    }

    @Test
    void marksTheLaneOfThePlace() {
        assertThat(DIAGRAM.svg("ask")).contains("fill=\"#d2e2f1\"");
        assertThat(DIAGRAM.svg(null)).doesNotContain("#d2e2f1");
    }

    @Test
    void marksNothingWhereThereIsNoSuchPlace() throws Exception {
        assertThat(DIAGRAM.svg("nowhere")).isEqualTo(DIAGRAM.svg(null)).doesNotContain("The case is here");
        assertThat(text(parsed(DIAGRAM.svg(null)), "desc")).startsWith("No step is marked.");
    }

    @Test
    void drawsEveryShapeAndLine() throws Exception {
        Document svg = parsed(DIAGRAM.svg(null));

        assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(8);
        assertThat(texts(svg))
                .contains(
                        "Local Compact",
                        "Officer",
                        "Public body",
                        "Report received",
                        "five days",
                        "Agreed?",
                        "yes",
                        "not yet",
                        "Record the outcome",
                        "Closed",
                        "Answer",
                        "Withdrawal",
                        "Withdrawn",
                        "Five working days & no more");
    }

    @Test
    void holdsNothingThatAPageWouldHaveToTrust() {
        assertThat(DIAGRAM.svg("ask"))
                .doesNotContain("<script", "<style", "style=", "href", "<foreignObject", "onload");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acknowledgement",
                "triage",
                "reply",
                "panel",
                "mediation",
                "agreement",
                "remedy",
                "outcome",
                "closing"
            })
    void showsEachStageOfACase(String activity) throws Exception {
        String svg = read("/processes/", "breach-case").svg(activity);

        assertThat(svg).containsOnlyOnce("The case is here");
        assertThat(text(parsed(svg), "desc")).contains("of 9");
    }

    @Test
    void drawsTheCalledProcessBelowTheOneThatCallsIt() throws Exception {
        CaseDiagram diagram = read("/processes/", "breach-case");
        String mediation = diagram.svg("mediation");

        assertThat(text(parsed(mediation), "desc"))
                .startsWith("The case stands at “Mediate”, step 5 of 9, in the part “Panel and mediation”."
                        + " The steps are: Acknowledge the report, Decide the route, Await the body's reply,"
                        + " Form the panel, Mediate, Sign the agreement, Watch the remedy,");
        assertThat(mediation).containsOnlyOnce("See below");
        assertThat(texts(parsed(mediation))).contains("Panel and mediation", "Sign the agreement");
        assertThat(texts(parsed(diagram.svg("outcome")))).doesNotContain("Sign the agreement");
        assertThat(diagram.svg("outcome")).doesNotContain("See below");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatNullPointerException()
                .isThrownBy(() -> read("/diagrams/", "none"))
                .withMessageContaining("none");
    }

    private static CaseDiagram read(String folder, String key) {
        return CaseDiagram.read(key, each -> CaseDiagramTest.class.getResourceAsStream(folder + each + ".bpmn"));
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static String text(Document svg, String element) {
        return svg.getElementsByTagName(element).item(0).getTextContent();
    }

    /** The texts as a reader sees them, their lines joined by blanks. */
    private static java.util.List<String> texts(Document svg) {
        NodeList texts = svg.getElementsByTagName("text");
        return IntStream.range(0, texts.getLength())
                .mapToObj(index -> {
                    NodeList lines = ((Element) texts.item(index)).getElementsByTagName("tspan");
                    return String.join(
                            " ",
                            IntStream.range(0, lines.getLength())
                                    .mapToObj(line -> lines.item(line).getTextContent())
                                    .toList());
                })
                .toList();
    }
}

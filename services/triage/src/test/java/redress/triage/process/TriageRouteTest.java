package redress.triage.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import redress.events.codes.BreachCategory;
import redress.events.codes.IdentityMode;
import redress.events.codes.MoneyBand;
import redress.events.codes.PeopleBand;
import redress.events.codes.Route;
import redress.events.codes.Severity;
import redress.events.codes.Urgency;
import redress.triage.rules.Proposal;
import redress.triage.rules.RouteQuestion;

class TriageRouteTest {
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/dmn";
    private static final TriageRoute ROUTE = new TriageRoute();

    @Test
    void proposesTheFastTrackForThurrock() {
        RouteQuestion thurrock = new RouteQuestion(
                IdentityMode.NAMED,
                List.of(BreachCategory.CONSULT_NONE, BreachCategory.FUND_NOTICE, BreachCategory.IMPACT_NOT_ASSESSED),
                102,
                PeopleBand.FROM_1000,
                MoneyBand.FROM_50K,
                3,
                4,
                3,
                180,
                86,
                null);

        assertThat(ROUTE.propose(thurrock))
                .isEqualTo(new Proposal(
                        Severity.SECTOR_WIDE,
                        Urgency.URGENT,
                        Route.FAST_TRACK,
                        List.of(
                                "102 groups back the report, so the sector as a whole is touched.",
                                "Days left to call the decision in, on the day of the report: 4.",
                                "Time is short, so it should go to the body at once.")));
    }

    @ParameterizedTest
    @CsvSource({
        "20,   , UNDER_10,  CONSULT_POOR, NONE,      0, SECTOR_WIDE",
        "19,   , UNDER_10,  CONSULT_POOR, NONE,      0, SEVERAL_GROUPS",
        " 2,   , UNDER_10,  CONSULT_POOR, NONE,      0, SEVERAL_GROUPS",
        " 0,  0, UNDER_10,  CONSULT_POOR, NONE,      0, SECTOR_WIDE",
        " 0, -1, UNDER_10,  CONSULT_POOR, NONE,      0, LEARNING",
        " 0,   , FROM_1000, CONSULT_POOR, NONE,      0, SEVERAL_GROUPS",
        " 0,   , UNDER_10,  FUND_NOTICE,  FROM_50K,  0, SEVERAL_GROUPS",
        " 0,   , UNDER_10,  SUPPORT_INFRA, FROM_250K, 0, SEVERAL_GROUPS",
        " 0,   , UNDER_10,  FUND_NOTICE,  FROM_10K,  0, SINGLE_GROUP",
        " 0,   , UNDER_10,  CONSULT_POOR, FROM_50K,  0, LEARNING",
        " 1,   , NOT_KNOWN, CONSULT_POOR, NONE,      1, SINGLE_GROUP",
        " 0,   , FROM_10,   CONSULT_POOR, NONE,      0, SINGLE_GROUP",
        " 0,   , FROM_100,  CONSULT_POOR, NONE,      0, SINGLE_GROUP",
        " 1,   , NOT_KNOWN, CONSULT_POOR, NONE,      0, LEARNING",
    })
    void weighsTheSeverity(
            int groups,
            @Nullable Integer callIn,
            PeopleBand people,
            BreachCategory category,
            MoneyBand money,
            int notMet,
            Severity expected) {
        Proposal proposal = ROUTE.propose(new RouteQuestion(
                IdentityMode.NAMED, List.of(category), groups, people, money, notMet, callIn, null, null, null, null));

        assertThat(proposal.severity()).isEqualTo(expected);
        assertThat(proposal.reasons()).hasSize(3).doesNotContainNull();
    }

    @ParameterizedTest
    @CsvSource({
        " 0,    ,   ,   ,   , URGENT",
        " 9,    ,   ,   ,   , URGENT",
        "-1,   2,   ,   ,   , NORMAL",
        "  ,   0,   ,   ,   , URGENT",
        "  ,  14,   ,   ,   , URGENT",
        "  ,  15,   ,   ,   , NORMAL",
        "  ,  -1,   ,   ,   , NORMAL",
        "  ,    ,  0,   ,   , URGENT",
        "  ,    , 92,   ,   , URGENT",
        "  ,    , 93,   ,   , NORMAL",
        "  ,    , -1,   ,   , NORMAL",
        "  ,    ,   ,  0,   , URGENT",
        "  ,    ,   , 28,   , URGENT",
        "  ,    ,   , 29,   , NORMAL",
        "  ,    ,   , -1,   , NORMAL",
        "  ,    ,   ,   ,   , NORMAL",
        "  ,    ,   ,   ,  0, URGENT",
        "  ,    ,   ,   , 28, URGENT",
        "  ,    ,   ,   , 29, NORMAL",
        "  ,    ,   ,   , -1, NORMAL",
    })
    void tellsWhetherTimeIsShort(
            @Nullable Integer callIn,
            @Nullable Integer published,
            @Nullable Integer effect,
            @Nullable Integer judicialReview,
            @Nullable Integer decision,
            Urgency expected) {
        assertThat(ROUTE.propose(new RouteQuestion(
                                IdentityMode.NAMED,
                                List.of(BreachCategory.FUND_NOTICE),
                                0,
                                PeopleBand.NOT_KNOWN,
                                MoneyBand.NONE,
                                1,
                                callIn,
                                published,
                                effect,
                                judicialReview,
                                decision))
                        .urgency())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "ANONYMOUS_EVIDENCE, FUND_NOTICE,  1,  5, EVIDENCE",
        "NAMED,              OTHER,        0,  5, REFER",
        "NAMED,              OTHER,        1,   , MEDIATE",
        "NAMED,              FUND_NOTICE,  1,  5, FAST_TRACK",
        "CONFIDENTIAL,       FUND_NOTICE,  1,   , MEDIATE",
        "NAMED,              CONSULT_POOR, 0,   , EVIDENCE",
    })
    void choosesTheWay(
            IdentityMode identity, BreachCategory category, int notMet, @Nullable Integer callIn, Route expected) {
        assertThat(ROUTE.propose(new RouteQuestion(
                                identity,
                                List.of(category),
                                0,
                                PeopleBand.NOT_KNOWN,
                                MoneyBand.NONE,
                                notMet,
                                callIn,
                                null,
                                null,
                                null,
                                null))
                        .route())
                .isEqualTo(expected);
    }

    @Test
    void passesOverACategoryOfOtherBesideAnother() {
        assertThat(ROUTE.propose(new RouteQuestion(
                                IdentityMode.NAMED,
                                List.of(BreachCategory.OTHER, BreachCategory.FUND_NOTICE),
                                0,
                                PeopleBand.NOT_KNOWN,
                                MoneyBand.NONE,
                                0,
                                null,
                                null,
                                null,
                                null,
                                null))
                        .route())
                .isEqualTo(Route.MEDIATE);
    }

    @Test
    void drawsEveryElementAndLimitsTheHistoryOfEveryDecision() throws Exception {
        Document file;
        try (InputStream dmn = TriageRoute.class.getResourceAsStream("/processes/triage-route.dmn")) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            file = factory.newDocumentBuilder().parse(dmn);
        }
        assertThat(file.getDocumentElement().getAttribute("id")).isEqualTo("triage-route");
        assertThat(elements(file, "decision"))
                .hasSize(4)
                .allSatisfy(decision -> assertThat(decision.getAttributeNS(CAMUNDA, "historyTimeToLive"))
                        .isNotEmpty());
        assertThat(drawn(file, "DMNShape"))
                .containsExactlyInAnyOrderElementsOf(ids(elements(file, "decision"), elements(file, "inputData")));
        assertThat(drawn(file, "DMNEdge"))
                .containsExactlyInAnyOrderElementsOf(ids(elements(file, "informationRequirement"), List.of()));
    }

    private static List<String> drawn(Document file, String name) {
        return elements(file, name).stream()
                .map(element -> element.getAttribute("dmnElementRef"))
                .toList();
    }

    private static List<String> ids(List<Element> some, List<Element> others) {
        return Stream.concat(some.stream(), others.stream())
                .map(element -> element.getAttribute("id"))
                .toList();
    }

    private static List<Element> elements(Document file, String name) {
        NodeList found = file.getElementsByTagNameNS("*", name);
        return IntStream.range(0, found.getLength())
                .mapToObj(index -> (Element) found.item(index))
                .toList();
    }
}

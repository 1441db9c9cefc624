package redress.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.portal.RunningPortal.signIn;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import redress.portal.Browser.Page;
import redress.portal.StubServices.Answer;

/** The work list: what its address says, what its lines tell. */
class WorkListPageIT {

    private static final RunningPortal PORTAL = RunningPortal.shared();
    private static final StubServices STUB = PORTAL.stub();
    private static final String NOTHING = "{\"items\":[]}";

    private final Browser browser = PORTAL.browser();

    @BeforeEach
    void fresh() {
        STUB.reset();
    }

    private Page officer(String address) {
        signIn(browser, "officer@thurrock.example");
        STUB.listed.clear();
        STUB.labelled.clear();
        return browser.open(address);
    }

    @Test
    void tellsCasesApart() {
        Page all = officer("/cases");
        assertThat(all.text())
                .contains("Reference, public body, name of the group, or what it is about")
                .contains("CB-7K2M-Q4TX", "CB-8M3N-R5WY", "Thurrock Council")
                .contains("Sample <CVS>", "“The council cut our grant.”", "No consultation and 1 more")
                .contains("Group’s name withheld", "Sample Chair Untied", "You")
                .contains("Being looked at", "To act: The Compact officer", "(may be later)")
                .containsOnlyOnce("Your case")
                .contains("The first 2 cases, urgent ones first");
        assertThat(all.text()).containsPattern("Overdue by \\d+ days");
        assertThat(STUB.labelled)
                .as("one question, about those who are named openly")
                .containsExactly("reportId=01900000-0000-7000-8000-00000000000a");
        assertThat(all.html()).doesNotContain("checked", "<CVS>");
    }

    @Test
    void tellsHowAndWhenCasesEnded() {
        Page closed = officer("/cases?stage=CLOSED");
        assertThat(closed.text())
                .contains("Funding kept", "Apology given", "10 November 2026", "The reporter withdrew it")
                .contains("Anonymous report", "2 cases, most recently closed first")
                .doesNotContain("Due –", "Overdue by");
    }

    @Test
    void keepsItsFiltersInItsAddress() {
        Page list =
                officer("/cases?unowned=true&overdue=true&urgent=true&new=true&body=thurrock-council&kind=FUND_NOTICE");
        assertThat(STUB.listed)
                .containsExactly("limit=50&stage=ACKNOWLEDGEMENT&bodyId=thurrock-council&category=FUND_NOTICE"
                        + "&unowned=true&overdue=true&urgent=true");
        assertThat(list.html())
                .contains("<details class=\"govuk-details\" open=\"open\">")
                .contains("<option value=\"thurrock-council\" selected=\"selected\">")
                .contains("<option value=\"FUND_NOTICE\" selected=\"selected\">")
                .contains("href=\"/cases?body=thurrock-council&amp;kind=FUND_NOTICE&amp;unowned=true&amp;overdue=true"
                        + "&amp;urgent=true&amp;new=true&amp;after=abc\"")
                .contains("href=\"/cases\">Clear search and filters");
        Page next = browser.open("/cases?mine=true&after=abc");
        assertThat(next.text()).contains("CB-7K2M-Q4TX").doesNotContain("CB-8M3N-R5WY");
        assertThat(next.html()).contains("/cases?mine=true&amp;after=abc");
        assertThat(STUB.listed.get(1)).isEqualTo("limit=50&after=abc&mine=true");
    }

    @ParameterizedTest
    @CsvSource({
        "stage=X, There is no such stage",
        "kind=UNKNOWN, There is no such kind",
        "body=A%20B, There is no public body",
        "mine=maybe, can only be on or off",
        "after=%3Cscript%3E, This is the first page"
    })
    void saysWhatOfItsAddressItDoesNotUnderstand(String query, String said) {
        Page list = officer("/cases?" + query);
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.text()).contains("Part of this page’s address was not understood", said, "CB-7K2M-Q4TX");
        assertThat(STUB.listed).containsExactly("limit=50");
    }

    @Test
    void beginsAnewWhereThePageBelongsToAnotherList() {
        signIn(browser, "officer@thurrock.example");
        STUB.answers.put("GET /api/cases", new Answer(400, "{\"code\":\"PAGE_OF_ANOTHER_LIST\"}"));
        STUB.calls = call -> {
            if (call.equals("after GET /api/cases")) {
                STUB.answers.clear();
            }
        };
        Page list = browser.open("/cases?after=c_1_x");
        assertThat(list.text()).contains("This is the first page", "CB-7K2M-Q4TX");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cb-7k2m-q4tx", "CB 7K2M Q4TX", " cb7k2mq4tx "})
    void looksForAReferenceHoweverItIsTyped(String typed) {
        assertThat(officer("/cases?q=" + typed.replace(" ", "%20")).text())
                .contains("in the order of their references");
        assertThat(STUB.listed).containsExactly("limit=50&q=CB7K2MQ4TX");
    }

    @Test
    void looksForWordsInTheNamesOfBodiesAndInWhatThePersonMaySeeOfReports() {
        Page found = officer("/cases?q=Thurrock%20Council&urgent=true");
        assertThat(STUB.listed)
                .containsExactly("limit=50&urgent=true&foundBodyId=thurrock-council&foundBodyId=sample-police"
                        + "&foundReportId=01900000-0000-7000-8000-00000000000a");
        assertThat(STUB.labelled.get(0)).isEqualTo("{\"words\":\"Thurrock Council\"}");
        assertThat(STUB.authorizations).anyMatch(each -> each.startsWith("/api/reports/search Bearer "));
        assertThat(found.html())
                .contains("value=\"Thurrock Council\"")
                .contains("href=\"/cases?q=Thurrock%20Council&amp;stage=CLOSED&amp;urgent=true\"");
    }

    /** Many bodies of England have the words “Borough Council” in their names. */
    @Test
    void looksAtTheBodiesOfThePersonsOwnCompactsBeforeOthers() {
        Page own = officer("/cases?q=borough");
        assertThat(STUB.listed).singleElement().asString().contains("foundBodyId=thurrock-borough&");
        assertThat(own.text()).doesNotContain("There are too many matches");

        STUB.answers.put(
                "GET /api/register/bodies",
                new Answer(200, Samples.bodies("q=borough").replace("essex", "thurrock")));
        assertThat(browser.open("/cases?q=borough").text())
                .contains("There are too many matches to show them all. Search for more words.");
    }

    @Test
    void asksForNoListWhereTheWordsLeadToNothing() {
        STUB.answers.put("POST /api/reports/search", new Answer(200, "{\"reportIds\":[],\"more\":false}"));
        Page none = officer("/cases?q=zzz");
        assertThat(none.text()).contains("No open case matches.");
        assertThat(STUB.listed).isEmpty();
    }

    @Test
    void saysWhereItDidNotSearchAndWhereThereIsMore() {
        signIn(browser, "officer@thurrock.example");
        STUB.down.add("/api/reports/search");
        assertThat(browser.open("/cases?q=Thurrock%20Council").text())
                .contains("Not everything could be searched just now", "CB-7K2M-Q4TX");
        STUB.down.clear();
        STUB.answers.put(
                "POST /api/reports/search", new Answer(200, Samples.FOUND.replace("\"more\":false", "\"more\":true")));
        assertThat(browser.open("/cases?q=Thurrock%20Council").text())
                .contains("There are too many matches to show them all");
    }

    @Test
    void saysThatNothingMatchesAndLetsGoOfTheFilters() {
        STUB.answers.put("GET /api/cases", new Answer(200, NOTHING));
        assertThat(officer("/cases").text()).contains("There is no case for you to work on.");
        Page none = browser.open("/cases?overdue=true");
        assertThat(none.text()).contains("No case matches.", "Clear search and filters");
        int asked = STUB.listed.size();
        assertThat(browser.open("/cases?new=true&stage=REPLY").text()).contains("No case matches.");
        assertThat(STUB.listed).as("what no case can be is not asked for").hasSize(asked);
    }

    @Test
    void showsTheListWhileNamesCannotBeAskedFor() {
        signIn(browser, "officer@thurrock.example");
        STUB.down.add("/api/reports/labels");
        STUB.down.add("/internal/register/people/names");
        assertThat(browser.open("/cases").text())
                .contains("CB-7K2M-Q4TX", "The names of groups cannot be shown just now")
                .contains("Somebody else in the steering group")
                .doesNotContain("Sample <CVS>");
    }

    @Test
    void offersTheBodyWhatIsForIt() {
        Browser contact = PORTAL.browser();
        signIn(contact, "contact@council.thurrock.example");
        Page list = contact.open("/cases");
        assertThat(list.text())
                .contains("CB-7K2M-Q4TX", "Overdue", "Reference or public body")
                .doesNotContain("name of the group", "My cases", "Without an owner", "Sample Chair Untied", "Owner");
    }
}

package redress.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redress.portal.Browser.Page;
import redress.testkit.backends.Backends;
import redress.testkit.backends.MailSink;

/** Tabs that were left open: of a report that was put aside, and of one that was begun in two of them. */
class OpenTabsIT {

    private static final RunningPortal PORTAL = RunningPortal.shared();
    private static final StubServices STUB = PORTAL.stub();
    private static final MailSink MAIL = Backends.shared().mail();
    private static final String STORY = "/report/what-happened";
    private static final String ASK = "/report/another-device";
    private static final String OPEN = "/report/carry-on";
    private static int addresses;

    private final Browser here = PORTAL.browser();
    private final Browser there = PORTAL.browser();
    private final String email = "treasurer-" + addresses++ + "@sample-cvs.example";

    @BeforeEach
    void fresh() {
        STUB.reset();
    }

    /** A tab that was left open when another report took the place of its own. */
    @Test
    void doesNothingToAReportByAPageOfAnother() {
        Page check = ReportWalk.answerAll(there, Map.of("identityMode", "NAMED"));
        Page evidence = there.open("/report/evidence");
        Page body = there.open("/report/public-body?q=police");
        Page device = there.open(ASK);
        Page show = there.open("/report/show");
        ReportWalk.begin(here);
        String mine = here.cookie("redress-draft");
        there.submit(there.open(ReportWalk.mailedLink(here, email)), OPEN, Map.of());
        String before = STUB.drafts.get("/api/drafts/" + mine);
        assertThat(before).contains(Samples.STORY);
        int mails = MAIL.to(email).size();

        List<Page> refused = List.of(
                there.submit(check, "/report/check", Map.of()),
                there.submit(check, "/report/delete", Map.of()),
                there.upload(evidence, "/report/evidence", "other.pdf", "%PDF-1.4"),
                there.submit(evidence, "/report/evidence/remove", Map.of()),
                there.submit(body, "/report/public-body", Map.of("bodyId", "sample-police")),
                there.submit(device, ASK, Map.of("email", email)),
                there.submit(show, "/report/show", Map.of()));

        assertThat(refused).extracting(Page::path).containsOnly("/report?another");
        assertThat(refused.get(0).text()).contains("Nothing was sent, changed or deleted.");
        assertThat(STUB.drafts.get("/api/drafts/" + mine)).isEqualTo(before);
        assertThat(STUB.filings).isEmpty();
        assertThat(STUB.forgotten()).isEmpty();
        assertThat(there.open("/report/show").html()).doesNotContain("/report/shown");
        assertThat(MAIL.to(email)).hasSize(mails);
    }

    @Test
    void keepsWhatIsTypedOnAPageOfAReportThatWasPutAside() {
        ReportWalk.answerAll(there, Map.of("identityMode", "NAMED"));
        Page stale = there.open(STORY);
        ReportWalk.begin(here);
        there.submit(there.open(ReportWalk.mailedLink(here, email)), OPEN, Map.of());
        String other = "This belongs to the report that was put aside.";
        Page both = there.submit(stale, STORY, Map.of("whatHappened", other));
        assertThat(both.status()).isEqualTo(409);
        assertThat(both.text()).contains("This page belonged to another report", Samples.STORY);
        assertThat(both.html()).contains(other);
        assertThat(STUB.drafts.get("/api/drafts/" + here.cookie("redress-draft")))
                .doesNotContain(other);
        there.submit(both, STORY, Map.of("whatHappened", other));
        assertThat(STUB.drafts.get("/api/drafts/" + here.cookie("redress-draft")))
                .as("told so")
                .contains(other);
    }

    @Test
    void doesNotTakeTheReceiptOfAnotherReportForItsOwn() {
        Page check = ReportWalk.answerAll(there, Map.of("identityMode", "NAMED"));
        Page story = there.open(STORY);
        ReportWalk.answerAll(here, Map.of("identityMode", "NAMED"));
        there.submit(there.open(ReportWalk.mailedLink(here, email)), OPEN, Map.of());
        here.submit(here.open("/report/check"), "/report/check", Map.of());
        assertThat(there.submit(check, "/report/check", Map.of()).path()).isEqualTo("/report?another");
        String late = "This belongs to the report that was put aside.";
        Page kept = there.submit(story, STORY, Map.of("whatHappened", late));
        assertThat(kept.text()).contains("it cannot be saved in that one", late);
    }

    @Test
    void losesNoAnswerOfTwoTabsThatBeganAtOnce() {
        Page first = here.open(STORY);
        Page second = here.open(STORY);
        here.submit(first, STORY, Map.of("whatHappened", Samples.STORY));
        Page both =
                here.submit(second, STORY, Map.of("whatHappened", "Another story, which is long enough to be kept."));
        assertThat(both.status()).isEqualTo(409);
        assertThat(STUB.onlyDraft().toString()).contains(Samples.STORY);
    }
}

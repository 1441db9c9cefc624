package redress.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redress.embedded.mail.EmbeddedMail.Mail;
import redress.portal.Browser.Page;
import redress.testkit.backends.Backends;
import redress.testkit.backends.MailSink;

/** A report that is finished on another device, and what happens when two devices write it. */
class ResumeIT {

    private static final RunningPortal PORTAL = RunningPortal.shared();
    private static final StubServices STUB = PORTAL.stub();
    private static final MailSink MAIL = Backends.shared().mail();
    private static final String STORY = "/report/what-happened";
    private static final String ASK = "/report/another-device";
    private static final String OPEN = "/report/carry-on";
    private static int addresses;

    private final Browser here = PORTAL.browser();
    private final Browser there = PORTAL.browser();
    private final String email = "volunteer-" + addresses++ + "@sample-cvs.example";

    @BeforeEach
    void fresh() {
        STUB.reset();
    }

    @Test
    void carriesOnElsewhereByALinkThatSaysNothingOfTheReport() {
        ReportWalk.begin(here);
        assertThat(here.open("/report").html()).contains("href=\"" + ASK + "\"");
        String link = ReportWalk.mailedLink(here, email);
        Mail mail = MAIL.to(email).get(0);
        assertThat(mail.noticeId()).isEqualTo("draft-link");
        assertThat(mail.subject()).isEqualTo("Carry on with your report in Redress");
        assertThat(mail.text())
                .contains("It works once, and for 7 days.", "can read the report, change it and send it")
                .doesNotContain("council", "Thurrock", Samples.STORY, here.cookie("redress-draft"));

        Page button = there.open(link);
        assertThat(button.status()).isEqualTo(200);
        assertThat(there.open(link).text()).as("a mail scanner looked at it").contains("Carry on here");
        Page list = there.submit(button, OPEN, Map.of());
        assertThat(list.path()).isEqualTo("/report?resumed");
        assertThat(list.text())
                .contains(
                        "You can carry on with your report on this device",
                        "If you did not begin this report, do not carry on");
        assertThat(there.open(STORY).html()).contains(Samples.STORY);
        assertThat(there.cookie("redress-draft")).isEqualTo(here.cookie("redress-draft"));
        assertThat(STUB.onlyDraft().toString()).as("the address is not kept").doesNotContain(email);

        Browser thief = PORTAL.browser();
        Page used = thief.open(link);
        assertThat(used.status()).isEqualTo(422);
        assertThat(used.text()).contains("This link does not work", "to get a new link");
        assertThat(there.open(link).path()).as("by whoever has it already").isEqualTo("/report");
        assertThat(used.text()).doesNotContain("Go to the report in this browser");
        assertThat(thief.open(STORY).html()).doesNotContain(Samples.STORY);
    }

    /** Somebody else may have begun it, and wait for what is added. */
    @Test
    void saysWhichReportItIsBeforeItIsCarriedOn() {
        ReportWalk.begin(here);
        String first = ReportWalk.mailedLink(here, email);
        assertThat(there.open(first).text())
                .contains(
                        "The report does not name a public body yet. It was last changed on",
                        "If you did not begin this report, do not carry on");
        here.submit(
                here.open("/report/public-body?q=thur"), "/report/public-body", Map.of("bodyId", "thurrock-council"));
        assertThat(there.open(first).text()).contains("The report is about Thurrock Council. It was last changed on");
        STUB.keepDraft(
                here.cookie("redress-draft"), "{\"sending\":false,\"typed\":{\"bodyName\":[\"Thurrock Council\"]}}");
        assertThat(there.open(first).text())
                .as("saved by an older portal")
                .contains("The report is about Thurrock Council.")
                .doesNotContain("last changed");
    }

    @Test
    void carriesOnWhereTheAnswerWasLost() {
        ReportWalk.begin(here);
        String link = ReportWalk.mailedLink(here, email);
        Page button = there.open(link);
        there.submit(button, OPEN, Map.of());
        there.keep("redress-draft", "");
        Page again = there.submit(button, OPEN, Map.of());
        assertThat(again.path()).isEqualTo("/report?resumed");
        assertThat(there.open(STORY).html()).contains(Samples.STORY);
        Browser thief = PORTAL.browser();
        thief.open("/report/another-device");
        assertThat(thief.open(link).status()).isEqualTo(422);
    }

    @Test
    void takesAReportOffOneDeviceAndLeavesItOnTheOther() {
        ReportWalk.begin(here);
        resume();
        assertThat(there.open(STORY).text())
                .contains("This deletes your report on every device", "take your report off this device");
        Page leave = there.open("/report/leave");
        assertThat(leave.text()).contains("There is no unused link to your report");
        String next = ReportWalk.mailedLink(here, email);
        assertThat(there.open("/report/leave").text()).contains("We have emailed a link to it");
        Page left = there.submit(leave, "/report/leave", Map.of());
        assertThat(left.path()).isEqualTo("/report?left");
        assertThat(left.text()).contains("Nothing was deleted.");
        assertThat(there.open(STORY).html()).doesNotContain(Samples.STORY);
        assertThat(here.open(STORY).html()).contains(Samples.STORY);
        assertThat(there.submit(there.open(next), OPEN, Map.of()).path()).isEqualTo("/report?resumed");
    }

    /** It is in the browser's history. */
    @Test
    void doesNotBringAReportBackThatWasTakenOff() {
        ReportWalk.begin(here);
        String link = ReportWalk.mailedLink(here, email);
        there.submit(there.open(link), OPEN, Map.of());
        there.submit(there.open("/report/leave"), "/report/leave", Map.of());
        assertThat(there.open(link).status()).isEqualTo(422);
    }

    @Test
    void leavesTheReceiptOnTheOtherDevice() {
        ReportWalk.answerAll(here, Map.of("identityMode", "NAMED"));
        resume();
        here.submit(here.open("/report/check"), "/report/check", Map.of());
        here.submit(here.open("/report/sent"), "/report/finish", Map.of());
        assertThat(here.open("/report/sent").path()).isEqualTo("/report");
        assertThat(there.open("/report/sent").text()).contains("Keep your receipt");
    }

    @Test
    void endsALinkWithTheNext() {
        ReportWalk.begin(here);
        String first = ReportWalk.mailedLink(here, email);
        String second = ReportWalk.mailedLink(here, email);
        assertThat(there.open(first).status()).isEqualTo(422);
        assertThat(there.open(second).status()).isEqualTo(200);
    }

    @Test
    void keepsTheAddressOnlyWhereItIsSaidToBeForContact() {
        ReportWalk.begin(here);
        here.submit(here.open(ASK), ASK, Map.of("email", email, "isContact", "yes"));
        assertThat(STUB.onlyDraft().at("/typed/contact.email/0").asString()).isEqualTo(email);
        here.submit(here.open("/report/identity"), "/report/identity", Map.of("identityMode", "ANONYMOUS_EVIDENCE"));
        Page form = here.open(ASK);
        assertThat(form.text()).doesNotContain("where I can be reached");
        here.submit(form, ASK, Map.of("email", "x" + email, "isContact", "yes"));
        assertThat(STUB.onlyDraft().toString()).doesNotContain("x" + email);
    }

    @Test
    void asksForAnAddressThatCanBeOne() {
        ReportWalk.begin(here);
        Page wrong = here.submit(here.open(ASK), ASK, Map.of("email", "nobody"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("There is a problem");
        assertThat(PORTAL.browser().open(ASK).path()).as("with no report").isEqualTo("/report");
    }

    @Test
    void sendsNoMoreThanAFewLinksForOneReport() {
        ReportWalk.begin(here);
        for (int i = 0; i < 5; i++) {
            assertThat(here.submit(here.open(ASK), ASK, Map.of("email", i + email))
                            .path())
                    .isEqualTo(ASK + "/sent");
        }
        Page tooMany = here.submit(here.open(ASK), ASK, Map.of("email", "last" + email));
        assertThat(tooMany.status()).isEqualTo(429);
        assertThat(tooMany.text()).contains("Wait an hour, then try again.");
        assertThat(tooMany.html()).contains("last" + email);
    }

    @Test
    void putsAnotherReportAsideOnlyIfToldSo() {
        ReportWalk.begin(here);
        String link = ReportWalk.mailedLink(here, email);
        Page early = there.open(link);
        there.submit(
                there.open(STORY), STORY, Map.of("whatHappened", "Another story, which is long enough to be kept."));
        Page warned = there.submit(early, OPEN, Map.of());
        assertThat(warned.status()).as("begun after the page was opened").isEqualTo(409);
        assertThat(warned.text()).contains("Another report has been begun in this browser", "email yourself a link");
        assertThat(there.open(STORY).html()).contains("Another story");
        assertThat(there.submit(warned, OPEN, Map.of()).path()).isEqualTo("/report?resumed");
        assertThat(there.open(STORY).html()).contains(Samples.STORY);
    }

    @Test
    void leadsNowhereOnceTheReportIsSentOrDeleted() {
        ReportWalk.answerAll(here, Map.of("identityMode", "NAMED"));
        String link = ReportWalk.mailedLink(here, email);
        Page early = there.open(link);
        here.submit(here.open("/report/check"), "/report/check", Map.of());
        Page sent = there.submit(early, OPEN, Map.of());
        assertThat(sent.status()).isEqualTo(422);
        assertThat(sent.text()).contains("The report has been sent").doesNotContain(Samples.RECEIPT);

        Browser other = PORTAL.browser();
        ReportWalk.begin(other);
        String deleted = ReportWalk.mailedLink(other, email);
        other.submit(other.open("/report"), "/report/delete", Map.of());
        assertThat(there.open(deleted).text()).contains("This link does not work");
    }

    @Test
    void losesNeitherOfTwoAnswersToOneQuestion() {
        ReportWalk.begin(here);
        resume();
        Page stale = here.open(STORY);
        String theirs = "It was on the telephone that we heard of the cut first.";
        there.submit(there.open(STORY), STORY, Map.of("whatHappened", theirs));
        String mine = "We have read of the cut in the newspaper, and nowhere else.";
        Page both = here.submit(stale, STORY, Map.of("whatHappened", mine));
        assertThat(both.status()).isEqualTo(409);
        assertThat(both.text()).contains("have changed since you opened it", theirs);
        assertThat(both.html()).contains(mine);
        assertThat(STUB.onlyDraft().toString()).contains(theirs).doesNotContain(mine);
        Page saved = here.submit(both, STORY, Map.of("whatHappened", mine));
        assertThat(saved.status()).isEqualTo(200);
        assertThat(STUB.onlyDraft().toString()).contains(mine).doesNotContain(theirs);
    }

    @Test
    void goesOnWhereBothAnswerTheSameOrOnOtherPages() {
        ReportWalk.begin(here);
        resume();
        Page stale = here.open("/report/already-done");
        Page same = here.open(STORY);
        there.submit(there.open(STORY), STORY, Map.of("whatHappened", Samples.STORY + " Twice."));
        assertThat(here.submit(stale, "/report/already-done", Map.of("alreadyDone", "We wrote."))
                        .status())
                .isEqualTo(200);
        assertThat(here.submit(same, STORY, Map.of("whatHappened", Samples.STORY + " Twice."))
                        .status())
                .isEqualTo(200);
        assertThat(STUB.onlyDraft().toString()).contains("We wrote.", "Twice.");
    }

    @Test
    void saysThatAnotherBodyWasChosenMeanwhile() {
        ReportWalk.begin(here);
        resume();
        Page stale = here.open("/report/public-body?q=thur");
        there.submit(
                there.open("/report/public-body?q=police"), "/report/public-body", Map.of("bodyId", "sample-police"));
        Page both = here.submit(stale, "/report/public-body", Map.of("bodyId", "thurrock-council"));
        assertThat(both.status()).isEqualTo(409);
        assertThat(both.text()).contains("was chosen meanwhile");
        assertThat(STUB.onlyDraft().toString()).contains("sample-police");
        here.submit(both, "/report/public-body", Map.of("bodyId", "thurrock-council"));
        assertThat(STUB.onlyDraft().toString()).contains("thurrock-council");
    }

    @Test
    void saysThatAnAnswerCameAfterTheReportWasSent() {
        ReportWalk.answerAll(here, Map.of("identityMode", "NAMED"));
        resume();
        Page stale = here.open(STORY);
        there.submit(there.open("/report/check"), "/report/check", Map.of());
        Page late = here.submit(stale, STORY, Map.of("whatHappened", Samples.STORY + " Late."));
        assertThat(late.text()).contains("Your last answer came after the report was sent and is not part of it.");
    }

    /** What the second device consents to must not be sent by the first, which does not show it. */
    @Test
    void sendsNothingButWhatThePageShowed() {
        Page stale = ReportWalk.answerAll(here, Map.of("identityMode", "CONFIDENTIAL"));
        resume();
        there.submit(there.open("/report/identity"), "/report/identity", Map.of("identityMode", "NAMED"));
        there.submit(
                there.open("/report/shown-to-public-body"),
                "/report/shown-to-public-body",
                Map.of("consents.shareWithBody", "yes"));
        Page now = here.submit(stale, "/report/check", Map.of());
        assertThat(now.status()).isEqualTo(409);
        assertThat(now.text())
                .contains("Your report has changed since you opened this page", "What I wrote may be shown");
        assertThat(STUB.filings).isEmpty();
        assertThat(here.open("/report/kind").path()).as("not locked").isEqualTo("/report/kind");

        there.submit(there.open("/report/evidence"), "/report/evidence/remove", Map.of());
        Page again = here.submit(now, "/report/check", Map.of());
        assertThat(again.status()).as("a file less").isEqualTo(409);
        assertThat(here.submit(again, "/report/check", Map.of()).path()).isEqualTo("/report/sent");
        assertThat(STUB.filings)
                .singleElement()
                .asString()
                .contains("\"identityMode\":\"NAMED\"", "\"shareWithBody\":true")
                .doesNotContain("attachmentIds");
    }

    @Test
    void sendsWhatWasOnlyLookedAtMeanwhile() {
        Page check = ReportWalk.answerAll(here, Map.of("identityMode", "NAMED"));
        here.submit(
                here.open("/report/kind"),
                "/report/kind",
                Map.of("categories", List.of("CONSULT_NONE", "FUND_NOTICE")));
        assertThat(here.submit(check, "/report/check", Map.of()).path()).isEqualTo("/report/sent");
    }

    private void resume() {
        String link = ReportWalk.mailedLink(here, email);
        assertThat(there.submit(there.open(link), OPEN, Map.of()).path()).isEqualTo("/report?resumed");
    }
}

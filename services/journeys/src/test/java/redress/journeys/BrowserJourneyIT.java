package redress.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thurrock's case by the pages, in a real browser, as the people in it would see it. Each page that they open is checked. */
class BrowserJourneyIT {

    private static final Pattern DAY = Pattern.compile("It is \\w+ (\\d+ \\w+ \\d{4})");

    @TempDir
    private static Path data;

    private static final String VOLUNTEER = "volunteer@sample-cvs.example";
    private static final String OFFICER = "officer@thurrock.example";
    private static RunningSystem system;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        system = RunningSystem.in(data);
        chromium = new Chromium(system.base());
    }

    @AfterAll
    static void stop() {
        chromium.close();
        system.close();
    }

    @Test
    void goesFromTheStartPageToFundingKept() {
        Visitor reporter = chromium.visitor();
        Visitor officer = chromium.visitor();
        Visitor council = chromium.visitor();
        LocalDate today = today(reporter);

        ReportForm.Kept kept = report(reporter, today);
        Mailbox.read(reporter, ReportForm.REPORTER, "We have your report " + kept.reference());

        CaseDesk desk = takeUp(officer, kept.reference());
        desk.acknowledge();
        desk.recordCallIn("Under way", today, "Being looked at");
        desk.triage();

        Mailbox.read(
                council,
                "contact@council.thurrock.example",
                "Compact case " + kept.reference() + ": your reply is asked for");
        Mailbox.signIn(council, "contact@council.thurrock.example");
        CaseDesk councilDesk = new CaseDesk(council, kept.reference());
        councilDesk.find();
        councilDesk.askForMoreTime();
        Mailbox.read(officer, OFFICER, "Case " + kept.reference() + ": more time is asked for");
        desk.find();
        String dueBy = "Case " + kept.reference() + ": reply due by " + withWeekday(desk.giveMoreTime());
        Mailbox.read(reporter, ReportForm.REPORTER, dueBy);
        Mailbox.read(council, "contact@council.thurrock.example", dueBy);
        councilDesk.find();
        councilDesk.reply();

        desk.find();
        desk.recordCallIn("Not upheld", today, "Panel being formed");
        desk.lookAtTheWayOutOfThePanel();
        desk.formPanel();
        desk.lookAtTheProcess();
        desk.mediate(today);
        desk.agree(today);

        LocalDate later = monthsLater(officer);
        desk.find();
        desk.keepPromise("Hold a consultation", later, "Agreed actions being watched");
        desk.keepPromise("Assess the impact and publish it", later, "Agreed actions being watched");
        desk.keepPromise("Keep the funding", later, "Outcome being recorded");
        desk.recordOutcome();
        desk.close();

        followUp(reporter, kept);
        lookAtTheEvidence();
    }

    /** As mails name a day. */
    private static String withWeekday(String day) {
        DateTimeFormatter plain = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
        return DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK).format(LocalDate.parse(day, plain));
    }

    @Test
    void filesAReportWithoutScripts() {
        Visitor visitor = chromium.visitorWithoutScripts();

        ReportForm.Kept kept = new ReportForm(visitor, today(visitor)).fileAsEvidenceOnly();

        assertThat(kept.reference()).matches("CB-.{4}-.{4}");
        visitor.reads("Nobody will contact you");
        visitor.press("See what you sent and where it stands");
        visitor.sees("Waiting to be acknowledged");
    }

    /** Begun on one device, finished on another that runs no scripts, read by a trustee before it is sent, kept as a file. */
    @Test
    void finishesOnAnotherDeviceAndShowsItToATrustee() throws IOException {
        Visitor first = chromium.visitor();
        LocalDate today = today(first);
        ReportForm begun = new ReportForm(first, today);
        begun.begin();
        begun.sayWhatHappened();
        first.open("/report");
        first.follow("Finish on another device");
        first.sees("Finish on another device");
        first.type("Your email address", VOLUNTEER);
        first.press("Email me a link");
        first.sees("Check your email");

        Visitor second = chromium.visitorWithoutScripts();
        Mailbox.read(second, VOLUNTEER, "Carry on with your report in Redress");
        Visitor trustee = chromium.visitor();
        trustee.open(second.address("/report/carry-on?link="));
        trustee.sees("Carry on with your report");
        second.follow("/report/carry-on?link=");
        second.press("Carry on here");
        second.sees("Report a concern");
        second.reads("You can carry on with your report on this device");
        trustee.reload();
        trustee.sees("This link does not work");

        second.open("/report/dates-decision");
        ReportForm finished = new ReportForm(second, today);
        finished.giveTheDates();
        finished.sayWhatIsAtStake();
        finished.addTheLetter();
        finished.sayWhoReports();
        second.follow("show it to a trustee first");
        second.press("Make a link");
        String link = second.address("See what they see");
        trustee.open(link);
        trustee.sees("A report that is not sent yet");
        trustee.press("Show the report");
        trustee.reads(
                "Sample Manager, Sample CVS for Thurrock", "Thurrock Council", ReportForm.LETTER, "Not sent yet.");
        first.open("/report/show");
        first.reads(link);

        second.open("/report/check");
        ReportForm.Kept kept = finished.send();
        Download copy = second.page()
                .waitForDownload(() -> second.page()
                        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Download what you sent (PDF)"))
                        .click());
        assertThat(copy.suggestedFilename()).isEqualTo("Redress-" + kept.reference() + ".pdf");
        assertThat(Files.readString(copy.path(), StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
        trustee.open(link);
        trustee.sees("This link shows nothing");
        first.open("/report/what-happened");
        first.sees("Report sent");
    }

    /** What nobody comes by on the way of Thurrock's case, for the checks that every page owes. */
    @Test
    void opensThePagesOffTheWay() {
        Visitor visitor = chromium.visitor();
        Map<String, String> headings = Map.of(
                "/areas?q=Thurrock", "Does it cover my area?",
                "/how-it-works", "How it works",
                "/privacy", "Privacy",
                "/cookies", "Cookies",
                "/accessibility", "Accessibility statement",
                "/no-such-page", "Page not found");
        headings.forEach((path, heading) -> {
            visitor.open(path);
            visitor.sees(heading);
        });
        for (String path : List.of("/", "/no-such-page")) {
            visitor.open(path);
            visitor.follow("Mailbox");
            visitor.sees("Mailbox");
            visitor.follow("Clock");
            visitor.sees("The clock");
            visitor.follow("Redress");
            visitor.sees("When the Compact has not been kept");
        }
        for (String path : List.of("/sign-in", "/follow-up")) {
            visitor.open(path);
            visitor.press(path.equals("/sign-in") ? "Send me a link" : "Continue");
            visitor.reads("There is a problem");
        }
        visitor.open("/sign-in/confirm?token=no-such-link");
        visitor.press("Sign in");
        visitor.sees("This link does not work");
        new ReportForm(visitor, today(visitor)).openThePagesOffTheWay();
        Mailbox.signIn(visitor, OFFICER);
        visitor.open("/cases/news");
        visitor.sees("News");
        visitor.open("/cases/mails");
        visitor.press("Save");
        visitor.reads("Your choice was saved");
        visitor.open("/mailbox");
        assertThat(visitor.page().locator("header").innerText())
                .contains("Signed in as Sample Compact Officer, Thurrock");
    }

    @Test
    void looksAfterTheSystem() {
        Visitor administrator = chromium.visitorWithoutScripts();
        Mailbox.signIn(administrator, "admin@national.example", "Operations");
        administrator.reads("Register Ready", "Triage Ready", "Portal Ready", "Nothing is stuck.");
        administrator.open("/operations/confirm?service=triage&kind=RECORD&id=triage:redress.report-0@1&act=aside");
        administrator.sees("Put aside");
        administrator.press("Put aside");
        administrator.reads("This was not done");
        administrator.follow("Cancel");
        administrator.sees("Operations");
    }

    private static ReportForm.Kept report(Visitor reporter, LocalDate today) {
        ReportForm form = new ReportForm(reporter, today);
        form.begin();
        form.sayWhatHappened();
        form.mistakeTheDates();
        form.giveTheDates();
        form.sayWhatIsAtStake();
        form.addTheLetter();
        form.sayWhoReports();
        ReportForm.Kept kept = form.send();
        Album.keep(reporter, "confirmation");
        return kept;
    }

    private static CaseDesk takeUp(Visitor officer, String reference) {
        Mailbox.read(officer, OFFICER, "New report " + reference);
        Mailbox.signIn(officer, OFFICER);
        officer.reads("urgent ones first, then by what is due", reference);
        Album.keep(officer, "work-list");
        CaseDesk desk = new CaseDesk(officer, reference);
        desk.find();
        officer.sees("Waiting to be acknowledged");
        officer.reads(
                "Who must act The Compact officer",
                "Rule checks",
                "Impact looked at before the decision Not kept",
                "Decision made",
                "Mainly serves People in Thurrock",
                "Groups that share the concern 104",
                ReportForm.LETTER);
        Album.keep(officer, "case");
        return desk;
    }

    private static void followUp(Visitor reporter, ReportForm.Kept kept) {
        await("the reporter sees the case closed")
                .atMost(Duration.ofSeconds(90))
                .pollInSameThread()
                .untilAsserted(() -> {
                    reporter.open("/follow-up");
                    reporter.type("Reference", kept.reference());
                    reporter.type("Receipt", kept.receipt());
                    reporter.press("Continue");
                    reporter.sees("Closed");
                    reporter.reads("Funding kept", "Decision changed", "It ran its course");
                });
    }

    private static void lookAtTheEvidence() {
        Visitor analyst = chromium.visitor();
        Mailbox.signIn(analyst, "analyst@national.example", "What is reported across England");
        await("the evidence counts the case")
                .atMost(Duration.ofSeconds(90))
                .pollInSameThread()
                .untilAsserted(() -> {
                    analyst.open("/evidence");
                    analyst.reads("Funding kept 1");
                });
        Album.keep(analyst, "evidence", "Outcomes");
    }

    private static LocalDate monthsLater(Visitor visitor) {
        visitor.open("/clock");
        visitor.press("Three months");
        return today(visitor);
    }

    /** The day on the system's own clock. */
    private static LocalDate today(Visitor visitor) {
        visitor.open("/clock");
        Matcher day = DAY.matcher(visitor.text());
        assertThat(day.find()).as("a day on " + visitor.text()).isTrue();
        return LocalDate.parse(day.group(1), DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK));
    }
}

package redress.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/** The report that Thurrock's CVS filed, page by page through the form. */
final class ReportForm {

    static final String REPORTER = "manager@sample-cvs.example";

    private static final String STORY =
            "The council means to cut its funding of voluntary groups by 7 % and to end ours after six months."
                    + " Nobody was consulted and no assessment of the impact was made.";

    /** A name that has nowhere to break. */
    static final String LETTER =
            "Letter_of_the_council_on_the_end_of_our_grant_from_April_as_scanned_in_the_office.txt";

    private static final String DECIDED = "When was the decision made? (optional)";
    private static final String PUBLISHED = "When was the decision published? (optional)";

    private final Visitor visitor;
    private final LocalDate today;

    ReportForm(Visitor visitor, LocalDate today) {
        this.visitor = visitor;
        this.today = today;
    }

    /** What the confirmation tells, and only once. */
    record Kept(String reference, String receipt) {}

    void begin() {
        visitor.open("/");
        visitor.sees("When the Compact has not been kept");
        Album.keep(visitor, "start");
        visitor.press("Report a concern");
        visitor.press("Start now");
        visitor.sees("Who may know that you reported this?");
        visitor.reads("Who sees what");
        visitor.choose("Named");
        visitor.press("Continue");
        findTheCouncil();
    }

    void sayWhatHappened() {
        visitor.sees("Your group and the public body");
        visitor.choose("We have, or had, a grant");
        visitor.press("Continue");
        visitor.sees("What went wrong?");
        visitor.choose("We were not consulted at all");
        visitor.choose("Nobody looked at what the change would do to groups or the people they serve");
        visitor.choose("Our sector was cut by more than the public body cut itself");
        visitor.press("Continue");
        visitor.sees("What happened?");
        visitor.type("What happened?", STORY);
        visitor.press("Continue");
    }

    /** Two dates the wrong way round: the page says so at its top, leads to the place and keeps what was typed. */
    void mistakeTheDates() {
        visitor.sees("When was it decided?");
        visitor.date(DECIDED, today.minusDays(4));
        visitor.date(PUBLISHED, today.minusDays(5));
        visitor.press("Continue");

        String message = "The decision cannot be published before it was made";
        visitor.sees("When was it decided?");
        visitor.reads("There is a problem", message);
        assertThat(visitor.page().title()).startsWith("Error: ");
        visitor.page().getByText(message).first().click();
        assertThat(visitor.page().evaluate("document.activeElement.id")).isEqualTo("facts.decisionPublished-day");
        assertThat(visitor.page().evaluate("document.activeElement.value"))
                .isEqualTo(Integer.toString(today.minusDays(5).getDayOfMonth()));
    }

    void giveTheDates() {
        visitor.date(PUBLISHED, today.minusDays(3));
        visitor.press("Continue");
        visitor.sees("What notice did you get of the change or end?");
        visitor.date("When did you get notice? (optional)", today.minusDays(2));
        visitor.date("When does the change or end take effect? (optional)", today.plusMonths(6));
        visitor.choose("Was the notice in writing? (optional)", "Yes");
        visitor.choose("Did it give reasons? (optional)", "Yes");
        visitor.press("Continue");
        visitor.sees("Why was there no consultation?");
        visitor.choose("Did the public body say why there was no consultation, or a short one? (optional)", "No");
        visitor.press("Continue");
        visitor.sees("Was the impact looked at?");
        visitor.choose("Did the public body assess the impact? (optional)", "No");
        visitor.press("Continue");
    }

    void sayWhatIsAtStake() {
        visitor.sees("What is at stake?");
        visitor.choose("How much money is at stake?", "£50,000 to £249,999");
        visitor.choose("How many people are affected?", "1,000 or more");
        visitor.type("How many other groups share your concern? (optional)", "104");
        visitor.press("Continue");
        visitor.sees("What have you done about it already? (optional)");
        visitor.press("Continue");
        visitor.sees("What would put this right?");
        visitor.choose("Consult, or consult again");
        visitor.choose("Look at the impact, and publish it");
        visitor.choose("Take the decision back");
        visitor.press("Continue");
        visitor.sees("Have you used any of these already? (optional)");
        visitor.press("Continue");
    }

    void addTheLetter() {
        visitor.sees("Add evidence (optional)");
        visitor.attach("Choose a file", LETTER, "From April the grant ends.".getBytes(StandardCharsets.UTF_8));
        visitor.press("Upload file");
        visitor.reads("Files you have added", LETTER);
        visitor.press("Continue");
    }

    void sayWhoReports() {
        visitor.sees("Your group");
        visitor.type("Name of your group or organisation", "Sample CVS for Thurrock");
        visitor.type("Whom does it mainly serve? (optional)", "People in Thurrock");
        visitor.press("Continue");
        visitor.sees("How can we reach you?");
        visitor.type("Your name", "Sample Manager");
        visitor.type("Email address", REPORTER);
        visitor.press("Continue");
        visitor.sees("What may the public body be shown?");
        visitor.choose("What I wrote may be shown to the public body");
        visitor.press("Continue");
        visitor.sees("What may be done with your report?");
        visitor.choose("What I wrote may be shown to the Compact steering group");
        visitor.choose("My report may be used in national evidence, without names");
        visitor.choose("A summary of the case may be published when it is over");
        visitor.press("Continue");
    }

    Kept send() {
        visitor.sees("Check your answers");
        visitor.reads("Thurrock Council", STORY, "104", LETTER, REPORTER);
        return sendNow();
    }

    /** As little as can be said: no dates, no names. */
    Kept fileAsEvidenceOnly() {
        visitor.open("/report/identity");
        visitor.choose("Anonymous, as evidence only");
        visitor.press("Continue");
        findTheCouncil();
        visitor.choose("None of these");
        visitor.press("Continue");
        visitor.choose("We were not consulted at all");
        visitor.press("Continue");
        visitor.type("What happened?", "too short");
        visitor.press("Continue");
        visitor.reads("There is a problem", "What happened must be 20 characters or more");
        assertThat(visitor.page().getByLabel("What happened?").inputValue()).isEqualTo("too short");
        visitor.type("What happened?", STORY);
        visitor.press("Continue");
        for (int pages = 0; pages < 15 && !visitor.page().url().endsWith("/consents"); pages++) {
            visitor.press("Continue");
        }
        visitor.press("Continue");
        visitor.sees("Check your answers");
        return sendNow();
    }

    /** The pages that Thurrock's report does not need, and what each page says to an empty answer. */
    void openThePagesOffTheWay() {
        visitor.open("/report/public-body");
        findTheCouncil();
        visitor.open("/report/compact");
        visitor.open("/report/check");
        for (String page : List.of("dates-consultation", "dates-payment")) {
            visitor.open("/report/" + page);
        }
        for (String page : List.of("relationship", "kind", "what-happened", "identity", "organisation", "contact")) {
            visitor.open("/report/" + page);
            visitor.press("Continue");
            visitor.reads("There is a problem");
        }
    }

    private void findTheCouncil() {
        visitor.sees("Which public body is this about?");
        visitor.type("Search for its name", "Thurrock");
        visitor.press("Search");
        visitor.choose("Thurrock Council");
        visitor.press("Continue");
    }

    private Kept sendNow() {
        visitor.press("Send report");
        visitor.sees("Report sent");
        return new Kept(
                visitor.page().locator("#reference").innerText(),
                visitor.page().locator("#receipt").innerText());
    }
}

package redress.journeys;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A case on its page, and what its officer and the body's contact do with it. */
final class CaseDesk {

    private static final Pattern DUE = Pattern.compile("More time was given: the deadline is now (\\d+ \\w+ \\d+)");

    private final Visitor visitor;
    private final String reference;

    /** @param visitor has signed in */
    CaseDesk(Visitor visitor, String reference) {
        this.visitor = visitor;
        this.reference = reference;
    }

    void find() {
        visitor.open("/cases");
        visitor.type("Search", reference);
        visitor.press("Search");
        visitor.reads("Thurrock Council", reference);
        visitor.follow(reference);
    }

    void acknowledge() {
        visitor.press("Acknowledge the report");
        visitor.press("Acknowledge the report");
        done("The report is acknowledged", "Being looked at");
    }

    void recordCallIn(String result, LocalDate day, String stage) {
        visitor.follow("Record a step outside the Compact");
        visitor.choose("Call-in by councillors");
        visitor.choose(result);
        visitor.date("When did it happen?", day);
        visitor.press("Record a step outside the Compact");
        done("The step is recorded", stage);
        visitor.reads("Call-in by councillors: " + result);
    }

    void triage() {
        visitor.press("Decide the route");
        isRefusedEmpty("Decide the route");
        visitor.choose("Accept as a Compact matter and put it to the public body");
        visitor.choose("The whole sector is affected, or a decision is urgent");
        visitor.choose("Normal");
        visitor.type("Why?", "No consultation and no assessment of the impact before the decision.");
        visitor.press("Decide the route");
        done("The route is decided", "Waiting for the public body’s reply");
    }

    void askForMoreTime() {
        visitor.follow("Ask for five more working days");
        isRefusedEmpty("Ask for five more working days");
        visitor.type("Why is more time needed?", "Whoever decided it is away until Monday.");
        visitor.press("Ask for five more working days");
        done("You have asked for more time", "Waiting for the public body’s reply");
    }

    /** @return the day by which the reply is due then */
    String giveMoreTime() {
        visitor.press("Decide whether the public body gets more time");
        visitor.reads("Whoever decided it is away until Monday.");
        visitor.choose("Yes: the deadline and its reminder move by five working days");
        visitor.press("Decide whether the public body gets more time");
        done("It is decided", "Waiting for the public body’s reply");
        visitor.reads("Five more working days were given.");
        Matcher due = DUE.matcher(visitor.page().innerText("main"));
        if (!due.find()) {
            throw new AssertionError("The page does not say by when the reply is due");
        }
        return due.group(1);
    }

    void reply() {
        visitor.press("Reply to the concern");
        isRefusedEmpty("Reply to the concern");
        visitor.choose("Explains its decision");
        visitor.type("Reply", "The savings must be found, but we are willing to talk.");
        visitor.press("Reply to the concern");
        done("The reply is recorded", "Panel being formed");
    }

    void lookAtTheWayOutOfThePanel() {
        visitor.follow("Go on without an agreement");
        isRefusedEmpty("Go on without an agreement");
        find();
    }

    void formPanel() {
        visitor.press("Form the panel");
        isRefusedEmpty("Form the panel");
        for (String member : List.of(
                "One, public sector", "Two, public sector", "Three, voluntary sector", "Four, voluntary sector")) {
            visitor.choose("Sample Member " + member + ", Thurrock");
        }
        visitor.choose("Each of them has been asked about ties to either side in the last 3 years and has none");
        visitor.press("Form the panel");
        done("The panel is formed", "In mediation");
    }

    void mediate(LocalDate day) {
        visitor.press("Record the mediation");
        visitor.choose("Terms were found");
        visitor.date("Last meeting, if there was one", day);
        visitor.press("Record the mediation");
        done("The mediation is recorded", "Agreement being signed");
    }

    void agree(LocalDate day) {
        visitor.press("Record the agreement");
        isRefusedEmpty("Record the agreement");
        visitor.type(
                "What was agreed", "The council consults for twelve weeks and assesses the impact before it decides.");
        promise(1, "Hold a consultation", "Consult all voluntary groups", day.plusDays(110));
        promise(2, "Assess the impact and publish it", "Publish the assessment", day.plusDays(115));
        promise(3, "Keep the funding", "No cut before the decision", day.plusDays(120));
        visitor.date("Signed by the public body on", day);
        visitor.date("Signed by the group on", day);
        visitor.press("Record the agreement");
        done("The agreement is recorded", "Agreed actions being watched");
    }

    private void promise(int number, String kind, String exactly, LocalDate day) {
        visitor.select("Action " + number + (number == 1 ? "" : " (optional)"), kind);
        visitor.type("Action " + number + ": what exactly", exactly);
        visitor.date("Action " + number + ": by when", day);
    }

    void keepPromise(String action, LocalDate day, String stage) {
        visitor.followInRow(action);
        visitor.choose("Done");
        visitor.date("Day on which this was seen", day);
        visitor.press("Record what became of an agreed action");
        done("What became of the action is recorded", stage);
    }

    void lookAtTheProcess() {
        visitor.reads("Where the case stands", "Mediation the case is here", "What has happened");
        visitor.unfold("Show the process as a picture");
        Album.keep(visitor, "case-process", "Where the case stands");
    }

    void recordOutcome() {
        visitor.press("Record the outcome");
        isRefusedEmpty("Record the outcome");
        visitor.choose("Consultation held");
        visitor.choose("Decision changed");
        visitor.choose("Funding kept");
        visitor.type("Summary", "After the consultation the council kept the funding.");
        visitor.press("Record the outcome");
        done("The outcome is recorded", "Ready to close");
    }

    void close() {
        visitor.press("Close the case");
        visitor.press("Close the case");
        done("The case is closed", "Closed");
    }

    private void isRefusedEmpty(String button) {
        visitor.press(button);
        visitor.reads("There is a problem");
    }

    private void done(String message, String stage) {
        visitor.sees(stage);
        visitor.reads(message);
    }
}

package redress.portal.questions;

import static redress.portal.forms.Question.email;
import static redress.portal.forms.Question.line;
import static redress.portal.forms.Question.longText;
import static redress.portal.forms.Question.phone;
import static redress.portal.forms.Question.postcode;
import static redress.portal.forms.Question.radios;
import static redress.portal.forms.Question.registration;
import static redress.portal.forms.Question.select;
import static redress.portal.forms.Question.tick;

import java.util.List;
import java.util.stream.Stream;
import redress.events.codes.IdentityMode;
import redress.portal.disclosure.WhoSeesWhat;
import redress.portal.forms.Answers;
import redress.portal.forms.Form;
import redress.portal.forms.Option;
import redress.portal.forms.Question;
import redress.portal.pages.Words;

/** The pages about who reports, who may know it, and what may be done with the report. */
public final class AboutYou {

    private static final String SECTION = "About you";
    private final Words words;

    AboutYou(Words words) {
        this.words = words;
    }

    QuestionPage organisation() {
        List<Option> sizes = Stream.of("UNDER_10K", "FROM_10K", "FROM_100K", "FROM_1M", "NOT_KNOWN")
                .map(code -> Option.of(code, words.of("SizeBand", code)))
                .toList();
        return QuestionPage.always(
                        "organisation",
                        SECTION,
                        Form.of(
                                "Your group",
                                line("organisation.name", "Name of your group or organisation", 200)
                                        .required("Enter the name of your group or organisation"),
                                registration("organisation.charityNumber", "Charity or company number (optional)"),
                                select("organisation.sizeBand", "Income (optional)", sizes)
                                        .hint("National figures show how small groups fare."),
                                line("organisation.type", "What kind of group is it? (optional)", 100)
                                        .hint("For example a tenants’ group, a social enterprise or a CVS."),
                                line("organisation.equalityFocus", "Whom does it mainly serve? (optional)", 100)
                                        .hint(
                                                "Only if it is for people who share something, such as disabled people or one faith."),
                                postcode("organisation.postcode", "Postcode (optional)"),
                                tick(
                                        "actingFor",
                                        "Reporting for others (optional)",
                                        "I am reporting for another group, with its consent")))
                .when(AboutYou::named);
    }

    QuestionPage identity() {
        return QuestionPage.always(
                "identity",
                SECTION,
                Form.of(
                        "Who may know that you reported this?",
                        radios(
                                        "identityMode",
                                        "Choose one",
                                        WhoSeesWhat.MODES.stream()
                                                .map(mode -> Option.of(
                                                        mode.name(),
                                                        words.of("IdentityMode", mode),
                                                        words.of("Promise", mode)))
                                                .toList())
                                .required("Choose who may know that you reported this"),
                        longText("identityReason", "Why should your name be withheld? (optional)", 2_000)
                                .hint("Only if you chose confidential or anonymous. It helps us to protect you.")),
                "You can change this later; your other answers stay.");
    }

    /** Says who it is; asks nothing. */
    QuestionPage opener() {
        return QuestionPage.always(Steps.OPENER, SECTION, Form.of("Who can open your name"))
                .when(answers -> answers.text("identityMode").equals(IdentityMode.CONFIDENTIAL.name()));
    }

    QuestionPage contact() {
        return QuestionPage.always(
                        "contact",
                        SECTION,
                        Form.of(
                                "How can we reach you?",
                                line("contact.name", "Your name", 200).required("Enter your name"),
                                line("contact.role", "Your role (optional)", 100),
                                email("contact.email", "Email address")
                                        .hint("We write to say that there is news. Emails never say what you reported.")
                                        .required("Enter an email address, like name@example.com"),
                                phone("contact.phone", "Telephone number (optional)"),
                                line("contact.preferred", "How do you prefer to be contacted? (optional)", 100)
                                        .hint("For example by email, or by telephone in the evening."),
                                longText(
                                                "contact.adjustments",
                                                "Anything that would make it easier for you? (optional)",
                                                1_000)
                                        .hint("For example large print, an interpreter, or a text relay call.")))
                .when(AboutYou::named);
    }

    /** Not asked where the body is shown nothing but a statement in any case. */
    QuestionPage shown() {
        return QuestionPage.always(
                        "shown-to-public-body",
                        SECTION,
                        Form.of(
                                "What may the public body be shown?",
                                tick(
                                                "consents.shareWithBody",
                                                "Public body (optional)",
                                                "What I wrote may be shown to the public body")
                                        .hint("With it goes the name of your group.")),
                        "Once your report is accepted, the public body is asked to reply. If you leave this empty, it is shown only a statement "
                                + "whose wording is agreed with you.")
                .when(AboutYou::byName);
    }

    QuestionPage consents() {
        return QuestionPage.always(
                "consents",
                SECTION,
                Form.of(
                        "What may be done with your report?",
                        tick(
                                        "consents.shareWithSteeringGroup",
                                        "Steering group (optional)",
                                        "What I wrote may be shown to the Compact steering group")
                                .hint(
                                        "If you leave this empty, one person reads what you wrote, because somebody has to decide"
                                                + " what happens with your report. Everybody else sees codes and dates."),
                        tick(
                                "consents.nationalUse",
                                "National evidence (optional)",
                                "My report may be used in national evidence, without names"),
                        tick(
                                "consents.publishSummary",
                                "Publication (optional)",
                                "A summary of the case may be published when it is over")),
                "Tick what you agree to. You can leave any of them empty. Codes and dates without names are counted in any case.");
    }

    /** Whether the answer may be shown to somebody whom the reporter asks for advice; of how to reach her, only her name. */
    public static boolean isForOthers(Question question) {
        String name = question.name();
        return name.equals("contact.name") || (!name.startsWith("contact.") && !name.equals("identityReason"));
    }

    public static boolean byName(Answers answers) {
        return answers.text("identityMode").equals(IdentityMode.NAMED.name());
    }

    /** Whether it says who reports, to whomever. */
    public static boolean named(Answers answers) {
        return !answers.text("identityMode").equals(IdentityMode.ANONYMOUS_EVIDENCE.name());
    }
}

package redress.portal.questions;

import java.util.List;
import java.util.stream.Stream;
import redress.events.codes.IdentityMode;
import redress.portal.disclosure.WhoSeesWhat;
import redress.portal.forms.Answers;
import redress.portal.forms.Form;
import redress.portal.forms.Option;
import redress.portal.forms.Question;
import redress.portal.forms.Questionnaire;
import redress.portal.pages.Words;

/** The pages about who reports, who may know it, and what may be done with the report. */
public final class AboutYou {

    private final Words words;
    private final Questionnaire ask;
    private final String section;

    AboutYou(Words words) {
        this.words = words;
        this.ask = new Questionnaire(words, "questions");
        this.section = words.say("questions.section.you");
    }

    QuestionPage organisation() {
        List<Option> sizes = Stream.of("UNDER_10K", "FROM_10K", "FROM_100K", "FROM_1M", "NOT_KNOWN")
                .map(code -> Option.of(code, words.of("SizeBand", code)))
                .toList();
        return QuestionPage.always(
                        "organisation",
                        section,
                        Form.of(
                                words.say("questions.page.organisation"),
                                ask.line("organisation.name", 200).mustBeAnswered(),
                                ask.registration("organisation.charityNumber").mayBeLeftOut(),
                                ask.select("organisation.sizeBand", sizes).mayBeLeftOut(),
                                ask.line("organisation.type", 100).mayBeLeftOut(),
                                ask.line("organisation.equalityFocus", 100).mayBeLeftOut(),
                                ask.postcode("organisation.postcode").mayBeLeftOut(),
                                ask.tick("actingFor").mayBeLeftOut()))
                .when(AboutYou::named);
    }

    QuestionPage identity() {
        return QuestionPage.always(
                "identity",
                section,
                Form.of(
                        words.say("questions.page.identity"),
                        ask.radios(
                                        "identityMode",
                                        WhoSeesWhat.MODES.stream()
                                                .map(mode -> Option.of(
                                                        mode.name(),
                                                        words.of("IdentityMode", mode),
                                                        words.of("Promise", mode)))
                                                .toList())
                                .mustBeAnswered(),
                        ask.longText("identityReason", 2_000).mayBeLeftOut()),
                words.say("questions.page.identity.lead"));
    }

    /** Says who it is; asks nothing. */
    QuestionPage opener() {
        return QuestionPage.always(Steps.OPENER, section, Form.of(words.say("questions.page.who-opens")))
                .when(answers -> answers.text("identityMode").equals(IdentityMode.CONFIDENTIAL.name()));
    }

    QuestionPage contact() {
        return QuestionPage.always(
                        "contact",
                        section,
                        Form.of(
                                words.say("questions.page.contact"),
                                ask.line("contact.name", 200).mustBeAnswered(),
                                ask.line("contact.role", 100).mayBeLeftOut(),
                                ask.email("contact.email").mustBeAnswered(),
                                ask.phone("contact.phone").mayBeLeftOut(),
                                ask.line("contact.preferred", 100).mayBeLeftOut(),
                                ask.longText("contact.adjustments", 1_000).mayBeLeftOut()))
                .when(AboutYou::named);
    }

    /** Not asked where the body is shown nothing but a statement in any case. */
    QuestionPage shown() {
        return QuestionPage.always(
                        "shown-to-public-body",
                        section,
                        Form.of(
                                words.say("questions.page.shown-to-public-body"),
                                ask.tick("consents.shareWithBody").mayBeLeftOut()),
                        words.say("questions.page.shown-to-public-body.lead"))
                .when(AboutYou::byName);
    }

    QuestionPage consents() {
        return QuestionPage.always(
                "consents",
                section,
                Form.of(
                        words.say("questions.page.consents"),
                        ask.tick("consents.shareWithSteeringGroup").mayBeLeftOut(),
                        ask.tick("consents.nationalUse").mayBeLeftOut(),
                        ask.tick("consents.publishSummary").mayBeLeftOut()),
                words.say("questions.page.consents.lead"));
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

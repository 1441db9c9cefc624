package redress.portal.questions;

import static redress.portal.forms.Question.checkboxes;
import static redress.portal.forms.Question.line;
import static redress.portal.forms.Question.longText;
import static redress.portal.forms.Question.number;
import static redress.portal.forms.Question.radios;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import redress.events.codes.BreachCategory;
import redress.events.codes.ExternalRoute;
import redress.events.codes.MoneyBand;
import redress.events.codes.PeopleBand;
import redress.events.codes.Relationship;
import redress.events.codes.Remedy;
import redress.portal.forms.Form;
import redress.portal.forms.Option;
import redress.portal.pages.Words;

/** The pages about what happened. */
final class AboutTheMatter {

    private static final String SECTION = "What happened";
    private static final String HARM = "What is at stake";
    private static final String DONE = "What you did and what you want";

    private static final Map<String, List<BreachCategory>> BY_HEADING = new LinkedHashMap<>();

    static {
        BY_HEADING.put(
                "Consultation and decisions",
                List.of(
                        BreachCategory.CONSULT_NONE,
                        BreachCategory.CONSULT_SHORT,
                        BreachCategory.CONSULT_POOR,
                        BreachCategory.DESIGN_EXCLUDED,
                        BreachCategory.IMPACT_NOT_ASSESSED));
        BY_HEADING.put(
                "Funding and contracts",
                List.of(
                        BreachCategory.FUND_NOTICE,
                        BreachCategory.FUND_NO_IMPROVE,
                        BreachCategory.FUND_DISPROP,
                        BreachCategory.FUND_TERM,
                        BreachCategory.FUND_LATE_PAY,
                        BreachCategory.FUND_COSTS,
                        BreachCategory.TENDER_PROCESS,
                        BreachCategory.MONITORING_HEAVY,
                        BreachCategory.RISK_SHIFT));
        BY_HEADING.put(
                "Independence and support",
                List.of(
                        BreachCategory.INDEP_CAMPAIGN,
                        BreachCategory.INFO_DATA,
                        BreachCategory.SUPPORT_INFRA,
                        BreachCategory.VOLUNTEERING));
        BY_HEADING.put("Equality and other things", List.of(BreachCategory.EQUALITY, BreachCategory.OTHER));
    }

    private final Words words;

    AboutTheMatter(Words words) {
        this.words = words;
    }

    QuestionPage relationship() {
        return QuestionPage.always(
                "relationship",
                SECTION,
                Form.of(
                        "Your group and the public body",
                        radios(
                                        "relationship",
                                        "How is your group connected with the public body?",
                                        options("Relationship", Relationship.values(), "UNKNOWN"))
                                .hint("Choose what matters most for this concern.")
                                .required("Choose how your group is connected with the public body"),
                        line("team", "Which team or department is it about? (optional)", 200)));
    }

    QuestionPage categories() {
        List<Option> options = BY_HEADING.entrySet().stream()
                .flatMap(e -> e.getValue().stream()
                        .map(c -> Option.of(c.name(), words.of("BreachCategory", c))
                                .under(e.getKey())))
                .toList();
        return QuestionPage.always(
                "kind",
                SECTION,
                Form.of(checkboxes("categories", "What went wrong?", options)
                        .hint("Choose all that fit, up to 8. You do not need to know the wording of the Compact.")
                        .required("Choose at least one thing that went wrong")
                        .atMost(8)));
    }

    QuestionPage whatHappened() {
        return QuestionPage.always(
                "what-happened",
                SECTION,
                Form.of(longText("whatHappened", "What happened?", 10_000)
                        .called("What happened")
                        .hint(
                                "Say what was decided or done, by whom, and how you found out. Do not name people who use your"
                                        + " services, and leave out anything about their health, beliefs or background.")
                        .required("Say what happened")
                        .atLeast(20)));
    }

    QuestionPage stakes() {
        return QuestionPage.always(
                "stakes",
                HARM,
                Form.of(
                        "What is at stake?",
                        radios(
                                "moneyAtStake",
                                "How much money is at stake?",
                                options("MoneyBand", MoneyBand.values(), "UNKNOWN")),
                        number(
                                        "moneyAmountPounds",
                                        "Exact amount in pounds, if you know it (optional)",
                                        0,
                                        1_000_000_000)
                                .called("The amount"),
                        radios(
                                "peopleAffected",
                                "How many people are affected?",
                                options("PeopleBand", PeopleBand.values(), "UNKNOWN")),
                        number("supportingGroups", "How many other groups share your concern? (optional)", 0, 10_000)));
    }

    QuestionPage alreadyDone() {
        return QuestionPage.always(
                "already-done",
                DONE,
                Form.of(longText("alreadyDone", "What have you done about it already? (optional)", 5_000)
                        .hint("For example whom you spoke or wrote to, when, and what they said.")));
    }

    QuestionPage wanted() {
        return QuestionPage.always(
                "wanted",
                DONE,
                Form.of(
                        "What would put this right?",
                        checkboxes(
                                        "remediesWanted",
                                        "What should the public body do? (optional)",
                                        options("Remedy", Remedy.values(), "UNKNOWN"))
                                .hint("Choose all that fit."),
                        longText("remedyText", "Anything else about what you would like to happen (optional)", 2_000)));
    }

    QuestionPage routes() {
        return QuestionPage.always(
                "other-routes",
                DONE,
                Form.of(checkboxes(
                                "routesUsed",
                                "Have you used any of these already? (optional)",
                                options("ExternalRoute", ExternalRoute.values(), "UNKNOWN"))
                        .hint("Using them does not stop your report, and your report does not stop their deadlines.")));
    }

    private List<Option> options(String list, Enum<?>[] codes, String without) {
        return Stream.of(codes)
                .filter(c -> !c.name().equals(without))
                .map(c -> Option.of(c.name(), words.of(list, c)))
                .toList();
    }
}

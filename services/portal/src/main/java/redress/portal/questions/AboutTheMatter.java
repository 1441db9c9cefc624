package redress.portal.questions;

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
import redress.portal.forms.Questionnaire;
import redress.portal.pages.Words;

/** The pages about what happened. */
final class AboutTheMatter {

    /** By the last part of the heading's key. */
    private static final Map<String, List<BreachCategory>> BY_HEADING = new LinkedHashMap<>();

    static {
        BY_HEADING.put(
                "consultation",
                List.of(
                        BreachCategory.CONSULT_NONE,
                        BreachCategory.CONSULT_SHORT,
                        BreachCategory.CONSULT_POOR,
                        BreachCategory.DESIGN_EXCLUDED,
                        BreachCategory.IMPACT_NOT_ASSESSED));
        BY_HEADING.put(
                "funding",
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
                "independence",
                List.of(
                        BreachCategory.INDEP_CAMPAIGN,
                        BreachCategory.INFO_DATA,
                        BreachCategory.SUPPORT_INFRA,
                        BreachCategory.VOLUNTEERING));
        BY_HEADING.put("equality", List.of(BreachCategory.EQUALITY, BreachCategory.OTHER));
    }

    private final Words words;
    private final Questionnaire ask;
    private final String what;
    private final String harm;
    private final String done;

    AboutTheMatter(Words words) {
        this.words = words;
        this.ask = new Questionnaire(words, "questions");
        this.what = words.say("questions.section.what-happened");
        this.harm = words.say("questions.section.stakes");
        this.done = words.say("questions.section.done");
    }

    QuestionPage relationship() {
        return QuestionPage.always(
                "relationship",
                what,
                Form.of(
                        words.say("questions.page.relationship"),
                        ask.radios("relationship", options("Relationship", Relationship.values(), "UNKNOWN"))
                                .mustBeAnswered(),
                        ask.line("team", 200).mayBeLeftOut()));
    }

    QuestionPage categories() {
        List<Option> options = BY_HEADING.entrySet().stream()
                .flatMap(e -> e.getValue().stream()
                        .map(c -> Option.of(c.name(), words.of("BreachCategory", c))
                                .under(words.say("questions.heading." + e.getKey()))))
                .toList();
        return QuestionPage.always(
                "kind",
                what,
                Form.of(ask.checkboxes("categories", options).mustBeAnswered().atMost(8)));
    }

    QuestionPage whatHappened() {
        return QuestionPage.always(
                "what-happened",
                what,
                Form.of(ask.longText("whatHappened", 10_000).mustBeAnswered().atLeast(20)));
    }

    QuestionPage stakes() {
        return QuestionPage.always(
                "stakes",
                harm,
                Form.of(
                        words.say("questions.page.stakes"),
                        ask.radios("moneyAtStake", options("MoneyBand", MoneyBand.values(), "UNKNOWN")),
                        ask.number("moneyAmountPounds", 0, 1_000_000_000).mayBeLeftOut(),
                        ask.radios("peopleAffected", options("PeopleBand", PeopleBand.values(), "UNKNOWN")),
                        ask.number("supportingGroups", 0, 10_000).mayBeLeftOut()));
    }

    QuestionPage alreadyDone() {
        return QuestionPage.always(
                "already-done", done, Form.of(ask.longText("alreadyDone", 5_000).mayBeLeftOut()));
    }

    QuestionPage wanted() {
        return QuestionPage.always(
                "wanted",
                done,
                Form.of(
                        words.say("questions.page.wanted"),
                        ask.checkboxes("remediesWanted", options("Remedy", Remedy.values(), "UNKNOWN"))
                                .mayBeLeftOut(),
                        ask.longText("remedyText", 2_000).mayBeLeftOut()));
    }

    QuestionPage routes() {
        return QuestionPage.always(
                "other-routes",
                done,
                Form.of(ask.checkboxes("routesUsed", options("ExternalRoute", ExternalRoute.values(), "UNKNOWN"))
                        .mayBeLeftOut()));
    }

    private List<Option> options(String list, Enum<?>[] codes, String without) {
        return Stream.of(codes)
                .filter(c -> !c.name().equals(without))
                .map(c -> Option.of(c.name(), words.of(list, c)))
                .toList();
    }
}

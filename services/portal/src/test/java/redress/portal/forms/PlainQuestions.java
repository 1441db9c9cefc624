package redress.portal.forms;

import java.util.List;
import redress.portal.pages.Words;

/** Questions whose label a test gives itself. */
final class PlainQuestions {

    private static final Words WORDS = new Words();

    private PlainQuestions() {}

    static Question line(String name, String label, int max) {
        return Question.line(WORDS, name, label, max);
    }

    static Question email(String name, String label) {
        return Question.email(WORDS, name, label);
    }

    static Question phone(String name, String label) {
        return Question.phone(WORDS, name, label);
    }

    static Question postcode(String name, String label) {
        return Question.postcode(WORDS, name, label);
    }

    static Question registration(String name, String label) {
        return Question.registration(WORDS, name, label);
    }

    static Question number(String name, String label, int min, int max) {
        return Question.number(WORDS, name, label, min, max);
    }

    static Question longText(String name, String label, int max) {
        return Question.longText(WORDS, name, label, max);
    }

    static Question radios(String name, String label, List<Option> options) {
        return Question.radios(WORDS, name, label, options);
    }

    static Question select(String name, String label, List<Option> options) {
        return Question.select(WORDS, name, label, options);
    }

    static Question checkboxes(String name, String label, List<Option> options) {
        return Question.checkboxes(WORDS, name, label, options);
    }

    static Question date(String name, String label) {
        return Question.date(WORDS, name, label);
    }

    static Question yesNo(String name, String label) {
        return Question.yesNo(WORDS, name, label);
    }

    static Question tick(String name, String legend, String label) {
        return Question.tick(WORDS, name, legend, label);
    }
}

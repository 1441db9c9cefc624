package redress.portal.forms;

import java.util.List;
import redress.portal.pages.Words;

/**
 * Asks questions in words from the files. Those of a question stand under the prefix and its name, its {@code .hint}, what messages call it
 * ({@code .called}), what is said where it is {@code .required} and the label of its {@code .tick} behind that.
 */
public record Questionnaire(Words words, String prefix) {

    public Question line(String name, int max) {
        return Question.line(words, name, label(name), max).under(key(name));
    }

    public Question email(String name) {
        return Question.email(words, name, label(name)).under(key(name));
    }

    public Question phone(String name) {
        return Question.phone(words, name, label(name)).under(key(name));
    }

    public Question postcode(String name) {
        return Question.postcode(words, name, label(name)).under(key(name));
    }

    public Question registration(String name) {
        return Question.registration(words, name, label(name)).under(key(name));
    }

    public Question number(String name, int min, int max) {
        return Question.number(words, name, label(name), min, max).under(key(name));
    }

    public Question longText(String name, int max) {
        return Question.longText(words, name, label(name), max).under(key(name));
    }

    public Question radios(String name, List<Option> options) {
        return Question.radios(words, name, label(name), options).under(key(name));
    }

    public Question select(String name, List<Option> options) {
        return Question.select(words, name, label(name), options).under(key(name));
    }

    public Question checkboxes(String name, List<Option> options) {
        return Question.checkboxes(words, name, label(name), options).under(key(name));
    }

    public Question date(String name) {
        return Question.date(words, name, label(name)).under(key(name));
    }

    public Question yesNo(String name) {
        return Question.yesNo(words, name, label(name)).under(key(name));
    }

    public Question tick(String name) {
        return Question.tick(words, name, label(name), words.say(key(name) + ".tick"))
                .under(key(name));
    }

    private String label(String name) {
        return words.say(key(name));
    }

    private String key(String name) {
        return prefix + "." + name;
    }
}

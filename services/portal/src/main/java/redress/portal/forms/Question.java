package redress.portal.forms;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redress.portal.pages.Words;

/**
 * One question: how it is asked, and the limits of its answer.
 *
 * @param wording where its words come from
 * @param name the name of the input; equal to the path of the field in the API, so that the API's messages find their place
 * @param label without saying that it may be left out
 * @param optional whether it says that it may be left out
 * @param subject what messages call the answer; null where the label serves
 * @param required the message when nothing was answered; null when it may be left out
 * @param min characters for text, the smallest value for numbers
 * @param max characters for text, the greatest value for numbers, choices for checkboxes
 */
public record Question(
        Wording wording,
        Kind kind,
        String name,
        String label,
        boolean optional,
        @Nullable String hint,
        @Nullable String subject,
        List<Option> options,
        @Nullable String required,
        int min,
        int max) {

    /** @param key under which the words of one question stand, and behind a point its hint and messages */
    public record Wording(Words words, String key) {}

    /** How a question is asked. */
    public enum Kind {
        LINE(Typed::line),
        EMAIL(Typed::address),
        PHONE(Typed::plain),
        POSTCODE(Typed::postcode),
        /** The number of a charity or company. */
        REGISTRATION(Typed::registration),
        NUMBER(Typed::plain),
        LONG_TEXT(Typed::lines),
        RADIOS(Typed::line),
        CHECKBOXES(Typed::line),
        SELECT(Typed::line),
        DATE(Typed::line);

        private final UnaryOperator<String> cleaning;

        Kind(UnaryOperator<String> cleaning) {
            this.cleaning = cleaning;
        }

        String clean(String typed) {
            return cleaning.apply(typed);
        }
    }

    public static Question line(Words words, String name, String label, int max) {
        return new Question(
                new Wording(words, name), Kind.LINE, name, label, false, null, null, List.of(), null, 0, max);
    }

    public static Question email(Words words, String name, String label) {
        return new Question(
                new Wording(words, name), Kind.EMAIL, name, label, false, null, null, List.of(), null, 0, 254);
    }

    public static Question phone(Words words, String name, String label) {
        return new Question(
                new Wording(words, name), Kind.PHONE, name, label, false, null, null, List.of(), null, 0, 30);
    }

    public static Question postcode(Words words, String name, String label) {
        return new Question(
                new Wording(words, name), Kind.POSTCODE, name, label, false, null, null, List.of(), null, 0, 10);
    }

    public static Question registration(Words words, String name, String label) {
        return new Question(
                new Wording(words, name), Kind.REGISTRATION, name, label, false, null, null, List.of(), null, 0, 20);
    }

    public static Question number(Words words, String name, String label, int min, int max) {
        return new Question(
                new Wording(words, name), Kind.NUMBER, name, label, false, null, null, List.of(), null, min, max);
    }

    public static Question longText(Words words, String name, String label, int max) {
        return new Question(
                new Wording(words, name), Kind.LONG_TEXT, name, label, false, null, null, List.of(), null, 0, max);
    }

    public static Question radios(Words words, String name, String label, List<Option> options) {
        return new Question(new Wording(words, name), Kind.RADIOS, name, label, false, null, null, options, null, 0, 1);
    }

    public static Question select(Words words, String name, String label, List<Option> options) {
        return new Question(new Wording(words, name), Kind.SELECT, name, label, false, null, null, options, null, 0, 1);
    }

    public static Question checkboxes(Words words, String name, String label, List<Option> options) {
        return new Question(
                new Wording(words, name),
                Kind.CHECKBOXES,
                name,
                label,
                false,
                null,
                null,
                options,
                null,
                0,
                options.size());
    }

    public static Question date(Words words, String name, String label) {
        return new Question(new Wording(words, name), Kind.DATE, name, label, false, null, null, List.of(), null, 0, 0);
    }

    /** Yes, no, or not sure; see {@link Answers#yesNo}. */
    public static Question yesNo(Words words, String name, String label) {
        return radios(
                words,
                name,
                label,
                List.of(
                        Option.of("yes", words.say("forms.yes")),
                        Option.of("no", words.say("forms.no")),
                        Option.of("unsure", words.say("forms.unsure"))));
    }

    /** A single box to tick; its value is {@code yes}. */
    public static Question tick(Words words, String name, String legend, String label) {
        return checkboxes(words, name, legend, List.of(Option.of("yes", label)));
    }

    /** Its words stand under this key: a hint, and what it is called in messages, where there are any. */
    Question under(String key) {
        Words words = wording.words();
        return new Question(
                new Wording(words, key),
                kind,
                name,
                label,
                optional,
                words.find(key + ".hint"),
                words.find(key + ".called"),
                options,
                required,
                min,
                max);
    }

    public Question hint(String text) {
        return new Question(wording, kind, name, label, optional, text, subject, options, required, min, max);
    }

    public Question required(String message) {
        return new Question(wording, kind, name, label, optional, hint, subject, options, message, min, max);
    }

    /** With the message that stands beside its label. */
    public Question mustBeAnswered() {
        return required(say(wording.key() + ".required"));
    }

    /** Says so behind its label. */
    public Question mayBeLeftOut() {
        return new Question(wording, kind, name, label, true, hint, subject, options, required, min, max);
    }

    public Question atLeast(int smallest) {
        return new Question(wording, kind, name, label, optional, hint, subject, options, required, smallest, max);
    }

    public Question atMost(int greatest) {
        return new Question(wording, kind, name, label, optional, hint, subject, options, required, min, greatest);
    }

    /** @param newSubject begins a message, such as {@code Decision date} */
    public Question called(String newSubject) {
        return new Question(wording, kind, name, label, optional, hint, newSubject, options, required, min, max);
    }

    /** As it is asked. */
    public String asked() {
        return optional ? say("forms.optional", label) : label;
    }

    /** How messages begin. */
    public String inMessages() {
        if (subject != null) {
            return subject;
        }
        return label.endsWith("?") ? say("forms.your-answer") : label;
    }

    String say(String key, Object... values) {
        return wording.words().say(key, values);
    }

    boolean isChosen() {
        return kind == Kind.RADIOS || kind == Kind.CHECKBOXES || kind == Kind.SELECT;
    }

    boolean isTick() {
        return kind == Kind.CHECKBOXES
                && options.size() == 1
                && options.get(0).value().equals("yes");
    }

    boolean isYesNo() {
        return kind == Kind.RADIOS && options.get(0).value().equals("yes");
    }

    /** The names of the inputs that it is made of. */
    public Stream<String> inputs() {
        return kind == Kind.DATE ? Stream.of(name + "-day", name + "-month", name + "-year") : Stream.of(name);
    }

    /** The id of the input that a message in the error summary leads to. */
    public String firstInputId() {
        return switch (kind) {
            case DATE -> name + "-day";
            case RADIOS, CHECKBOXES ->
                options.isEmpty() ? name : name + "-" + options.get(0).value();
            default -> name;
        };
    }

    /** What the answer says, in the words of the options; empty when there is none. */
    public List<String> said(Answers answers) {
        return switch (kind) {
            case DATE -> answers.date(name).map(wording.words()::day).stream().toList();
            case RADIOS, CHECKBOXES -> chosen(answers);
            // an API may take other texts there, too
            case SELECT -> chosen(answers).isEmpty() ? seen(answers.text(this)) : chosen(answers);
            case EMAIL -> seen(Typed.plain(answers.raw(name)));
            default -> seen(answers.text(this));
        };
    }

    private List<String> chosen(Answers answers) {
        return options.stream()
                .filter(o -> answers.chose(name, o.value()))
                .map(Option::label)
                .toList();
    }

    private static List<String> seen(String text) {
        return text.isEmpty() ? List.of() : List.of(text);
    }
}

package redress.portal.forms;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One question: how it is asked, and the limits of its answer.
 *
 * @param name the name of the input; equal to the path of the field in the API, so that the API's messages find their place
 * @param subject what messages call the answer; null where the label serves
 * @param required the message when nothing was answered; null when it may be left out
 * @param min characters for text, the smallest value for numbers
 * @param max characters for text, the greatest value for numbers, choices for checkboxes
 */
public record Question(
        Kind kind,
        String name,
        String label,
        @Nullable String hint,
        @Nullable String subject,
        List<Option> options,
        @Nullable String required,
        int min,
        int max) {

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

    public static Question line(String name, String label, int max) {
        return new Question(Kind.LINE, name, label, null, null, List.of(), null, 0, max);
    }

    public static Question email(String name, String label) {
        return new Question(Kind.EMAIL, name, label, null, null, List.of(), null, 0, 254);
    }

    public static Question phone(String name, String label) {
        return new Question(Kind.PHONE, name, label, null, null, List.of(), null, 0, 30);
    }

    public static Question postcode(String name, String label) {
        return new Question(Kind.POSTCODE, name, label, null, null, List.of(), null, 0, 10);
    }

    public static Question registration(String name, String label) {
        return new Question(Kind.REGISTRATION, name, label, null, null, List.of(), null, 0, 20);
    }

    public static Question number(String name, String label, int min, int max) {
        return new Question(Kind.NUMBER, name, label, null, null, List.of(), null, min, max);
    }

    public static Question longText(String name, String label, int max) {
        return new Question(Kind.LONG_TEXT, name, label, null, null, List.of(), null, 0, max);
    }

    public static Question radios(String name, String label, List<Option> options) {
        return new Question(Kind.RADIOS, name, label, null, null, options, null, 0, 1);
    }

    public static Question select(String name, String label, List<Option> options) {
        return new Question(Kind.SELECT, name, label, null, null, options, null, 0, 1);
    }

    public static Question checkboxes(String name, String label, List<Option> options) {
        return new Question(Kind.CHECKBOXES, name, label, null, null, options, null, 0, options.size());
    }

    public static Question date(String name, String label) {
        return new Question(Kind.DATE, name, label, null, null, List.of(), null, 0, 0);
    }

    /** Yes, no, or not sure; see {@link Answers#yesNo}. */
    public static Question yesNo(String name, String label) {
        return radios(
                name,
                label,
                List.of(Option.of("yes", "Yes"), Option.of("no", "No"), Option.of("unsure", "I do not know")));
    }

    /** A single box to tick; its value is {@code yes}. */
    public static Question tick(String name, String legend, String label) {
        return checkboxes(name, legend, List.of(Option.of("yes", label)));
    }

    public Question hint(String text) {
        return new Question(kind, name, label, text, subject, options, required, min, max);
    }

    public Question required(String message) {
        return new Question(kind, name, label, hint, subject, options, message, min, max);
    }

    public Question atLeast(int smallest) {
        return new Question(kind, name, label, hint, subject, options, required, smallest, max);
    }

    public Question atMost(int greatest) {
        return new Question(kind, name, label, hint, subject, options, required, min, greatest);
    }

    /** @param newSubject begins a message, such as {@code Decision date} */
    public Question called(String newSubject) {
        return new Question(kind, name, label, hint, newSubject, options, required, min, max);
    }

    /** How messages begin. */
    public String inMessages() {
        if (subject != null) {
            return subject;
        }
        String plain = label.replaceAll("\\s*\\(.*\\)", "");
        return plain.endsWith("?") ? "Your answer" : plain;
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
            case DATE -> answers.date(name).map(Days::inWords).stream().toList();
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

package redress.portal.forms;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import redress.platform.forms.ContactPatterns;

/** Finds what is wrong with the answer to one question by its own limits; at most one message each. */
final class AnswerCheck {

    private static final Pattern ADDRESS = Pattern.compile(ContactPatterns.EMAIL);
    private static final Pattern TELEPHONE = Pattern.compile(ContactPatterns.PHONE);
    private static final Pattern POSTCODE = Pattern.compile(ContactPatterns.POSTCODE);
    private static final Pattern REGISTRATION = Pattern.compile(ContactPatterns.REGISTRATION);

    private AnswerCheck() {}

    static Optional<Problem> of(Question question, Answers answers) {
        return question.kind() == Question.Kind.DATE
                ? date(question, answers)
                : message(question, answers).map(m -> new Problem(question.name(), m));
    }

    private static Optional<String> message(Question question, Answers answers) {
        boolean answered = question.isChosen() ? !answers.all(question.name()).isEmpty() : answers.has(question.name());
        if (!answered) {
            return Optional.ofNullable(question.required());
        }
        String text = answers.text(question);
        return switch (question.kind()) {
            case LINE, LONG_TEXT -> length(question, text);
            case EMAIL -> form(question, text, ADDRESS, "forms.wrong.email");
            case PHONE -> form(question, text, TELEPHONE, "forms.wrong.phone");
            case POSTCODE -> form(question, text, POSTCODE, "forms.wrong.postcode");
            case REGISTRATION -> form(question, text, REGISTRATION, "forms.wrong.registration");
            case NUMBER -> number(question, answers);
            case RADIOS, CHECKBOXES, SELECT -> choice(question, answers);
            case DATE -> Optional.empty();
        };
    }

    private static Optional<String> form(Question question, String text, Pattern form, String message) {
        return length(question, text)
                .or(() -> unless(form.matcher(text).matches(), question.say(message, question.inMessages())));
    }

    private static Optional<String> length(Question question, String text) {
        int length = text.codePointCount(0, text.length());
        if (length > question.max()) {
            return Optional.of(question.say("forms.wrong.too-long", question.inMessages(), question.max(), length));
        }
        return unless(
                length >= question.min(), question.say("forms.wrong.too-short", question.inMessages(), question.min()));
    }

    private static Optional<String> number(Question question, Answers answers) {
        Long value = answers.numberOrNull(question.name());
        if (value == null) {
            return Optional.of(question.say("forms.wrong.number", question.inMessages()));
        }
        return unless(
                value >= question.min() && value <= question.max(),
                question.say("forms.wrong.range", question.inMessages(), question.min(), question.max()));
    }

    private static Optional<Problem> date(Question question, Answers answers) {
        String name = question.name();
        TypedDay day = answers.day(name);
        if (day.isEmpty()) {
            return Optional.ofNullable(question.required()).map(message -> new Problem(name, message));
        }
        return day.fault()
                .map(fault -> new Problem(
                        name,
                        question.say(fault.key(), question.inMessages()),
                        fault.boxes().stream().map(box -> name + "-" + box).toList()));
    }

    private static Optional<String> choice(Question question, Answers answers) {
        List<String> chosen = answers.all(question.name());
        Set<String> known = question.options().stream().map(Option::value).collect(Collectors.toSet());
        if (!known.containsAll(chosen)) {
            return Optional.of(question.say("forms.wrong.not-listed"));
        }
        return unless(
                question.max() < 1 || chosen.size() <= question.max(),
                question.say("forms.wrong.too-many", question.max()));
    }

    private static Optional<String> unless(boolean fine, String message) {
        return fine ? Optional.empty() : Optional.of(message);
    }
}

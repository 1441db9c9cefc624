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
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");

    private AnswerCheck() {}

    static Optional<Problem> of(Question question, Answers answers) {
        return message(question, answers).map(m -> new Problem(question.name(), m));
    }

    private static Optional<String> message(Question question, Answers answers) {
        boolean answered = question.kind() == Question.Kind.DATE
                ? answers.hasDate(question.name())
                : !answers.all(question.name()).isEmpty();
        if (!answered) {
            return Optional.ofNullable(question.required());
        }
        String text = answers.text(question.name());
        return switch (question.kind()) {
            case LINE -> line(question, text);
            case EMAIL ->
                line(question, text)
                        .or(() -> unless(
                                ADDRESS.matcher(text).matches(),
                                "Enter an email address in the correct format, like name@example.com"));
            case PHONE ->
                length(question, text)
                        .or(() -> unless(
                                TELEPHONE.matcher(text).matches(),
                                "Enter a telephone number, like 01632 960 001 or +44 1632 960 001"));
            case NUMBER -> number(question, text);
            case LONG_TEXT -> length(question, text).or(() -> plain(question, text));
            case DATE -> date(question, answers);
            case RADIOS, CHECKBOXES, SELECT -> choice(question, answers);
        };
    }

    private static Optional<String> line(Question question, String text) {
        return length(question, text)
                .or(() -> plain(question, text))
                .or(() -> unless(text.indexOf('\n') < 0, subject(question) + " must be on one line"));
    }

    private static Optional<String> plain(Question question, String text) {
        return unless(
                !CONTROL.matcher(text).find(),
                subject(question) + " contains characters that cannot be used. Type it again rather than pasting it");
    }

    private static Optional<String> length(Question question, String text) {
        int length = text.codePointCount(0, text.length());
        if (length > question.max()) {
            return Optional.of("%s must be %,d characters or fewer. It is now %,d"
                    .formatted(subject(question), question.max(), length));
        }
        return unless(
                length >= question.min(),
                "%s must be %,d characters or more".formatted(subject(question), question.min()));
    }

    private static Optional<String> number(Question question, String text) {
        String digits = text.replaceAll("[,£ ]", "");
        if (!digits.matches("\\d{1,15}")) {
            return Optional.of(subject(question) + " must be a whole number in figures, like 120");
        }
        long value = Long.parseLong(digits);
        return unless(
                value >= question.min() && value <= question.max(),
                "%s must be between %,d and %,d".formatted(subject(question), question.min(), question.max()));
    }

    private static Optional<String> date(Question question, Answers answers) {
        List<String> empty = answers.emptyParts(question.name());
        if (!empty.isEmpty()) {
            return Optional.of(subject(question) + " must include a " + String.join(" and ", empty));
        }
        return unless(
                answers.date(question.name()).isPresent(), subject(question) + " must be a real date, like 27 3 2026");
    }

    private static Optional<String> choice(Question question, Answers answers) {
        List<String> chosen = answers.all(question.name());
        Set<String> known = question.options().stream().map(Option::value).collect(Collectors.toSet());
        if (!known.containsAll(chosen)) {
            return Optional.of("Choose from the list");
        }
        return unless(
                question.max() < 1 || chosen.size() <= question.max(),
                "Choose no more than %d".formatted(question.max()));
    }

    private static Optional<String> unless(boolean fine, String message) {
        return fine ? Optional.empty() : Optional.of(message);
    }

    private static String subject(Question question) {
        if (question.subject() != null) {
            return question.subject();
        }
        String label = question.label().replaceAll("\\s*\\(.*\\)", "");
        return label.endsWith("?") ? "Your answer" : label;
    }
}

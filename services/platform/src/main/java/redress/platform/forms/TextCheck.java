package redress.platform.forms;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks what {@link Text} promises, its length first: no expression is tried on a text that is longer than it may be. A text that was
 * left out passes; whether it may be is said elsewhere.
 */
public final class TextCheck implements ConstraintValidator<Text, String> {

    static final String NO_CONTROLS = "[^\\u0000-\\u001F\\u007F-\\u009F]";
    static final String NO_CONTROLS_BUT_LINES = "[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F]";
    private static final Pattern ONE_LINE = Pattern.compile(NO_CONTROLS + "*");
    private static final Pattern LINES = Pattern.compile(NO_CONTROLS_BUT_LINES + "*");

    @SuppressWarnings("NullAway.Init")
    private Text rule;

    private @Nullable Pattern form;

    @Override
    public void initialize(Text rule) {
        this.rule = rule;
        this.form = rule.form().isEmpty() ? null : Pattern.compile(rule.form());
    }

    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
        String complaint = text == null ? null : complaint(text);
        if (complaint == null) {
            return true;
        }
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate(complaint).addConstraintViolation();
        return false;
    }

    private @Nullable String complaint(String text) {
        int length = text.codePointCount(0, text.length());
        if (length > rule.max()) {
            return "Shorten this to " + rule.max() + " characters; it has " + length + ".";
        }
        if (!(rule.lines() ? LINES : ONE_LINE).matcher(text).matches() || hasLoneSurrogate(text)) {
            return rule.lines()
                    ? "Remove the control characters; only line ends and tabs may be used."
                    : "Write this in one line, without control characters.";
        }
        if (length < rule.min() || VisibleText.isEmpty(text)) {
            return rule.min() <= 1
                    ? "Write something here, or leave it out."
                    : "Write at least " + rule.min() + " characters.";
        }
        return form == null || form.matcher(text).matches() ? null : rule.hint();
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}

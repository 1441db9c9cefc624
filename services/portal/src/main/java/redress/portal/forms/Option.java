package redress.portal.forms;

import org.jspecify.annotations.Nullable;

/**
 * One answer to choose.
 *
 * @param group the heading under which it stands; null when the choices are not grouped
 */
public record Option(
        String value,
        String label,
        @Nullable String hint,
        @Nullable String group) {

    public static Option of(String value, String label) {
        return new Option(value, label, null, null);
    }

    public static Option of(String value, String label, String hint) {
        return new Option(value, label, hint, null);
    }

    public Option under(String heading) {
        return new Option(value, label, hint, heading);
    }
}

package redress.triage.view;

import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import redress.triage.cases.Case;

/**
 * A part of what is shown of a case; one member of the answer.
 *
 * @param name of the member
 * @param type of its value, or of its elements where {@code many}; a record of the step's own, never what is stored
 * @param seen who sees it; for the others it is not there
 * @param of its value; null where there is nothing to show
 */
public record Slice(
        String name, Class<?> type, boolean many, SeenBy seen, BiFunction<Case, CaseViewer, @Nullable Object> of) {

    /** One value. */
    public static Slice one(
            String name, Class<?> type, SeenBy seen, BiFunction<Case, CaseViewer, @Nullable Object> of) {
        return new Slice(name, type, false, seen, of);
    }

    /** A list, which may be empty. */
    public static Slice many(
            String name, Class<?> element, SeenBy seen, BiFunction<Case, CaseViewer, @Nullable List<?>> of) {
        return new Slice(name, element, true, seen, of::apply);
    }
}

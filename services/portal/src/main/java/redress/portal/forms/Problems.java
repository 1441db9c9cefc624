package redress.portal.forms;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong on a page: for the summary at its top and beside each question. */
public record Problems(List<Problem> all) {

    private static final Problems NONE = new Problems(List.of());

    public Problems {
        all = List.copyOf(all);
    }

    public static Problems none() {
        return NONE;
    }

    public static Problems of(String field, String message) {
        return new Problems(List.of(new Problem(field, message)));
    }

    public boolean any() {
        return !all.isEmpty();
    }

    /** The message for a question, or null. */
    public @Nullable String of(String field) {
        return all.stream()
                .filter(p -> p.field().equals(field))
                .map(Problem::message)
                .findFirst()
                .orElse(null);
    }

    /** Whether an input of a question is one that is wrong. */
    public boolean marks(String field, String input) {
        return all.stream()
                .filter(p -> p.field().equals(field))
                .findFirst()
                .filter(p -> p.inputs().isEmpty() || p.inputs().contains(input))
                .isPresent();
    }

    public Problems and(Problems others) {
        List<Problem> both = new ArrayList<>(all);
        both.addAll(others.all);
        return new Problems(both);
    }
}

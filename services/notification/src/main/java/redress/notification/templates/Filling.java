package redress.notification.templates;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the places of a template are filled with.
 *
 * @param reference null for a notice that is not about one report
 * @param compact the name of the Compact, or null
 * @param dueOn the day that the notice is about, or null
 * @param provisional whether that may become later
 * @param since when the notice came to be owed
 * @param due what is said of the open step of the case: sentences for the end of the text
 * @param lines one for each thing of which the notice tells, where these are several
 */
public record Filling(
        @Nullable String reference,
        @Nullable String compact,
        @Nullable LocalDate dueOn,
        boolean provisional,
        Instant since,
        List<String> due,
        List<String> lines) {

    public Filling {
        due = List.copyOf(due);
        lines = List.copyOf(lines);
    }

    public static Filling of(
            @Nullable String reference, @Nullable String compact, @Nullable LocalDate dueOn, Instant since) {
        return new Filling(reference, compact, dueOn, false, since, List.of(), List.of());
    }

    public Filling withDue(List<String> sentences, boolean mayBeLater) {
        return new Filling(reference, compact, dueOn, provisional || mayBeLater, since, sentences, lines);
    }

    public Filling withLines(List<String> all) {
        return new Filling(reference, compact, dueOn, provisional, since, due, all);
    }
}

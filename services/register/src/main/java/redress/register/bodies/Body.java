package redress.register.bodies;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A public body.
 *
 * @param id readable and lasting, such as {@code thurrock-council}
 * @param gss the government's code of its area, where it has one; not checked against the official list
 * @param from the first day on which it existed, where that matters
 * @param to the last day on which it existed
 * @param successors the bodies that took over from it
 */
public record Body(
        String id,
        String name,
        BodyType type,
        @Nullable String gss,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable List<String> successors) {}

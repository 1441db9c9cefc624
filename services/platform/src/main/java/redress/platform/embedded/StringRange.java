package redress.platform.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The condition that a field holds a string from one on, and before another if there is one. The server itself reads no index for
 * it.
 */
record StringRange(String from, @Nullable String before) {

    private static final Set<String> OPERATORS = Set.of("$gte", "$lt");

    static Optional<StringRange> of(@Nullable Object condition) {
        if (condition instanceof Document range
                && OPERATORS.containsAll(range.keySet())
                && range.get("$gte") instanceof String from) {
            Object before = range.get("$lt");
            if (before == null || before instanceof String) {
                return Optional.of(new StringRange(from, (String) before));
            }
        }
        return Optional.empty();
    }

    /** The keys of the range, of sorted ones that start where it does. */
    <K> List<K> of(Iterator<K> keys, Function<K, @Nullable Object> value) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(keys, Spliterator.ORDERED), false)
                .takeWhile(key ->
                        value.apply(key) instanceof String string && (before == null || string.compareTo(before) < 0))
                .toList();
    }
}

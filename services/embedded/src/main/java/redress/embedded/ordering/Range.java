package redress.embedded.ordering;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stretch of a field's values, both ends included, outside which no document can match a query. The server itself reads no index
 * for it. It may be wider than what is asked for: each document is held against the whole query.
 */
public record Range(@Nullable Object from, @Nullable Object to) {

    public static final Range ALL = new Range(null, null);

    /** Empty if the query does not bound the field. */
    public static Optional<Range> of(String field, Document query) {
        Range range = within(field, query, ALL);
        if (range.equals(ALL)) {
            return Optional.empty();
        }
        // only strings are compared with a string, and this is the first of them
        return Optional.of(range.from == null && range.to instanceof String ? new Range("", range.to) : range);
    }

    private static Range within(String field, Document query, Range known) {
        Range range = known;
        if (query.get(field) instanceof Document condition) {
            for (Map.Entry<String, Object> each : condition.entrySet()) {
                range = range.and(each.getKey(), each.getValue());
            }
        }
        if (query.get("$and") instanceof Collection<?> parts) {
            for (Object part : parts) {
                range = part instanceof Document each ? within(field, each, range) : range;
            }
        }
        return range;
    }

    private Range and(String operator, @Nullable Object value) {
        if (value == null
                || value instanceof Document
                || value instanceof Collection
                || value instanceof BsonRegularExpression) {
            return this;
        }
        return switch (operator) {
            case "$gt", "$gte" -> from == null ? new Range(value, to) : this;
            case "$lt", "$lte" -> to == null ? new Range(from, value) : this;
            default -> this;
        };
    }

    /** Whether the walk from the start of the range is still in it; its far end is known to the walk. */
    public boolean holds(@Nullable Object value) {
        return !(from instanceof String) || value instanceof String;
    }
}

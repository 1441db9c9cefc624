package redress.embedded.ordering;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a walk along an index gives the order that a query asks for, and how to sort where none does. */
public enum Order {
    FORWARD,
    BACKWARD,
    /** The index says nothing of it. */
    OTHER;

    /** @param field of a unique index: what else is sorted by, behind it, decides nothing */
    public static Order along(String field, @Nullable Document sort) {
        if (sort == null || sort.isEmpty()) {
            return FORWARD;
        }
        String first = sort.keySet().iterator().next();
        return !first.equals(field) || !(sort.get(first) instanceof Number direction)
                ? OTHER
                : direction.intValue() > 0 ? FORWARD : BACKWARD;
    }

    /** The first ones in order, never holding more than twice as many. Equal ones stay as they came. */
    public static List<Document> first(int count, Stream<Document> documents, Comparator<Document> order) {
        List<Document> first = new ArrayList<>();
        documents.forEach(each -> {
            first.add(each);
            if (first.size() >= 2L * count) {
                cut(first, count, order);
            }
        });
        cut(first, count, order);
        return first;
    }

    private static void cut(List<Document> documents, int count, Comparator<Document> order) {
        documents.sort(order);
        if (documents.size() > count) {
            documents.subList(count, documents.size()).clear();
        }
    }
}

package redress.embedded.ordering;

import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** An index that can be walked along, reading no further than the walker goes. */
public interface Walk {

    /** The ids of the documents in the range, in the order of the index or against it. */
    Stream<Object> walk(Range range, boolean backward);

    /** The entries between two keys, both included, as the map was when the walk began. */
    static <K, V> Stream<Map.Entry<K, V>> of(MVMap<K, V> map, @Nullable K from, @Nullable K to, boolean backward) {
        Cursor<K, V> cursor = backward ? map.cursor(to, from, true) : map.cursor(from, to, false);
        Iterator<Map.Entry<K, V>> entries = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return cursor.hasNext();
            }

            @Override
            public Map.Entry<K, V> next() {
                if (!cursor.hasNext()) {
                    throw new NoSuchElementException();
                }
                K key = cursor.next();
                return Map.entry(key, cursor.getValue());
            }
        };
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(entries, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }
}

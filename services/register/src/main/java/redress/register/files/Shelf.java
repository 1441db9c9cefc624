package redress.register.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Brings stored entries to what a data file says. Doing it again changes nothing; several processes may do it at once; an entry that
 * came from a later edition of the file is left alone, so that an older version of the service takes nothing back.
 */
@Component
public class Shelf {

    private static final int TRIES = 5;
    private final MongoOperations mongo;

    Shelf(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** What is now stored, by id, and which of it was changed. */
    public record Settled<T>(Map<String, T> entries, List<String> changed) {}

    /** How a document is made of content, and how one is changed to say something else. */
    public record Making<C, T>(Function<C, T> enter, BiFunction<T, C, T> revise) {}

    /** @param wanted by id, in the order in which the entries are to be given back */
    public <C, T extends Shelved<C>> Settled<T> settle(
            Class<T> type, int edition, Map<String, C> wanted, Making<C, T> making) {
        for (int tries = 1; ; tries++) {
            try {
                return attempt(type, edition, wanted, making);
            } catch (DuplicateKeyException | OptimisticLockingFailureException raced) {
                if (tries == TRIES) {
                    throw raced;
                }
            }
        }
    }

    private <C, T extends Shelved<C>> Settled<T> attempt(
            Class<T> type, int edition, Map<String, C> wanted, Making<C, T> making) {
        Map<String, T> stored = stored(type, wanted);
        Map<String, T> entries = new LinkedHashMap<>();
        Map<String, T> added = new LinkedHashMap<>();
        List<String> changed = new ArrayList<>();
        wanted.forEach((id, content) -> {
            T known = stored.get(id);
            if (known == null) {
                added.put(id, making.enter().apply(content));
            } else if (known.edition() <= edition && !known.content().equals(content)) {
                entries.put(id, mongo.save(making.revise().apply(known, content)));
                changed.add(id);
                return;
            }
            entries.put(id, known == null ? added.get(id) : known);
        });
        if (!added.isEmpty()) {
            mongo.insert(added.values(), type);
            changed.addAll(added.keySet());
        }
        return new Settled<>(entries, changed);
    }

    private <C, T extends Shelved<C>> Map<String, T> stored(Class<T> type, Map<String, C> wanted) {
        Map<String, T> stored = new LinkedHashMap<>();
        Query byId = Query.query(Criteria.where("_id").in(wanted.keySet()));
        for (T each : mongo.find(byId, type)) {
            stored.put(each.id(), each);
        }
        return stored;
    }
}

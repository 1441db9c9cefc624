package redress.intake.words;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import redress.intake.sealing.KeyedHash;

/**
 * Which reports have a word. A document for each, all of whose content is its id: hash, Compact, body, report; so the reports of a Compact,
 * or all, are a range of ids.
 */
@Component
public class WordIndex {

    /** As many reports as are looked at for a word. */
    private static final int MOST = 5_000;

    private static final int HASH_LENGTH = 32;
    private static final int TRIES = 3;

    private final MongoTemplate mongo;
    private final KeyedHash hash;

    /** Of a report, and what it is about. */
    public record Place(String compactId, String bodyId, String reportId) {

        private static Place read(String id) {
            String[] parts = id.split("/");
            return new Place(parts[1], parts[2], parts[3]);
        }

        private String id(String hash) {
            return hash + "/" + compactId + "/" + bodyId + "/" + reportId;
        }
    }

    WordIndex(MongoTemplate mongo, KeyedHash hash) {
        this.mongo = mongo;
        this.hash = hash;
    }

    /** Words that it has been entered with before stay. */
    public void enter(Place place, Set<String> words) {
        Set<String> ids = words.stream().map(word -> place.id(hash(word))).collect(Collectors.toSet());
        for (int tries = 1; !ids.isEmpty(); tries++) {
            ids.removeAll(there(ids));
            try {
                mongo.insert(ids.stream().map(IndexedWord::new).toList(), IndexedWord.class);
                return;
            } catch (DuplicateKeyException another) {
                if (tries == TRIES) {
                    throw another;
                }
            }
        }
    }

    private Set<String> there(Collection<String> ids) {
        Query byIds = query(where("_id").in(ids));
        byIds.fields().include("_id");
        return ids(byIds).stream().collect(Collectors.toSet());
    }

    /**
     * Reports that have all of the words, in no order.
     *
     * @param compactIds in which it is looked for them; none for all
     * @param where those of them that are meant
     */
    public Set<String> find(Set<String> words, Collection<String> compactIds, Predicate<Place> where) {
        Set<String> all = new HashSet<>();
        boolean first = true;
        for (String word : words) {
            Set<String> having = having(hash(word), compactIds, where);
            if (first) {
                all.addAll(having);
            } else {
                all.retainAll(having);
            }
            first = false;
        }
        return all;
    }

    private Set<String> having(String hash, Collection<String> compactIds, Predicate<Place> where) {
        List<String> ranges = compactIds.isEmpty()
                ? List.of(hash)
                : compactIds.stream().map(compactId -> hash + "/" + compactId).toList();
        return ranges.stream()
                .flatMap(range -> range(range).stream())
                .map(Place::read)
                .filter(where)
                .map(Place::reportId)
                .collect(Collectors.toSet());
    }

    /** All whose ids begin so, up to the sign that follows upon the slash. */
    private List<String> range(String beginning) {
        Query range = query(where("_id").gte(beginning + "/").lt(beginning + "0"))
                .with(Sort.by("_id"))
                .limit(MOST);
        range.fields().include("_id");
        return ids(range);
    }

    private List<String> ids(Query query) {
        return mongo.find(query, Document.class, IndexedWord.COLLECTION).stream()
                .map(found -> found.getString("_id"))
                .toList();
    }

    private String hash(String word) {
        return hash.hex("word", word).substring(0, HASH_LENGTH);
    }
}

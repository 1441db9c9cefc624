package redress.intake.words;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    private static final int AT_ONCE = 1_000;
    private static final int HASH_LENGTH = 32;
    private static final int TRIES = 3;

    /** The sign that follows upon the slash: what begins so lies behind all that begins with the slash. */
    private static final String BEHIND = "0";

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

    /**
     * In which Compacts reports are looked for, all if none is named; of what is about certain bodies, not even that it is there is read.
     */
    public record Where(Set<String> compactIds, Set<String> exceptBodyIds) {

        public static final Where EVERYWHERE = new Where(Set.of(), Set.of());

        public Where {
            if (compactIds.isEmpty() && !exceptBodyIds.isEmpty()) {
                throw new IllegalArgumentException("Bodies can be left out of named Compacts only");
            }
            compactIds = Set.copyOf(compactIds);
            exceptBodyIds = Set.copyOf(exceptBodyIds);
        }

        private List<Range> ranges(String hash) {
            if (compactIds.isEmpty()) {
                return List.of(new Range(hash + "/", hash + BEHIND));
            }
            // In the order of the ids, in which “a-b/” comes before “a/”.
            List<String> exceptions =
                    exceptBodyIds.stream().map(bodyId -> bodyId + "/").sorted().toList();
            List<Range> ranges = new ArrayList<>();
            for (String compactId : compactIds) {
                String beginning = hash + "/" + compactId;
                String from = beginning + "/";
                for (String exception : exceptions) {
                    ranges.add(new Range(from, beginning + "/" + exception));
                    from = beginning + "/" + exception.replace("/", BEHIND);
                }
                ranges.add(new Range(from, beginning + BEHIND));
            }
            return ranges;
        }
    }

    /** Of ids. */
    private record Range(String from, String before) {}

    /**
     * What words lead to.
     *
     * @param cut whether there may be more
     */
    public record Found(Set<String> reportIds, boolean cut) {}

    /** @param cut whether more have the word than were read */
    private record Having(String hash, Set<Place> places, boolean cut) {}

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

    /** Reports that have all of the words, in no order. With one word of them that few enough have, none is left out. */
    public Found find(Set<String> words, Where where) {
        List<Having> rarestFirst = words.stream()
                .map(word -> having(hash(word), where))
                .sorted(Comparator.comparing(Having::cut)
                        .thenComparing(having -> having.places().size()))
                .toList();
        if (rarestFirst.isEmpty()) {
            return new Found(Set.of(), false);
        }
        Having rarest = rarestFirst.get(0);
        Set<Place> all = new HashSet<>(rarest.places());
        for (Having other : rarestFirst.subList(1, rarestFirst.size())) {
            all.retainAll(other.cut() ? having(other.hash(), all) : other.places());
        }
        return new Found(all.stream().map(Place::reportId).collect(Collectors.toSet()), rarest.cut());
    }

    private Having having(String hash, Where where) {
        List<String> ids = new ArrayList<>();
        for (Range range : where.ranges(hash)) {
            ids.addAll(ids(range, MOST + 1 - ids.size()));
            if (ids.size() > MOST) {
                break;
            }
        }
        return new Having(
                hash, ids.stream().limit(MOST).map(Place::read).collect(Collectors.toSet()), ids.size() > MOST);
    }

    /** Which of the reports have the word. */
    private Set<Place> having(String hash, Set<Place> places) {
        List<String> ids = places.stream().map(place -> place.id(hash)).toList();
        Set<Place> having = new HashSet<>();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            there(ids.subList(from, Math.min(ids.size(), from + AT_ONCE))).forEach(id -> having.add(Place.read(id)));
        }
        return having;
    }

    private List<String> ids(Range range, int most) {
        Query within = query(where("_id").gte(range.from()).lt(range.before()))
                .with(Sort.by("_id"))
                .limit(most);
        within.fields().include("_id");
        return ids(within);
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

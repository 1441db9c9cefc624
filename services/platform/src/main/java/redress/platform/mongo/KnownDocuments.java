package redress.platform.mongo;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.client.result.DeleteResult;
import com.mongodb.client.result.UpdateResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import redress.platform.formats.Formats;

/**
 * Goes on with the documents that this version can read where a newer one has stored some of a list: those are left out, and none of them
 * is changed. Whoever must not do without one of them reads it by its id, and is refused. What is changed by updates alone is numbered as
 * what is written whole: otherwise an older version would take the newest shape for its own.
 */
public final class KnownDocuments {

    private final MongoOperations mongo;

    public KnownDocuments(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Criteria of one document, for a change that must not touch a newer one. */
    public static Criteria id(Class<?> type, Object id) {
        return notNewer(where("_id").is(id), type);
    }

    /** Criteria of some documents, as {@link #id}. */
    public static Criteria ids(Class<?> type, Collection<?> ids) {
        return notNewer(where("_id").in(ids), type);
    }

    /** As BSON: the number is no property of the type, and looking for one each time costs more than all else in the query. */
    private static Criteria notNewer(Criteria criteria, Class<?> type) {
        BsonDocument newer = new BsonDocument(Formats.FIELD, new BsonDocument("$gt", new BsonInt32(Formats.of(type))));
        return criteria.and("$nor").is(List.of(newer));
    }

    private static Query notNewer(Query query, Class<?> type) {
        return Query.of(query).addCriteria(notNewer(new Criteria(), type));
    }

    /** Numbers the document that the update makes or changes; a higher number stays. As BSON, as {@link #notNewer}. */
    public static Update numbered(Class<?> type, Update update) {
        Document changes = update.getUpdateObject();
        if (changes.containsKey("$max") || update.hasArrayFilters()) {
            return update.max(Formats.FIELD, Formats.of(type));
        }
        return Update.fromDocument(
                changes.append("$max", new BsonDocument(Formats.FIELD, new BsonInt32(Formats.of(type)))));
    }

    /** Changes one document, and numbers it; one that a newer version has stored does not match. */
    public UpdateResult updateFirst(Query which, Update change, Class<?> type) {
        return mongo.updateFirst(notNewer(which, type), numbered(type, change), type);
    }

    /** As {@link #updateFirst}, all that match. */
    public UpdateResult updateMulti(Query which, Update change, Class<?> type) {
        return mongo.updateMulti(notNewer(which, type), numbered(type, change), type);
    }

    /**
     * Changes the document of an id, or makes it.
     *
     * @throws redress.platform.problems.Refusal if a newer version has stored it
     * @throws DuplicateKeyException if another has made it meanwhile
     */
    public UpdateResult upsert(Object id, Update change, Class<?> type) {
        try {
            return mongo.upsert(query(id(type, id)), numbered(type, change), type);
        } catch (DuplicateKeyException there) {
            mustBeKnown(type, List.of(id));
            throw there;
        }
    }

    /**
     * Takes the document of an id out of the store, in one atomic step; null where there is none.
     *
     * @throws redress.platform.problems.Refusal if a newer version has stored it; it is left there
     */
    public <T> @Nullable T take(Object id, Class<T> type) {
        T taken = mongo.findAndRemove(query(id(type, id)), type);
        if (taken == null) {
            mustBeKnown(type, List.of(id));
        }
        return taken;
    }

    /** Removes what matches, except what a newer version has stored. */
    public DeleteResult remove(Query which, Class<?> type) {
        return mongo.remove(notNewer(which, type), type);
    }

    /** Removes what matches, whichever version has stored it: for what its owner has ended. */
    public DeleteResult removeOfAnyFormat(Query which, Class<?> type) {
        return mongo.remove(which, type);
    }

    /**
     * Says why a guarded write has found no document to change and none to make.
     *
     * @throws redress.platform.problems.Refusal if a newer version has stored one of them
     */
    public void mustBeKnown(Class<?> type, Collection<?> ids) {
        String collection = mongo.getCollectionName(type);
        Query numbers = query(where("_id").in(ids));
        numbers.fields().include(Formats.FIELD);
        for (Document each : mongo.find(numbers, Document.class, collection)) {
            if (!isKnown(collection, each, type)) {
                throw Formats.refusal();
            }
        }
    }

    public <T> List<T> find(Query query, Class<T> type) {
        String collection = mongo.getCollectionName(type);
        return mongo.find(query, Document.class, collection).stream()
                .filter(each -> isKnown(collection, each, type))
                .map(each -> mongo.getConverter().read(type, each))
                .toList();
    }

    /**
     * The first of a range of a unique key, in its order. The condition stands alone, because the embedded store uses an index only then:
     * so it reads on behind those that are left out.
     *
     * @param before not in it any more
     */
    public <T> List<T> inRange(Class<T> type, String key, String from, String before, int limit) {
        return documents(type, key, from, before, limit).stream()
                .map(each -> mongo.getConverter().read(type, each))
                .toList();
    }

    /**
     * As {@link #inRange}, as they are stored.
     *
     * @param fields those that are wanted; none for all
     */
    public List<Document> documents(
            Class<?> type, String key, String from, String before, int limit, String... fields) {
        String collection = mongo.getCollectionName(type);
        List<Document> found = new ArrayList<>();
        String next = from;
        while (found.size() < limit) {
            int wanted = limit - found.size();
            Query page =
                    query(where(key).gte(next).lt(before)).with(Sort.by(key)).limit(wanted);
            if (fields.length > 0) {
                page.fields().include(fields).include(key, Formats.FIELD);
            }
            List<Document> some = mongo.find(page, Document.class, collection);
            some.stream().filter(each -> isKnown(collection, each, type)).forEach(found::add);
            if (some.size() < wanted) {
                break;
            }
            next = some.get(wanted - 1).getString(key) + "!"; // the least that is more than the key itself
        }
        return found;
    }

    private static boolean isKnown(String collection, Document stored, Class<?> type) {
        return Formats.isKnown(
                collection, String.valueOf(stored.get("_id")), Formats.of(stored.get(Formats.FIELD)), Formats.of(type));
    }
}

package redress.register.people;

import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import redress.platform.mongo.KnownDocuments;

/** Counts how often all sign-ins of a person were ended. A sign-in remembers the number at which it began, and is over once it has grown. */
@Component
class SignOuts {

    private final MongoOperations mongo;

    SignOuts(MongoOperations mongo) {
        this.mongo = mongo;
    }

    int of(String personId) {
        StoredSignOuts stored = mongo.findById(personId, StoredSignOuts.class);
        return stored == null ? 0 : stored.times();
    }

    /**
     * Durable when it returns.
     *
     * @throws redress.platform.web.Refusal if a newer version has stored the number; it is left as it is
     */
    void add(String personId) {
        try {
            mongo.upsert(
                    Query.query(KnownDocuments.id(StoredSignOuts.class, personId)),
                    KnownDocuments.numbered(StoredSignOuts.class, new Update().inc("times", 1)),
                    StoredSignOuts.class);
        } catch (DuplicateKeyException there) {
            new KnownDocuments(mongo).mustBeKnown(StoredSignOuts.class, List.of(personId));
            throw there;
        }
    }
}

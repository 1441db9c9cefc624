package redress.register.people;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import redress.platform.mongo.KnownDocuments;
import redress.platform.mongo.WriteConflicts;

/** Counts how often all sign-ins of a person were ended. A sign-in remembers the number at which it began, and is over once it has grown. */
@Component
class SignOuts {

    private final MongoOperations mongo;
    private final KnownDocuments known;

    SignOuts(MongoOperations mongo) {
        this.mongo = mongo;
        this.known = new KnownDocuments(mongo);
    }

    int of(String personId) {
        StoredSignOuts stored = mongo.findById(personId, StoredSignOuts.class);
        return stored == null ? 0 : stored.times();
    }

    /**
     * Durable when it returns. The first ending of all may be asked for twice at once: then one makes the document, and the other finds it.
     *
     * @throws redress.platform.problems.Refusal if a newer version has stored the number; it is left as it is
     */
    void add(String personId) {
        WriteConflicts.RETRY.invoke(() -> {
            known.upsert(personId, new Update().inc("times", 1), StoredSignOuts.class);
        });
    }
}

package redress.register.people;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

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

    /** Durable when it returns. */
    void add(String personId) {
        mongo.upsert(
                Query.query(Criteria.where("_id").is(personId)),
                new Update().inc("times", 1).setOnInsert("format", 1),
                StoredSignOuts.class);
    }
}

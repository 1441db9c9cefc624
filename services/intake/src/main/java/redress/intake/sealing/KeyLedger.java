package redress.intake.sealing;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.bson.types.Binary;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import redress.platform.mongo.KnownDocuments;
import redress.platform.sealing.Resealing;

/** The keys of one keyset that are in use here, a document each. */
final class KeyLedger implements Resealing.Ledger {

    private static final int MOST = 100;
    private final MongoTemplate mongo;
    private final KnownDocuments known;
    private final String keyset;

    KeyLedger(MongoTemplate mongo, String keyset) {
        this.mongo = mongo;
        this.known = new KnownDocuments(mongo);
        this.keyset = keyset + "/";
    }

    @Override
    public Map<Integer, Resealing.Use> uses() {
        Map<Integer, Resealing.Use> uses = new HashMap<>();
        known.inRange(KeyUse.class, "_id", keyset, keyset + ":", MOST)
                .forEach(use -> uses.put(
                        Integer.valueOf(use.id().substring(keyset.length())),
                        new Resealing.Use(use.check().getData(), use.lastAt())));
        return uses;
    }

    @Override
    public void note(int id, byte[] check, Instant at) {
        Instant stored = at.truncatedTo(ChronoUnit.MILLIS);
        Query use = query(where("_id").is(keyset + id));
        if (known.updateFirst(use, new Update().set("lastAt", stored), KeyUse.class)
                        .getMatchedCount()
                == 0) {
            try {
                mongo.insert(new KeyUse(keyset + id, new Binary(check), stored));
            } catch (DuplicateKeyException noted) {
                // by another instance, perhaps a newer one
            }
        }
    }

    @Override
    public void forget(int id, Instant lastAt) {
        known.remove(query(where("_id").is(keyset + id).and("lastAt").is(lastAt)), KeyUse.class);
    }
}

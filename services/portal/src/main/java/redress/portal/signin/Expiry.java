package redress.portal.signin;

import java.util.List;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import redress.platform.formats.Unnumbered;
import redress.portal.tokens.RealTime;

/**
 * Lets the store remove what has expired. Only tidiness: an expired token or session is refused whether it is still stored or not. The embedded
 * store cannot expire by itself; there it is done at each start.
 */
@Component
@Unnumbered("It removes what has expired, whichever version has stored it, as the store itself does elsewhere")
class Expiry {

    private static final Logger LOG = LoggerFactory.getLogger(Expiry.class);
    private final MongoOperations mongo;
    private final RealTime time;
    private final boolean embedded;

    Expiry(MongoOperations mongo, RealTime time, @Value("${redress.platform.mongo.embedded:false}") boolean embedded) {
        this.mongo = mongo;
        this.time = time;
        this.embedded = embedded;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        for (String collection :
                List.of("portal_sign_in_tokens", "portal_sessions", "portal_ended_follow_ups", "portal_draft_links")) {
            if (embedded) {
                mongo.remove(Query.query(Criteria.where("expiresAt").lt(time.now())), collection);
                continue;
            }
            try {
                mongo.execute(db -> db.runCommand(new Document("createIndexes", collection)
                        .append(
                                "indexes",
                                List.of(new Document("key", new Document("expiresAt", 1))
                                        .append("name", "expiry")
                                        .append("expireAfterSeconds", 0)))));
            } catch (DataAccessException refused) {
                LOG.warn("{} will keep what has expired: {}", collection, refused.getMessage());
            }
        }
    }
}

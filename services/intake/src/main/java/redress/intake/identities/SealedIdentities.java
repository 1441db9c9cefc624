package redress.intake.identities;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.types.Binary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import redress.intake.sealing.FieldCipher;
import redress.platform.mongo.KnownDocuments;
import redress.platform.sealing.Resealing;

/** The reporters, who are sealed anew when the key is changed. */
@Component
class SealedIdentities implements Resealing.Place {

    private static final Logger LOG = LoggerFactory.getLogger(SealedIdentities.class);
    private static final String BEHIND_ALL = "g";
    private static final int PAGE = 200;

    private final Identities identities;
    private final KnownDocuments known;
    private final FieldCipher cipher;

    SealedIdentities(MongoTemplate mongo, Identities identities, FieldCipher cipher) {
        this.identities = identities;
        this.known = new KnownDocuments(mongo);
        this.cipher = cipher;
    }

    @Override
    public String sealedWith() {
        return FieldCipher.KEYS;
    }

    @Override
    public Resealing.Page reseal(String after) {
        List<String> ids = identities.ids(after + "0", BEHIND_ALL, PAGE);
        if (ids.isEmpty()) {
            return new Resealing.Page(Optional.empty(), 0);
        }
        List<SealedIdentity> found = known.find(query(where("_id").in(ids)), SealedIdentity.class);
        int left = ids.size() - found.size();
        for (SealedIdentity identity : found) {
            left += reseal(identity) ? 0 : 1;
        }
        return new Resealing.Page(Optional.of(ids.get(ids.size() - 1)), left);
    }

    private boolean reseal(SealedIdentity identity) {
        Criteria unchanged = where("_id").is(identity.reportId());
        Update update = new Update();
        boolean older = false;
        try {
            for (Map.Entry<String, Binary> field : identity.fields().entrySet()) {
                Binary sealed = cipher.resealed(identity.reportId(), field.getKey(), field.getValue());
                if (!sealed.equals(field.getValue())) {
                    unchanged = unchanged.and("fields." + field.getKey()).is(field.getValue());
                    update.set("fields." + field.getKey(), sealed);
                    older = true;
                }
            }
        } catch (IllegalStateException unreadable) {
            LOG.error("Who filed report {} cannot be sealed anew: {}", identity.reportId(), unreadable.getMessage());
            return false;
        }
        if (older) {
            known.updateFirst(query(unchanged), update, SealedIdentity.class);
        }
        return true;
    }
}

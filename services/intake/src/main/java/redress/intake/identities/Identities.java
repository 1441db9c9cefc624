package redress.intake.identities;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import redress.intake.sealing.FieldCipher;
import redress.platform.mongo.KnownDocuments;

/** Keeps reporters under the ids of their reports. Whoever asks has to have decided that the caller may know. */
@Component
public class Identities {

    private static final Logger LOG = LoggerFactory.getLogger(Identities.class);

    private final MongoTemplate mongo;
    private final FieldCipher cipher;

    Identities(MongoTemplate mongo, FieldCipher cipher) {
        this.mongo = mongo;
        this.cipher = cipher;
    }

    /** Durable when it returns. */
    public void keep(String reportId, Reporter reporter) {
        mongo.insert(SealedIdentity.of(reportId, reporter, cipher));
    }

    public Optional<Reporter> of(String reportId) {
        return Optional.ofNullable(mongo.findById(reportId, SealedIdentity.class))
                .map(identity -> identity.open(cipher));
    }

    /** By report; those that are not there are left out, and those that cannot be opened, so that one of them does not hide the others. */
    public Map<String, Reporter> of(Collection<String> reportIds) {
        Map<String, Reporter> reporters = new HashMap<>();
        if (!reportIds.isEmpty()) {
            new KnownDocuments(mongo)
                    .find(query(where("_id").in(reportIds)), SealedIdentity.class)
                    .forEach(identity -> openIfPossible(identity)
                            .ifPresent(reporter -> reporters.put(identity.reportId(), reporter)));
        }
        return reporters;
    }

    private Optional<Reporter> openIfPossible(SealedIdentity identity) {
        try {
            return Optional.of(identity.open(cipher));
        } catch (IllegalStateException | IllegalArgumentException sealed) {
            LOG.error("Who filed report {} cannot be opened: {}", identity.reportId(), sealed.getMessage());
            return Optional.empty();
        }
    }

    public void forget(Collection<String> reportIds) {
        new KnownDocuments(mongo).remove(query(where("_id").in(reportIds)), SealedIdentity.class);
    }

    /** The first ids of a range, in order, found in the index alone; report ids are time-ordered, so a range is a stretch of time. */
    public List<String> ids(String from, String before, int limit) {
        Query range =
                query(where("_id").gte(from).lt(before)).with(Sort.by("_id")).limit(limit);
        range.fields().include("_id");
        return mongo.find(range, Document.class, "identities").stream()
                .map(found -> found.getString("_id"))
                .toList();
    }
}

package redress.intake.identities;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import redress.intake.sealing.FieldCipher;
import redress.platform.mongo.KnownDocuments;

/** Keeps reporters under the ids of their reports. Whoever asks has to have decided that the caller may know. */
@Component
public class Identities {

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

    /** By report; those that are not there are left out. */
    public Map<String, Reporter> of(Collection<String> reportIds) {
        return reportIds.isEmpty()
                ? Map.of()
                : new KnownDocuments(mongo)
                        .find(query(where("_id").in(reportIds)), SealedIdentity.class).stream()
                                .collect(Collectors.toMap(SealedIdentity::reportId, identity -> identity.open(cipher)));
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

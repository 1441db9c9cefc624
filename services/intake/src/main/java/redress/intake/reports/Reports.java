package redress.intake.reports;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import redress.intake.receipts.ReceiptFingerprint;
import redress.intake.sealing.ReceiptKeys;
import redress.messaging.documents.DocumentRelay;
import redress.messaging.documents.DocumentRelays;
import redress.platform.mongo.KnownDocuments;
import redress.platform.mongo.WriteConflicts;

/** The stored reports. Every query goes by the id or a unique key. */
@Component
public class Reports {

    private static final String COLLECTION = "reports";

    private final MongoTemplate mongo;
    private final DocumentRelay relay;

    /** What is read to tell whether a receipt opens a report, and no more. */
    record Lock(String reportId, ReceiptFingerprint receipt) {}

    Reports(MongoTemplate mongo, DocumentRelays relays) {
        this.mongo = mongo;
        for (String key : List.of("reference", "idempotencyKey")) {
            mongo.indexOps(Report.class).createIndex(new Index(key, Sort.Direction.ASC).unique());
        }
        this.relay = relays.forCollection(COLLECTION);
    }

    /** @throws org.springframework.dao.DuplicateKeyException if its reference or its idempotency key is taken */
    public void insert(Report report) {
        mongo.insert(report);
        relay.wake(report.reportId());
    }

    /** Changes a report, again if somebody else changed it meanwhile. What {@code change} answers with false is not stored. */
    public Optional<Report> change(String reportId, Predicate<Report> change) {
        return WriteConflicts.RETRY.invoke(() -> {
            Optional<Report> report = byId(reportId);
            if (report.isPresent() && change.test(report.get())) {
                mongo.save(report.get());
                relay.wake(reportId);
            }
            return report;
        });
    }

    Optional<Report> byId(String reportId) {
        return Optional.ofNullable(mongo.findById(reportId, Report.class));
    }

    /** Those of them that there are and that no newer version has stored. */
    public List<Report> byIds(Collection<String> reportIds) {
        return new KnownDocuments(mongo).find(query(where("_id").in(reportIds)), Report.class);
    }

    public Optional<Report> byIdempotencyKey(String print) {
        return Optional.ofNullable(mongo.findOne(query(where("idempotencyKey").is(print)), Report.class));
    }

    Optional<Lock> lock(String reference) {
        Query byReference = query(where("reference").is(reference));
        byReference.fields().include("receiptPrint", "receiptKey");
        return Optional.ofNullable(mongo.findOne(byReference, Document.class, COLLECTION))
                .map(found -> new Lock(
                        found.getString("_id"),
                        new ReceiptFingerprint(
                                found.getInteger("receiptKey", ReceiptKeys.FIRST), found.getString("receiptPrint"))));
    }

    /**
     * The ids between two others, in the order in which the reports were filed. All ids are of one length, so what comes next after
     * one is it with anything behind; the embedded store walks along its ids for this form of condition alone.
     */
    public List<String> idsBetween(String after, String before, int limit) {
        Query between = query(where("_id").gte(after + "0").lt(before))
                .with(Sort.by("_id"))
                .limit(limit);
        between.fields().include("_id");
        return mongo.find(between, Document.class, COLLECTION).stream()
                .map(found -> found.getString("_id"))
                .toList();
    }

    Set<String> existing(Collection<String> reportIds) {
        Query byIds = query(where("_id").in(reportIds));
        byIds.fields().include("_id");
        return mongo.find(byIds, Document.class, COLLECTION).stream()
                .map(found -> found.getString("_id"))
                .collect(Collectors.toSet());
    }
}

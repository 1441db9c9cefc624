package redress.intake.progress;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import redress.events.triage.CaseEvent;
import redress.messaging.reading.Envelope;
import redress.platform.formats.Format;
import redress.platform.mongo.KnownDocuments;

/**
 * Keeps the steps of each report's case under their numbers. Writing a step again, or later than its successor, changes nothing
 * that is read: deliveries may repeat and need no look at what is there.
 */
@Component
public class Progress {

    private final MongoTemplate mongo;
    private final KnownDocuments known;

    Progress(MongoTemplate mongo) {
        this.mongo = mongo;
        this.known = new KnownDocuments(mongo);
    }

    @Document("report_progress")
    @Format(1)
    record StoredSteps(@Id String reportId, Map<String, ProgressStep> steps) {}

    public ReportStatus of(String reportId, Instant submittedAt) {
        @Nullable StoredSteps stored = mongo.findById(reportId, StoredSteps.class);
        Map<Long, ProgressStep> inOrder = new TreeMap<>();
        if (stored != null) {
            stored.steps().forEach((seq, step) -> inOrder.put(Long.valueOf(seq), step));
        }
        return ReportStatus.of(submittedAt, inOrder.values());
    }

    /** Those of the reports whose case has been heard of. */
    public Set<String> begun(Collection<String> reportIds) {
        Query byIds = Query.query(Criteria.where("_id").in(reportIds));
        byIds.fields().include("_id");
        return mongo.find(byIds, org.bson.Document.class, "report_progress").stream()
                .map(found -> found.getString("_id"))
                .collect(Collectors.toSet());
    }

    /**
     * One write for all events of a poll.
     *
     * @throws redress.platform.problems.Refusal if a newer version has stored the steps of one of the reports; those of the others are kept
     */
    void take(List<Envelope> poll) {
        Map<String, Update> updates = new LinkedHashMap<>();
        for (Envelope each : poll) {
            if (each.event() instanceof CaseEvent event) {
                ProgressStep.of(each)
                        .ifPresent(step -> updates.computeIfAbsent(event.about().reportId(), id -> new Update())
                                .set("steps." + each.seq(), step));
            }
        }
        if (updates.isEmpty()) {
            return;
        }
        var writes = mongo.bulkOps(BulkMode.UNORDERED, StoredSteps.class);
        updates.forEach((reportId, update) -> writes.upsert(
                Query.query(KnownDocuments.id(StoredSteps.class, reportId)),
                KnownDocuments.numbered(StoredSteps.class, update)));
        try {
            writes.execute();
        } catch (DataAccessException e) {
            known.mustBeKnown(StoredSteps.class, updates.keySet());
            throw e;
        }
    }
}

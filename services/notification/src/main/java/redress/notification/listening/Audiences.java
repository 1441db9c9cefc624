package redress.notification.listening;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** What is remembered of a case: that it was put to the body, and that its reporter is not known. Facts that never change back. */
@Component
class Audiences {

    private static final String PUT_TO_BODY = "/put-to-body";
    private static final String ANONYMOUS = "/anonymous";

    private final MongoTemplate mongo;

    @Document("case_audiences")
    record Fact(@Id String id) {}

    /** The facts known of some cases. */
    record Known(Set<String> facts) {

        boolean isPutToBody(String caseId) {
            return facts.contains(caseId + PUT_TO_BODY);
        }

        boolean isAnonymous(String caseId) {
            return facts.contains(caseId + ANONYMOUS);
        }
    }

    Audiences(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    static String putToBody(String caseId) {
        return caseId + PUT_TO_BODY;
    }

    static String anonymous(String caseId) {
        return caseId + ANONYMOUS;
    }

    /** May be repeated. */
    void remember(Collection<String> facts) {
        if (facts.isEmpty()) {
            return;
        }
        try {
            mongo.bulkOps(BulkMode.UNORDERED, Fact.class)
                    .insert(facts.stream().map(Fact::new).toList())
                    .execute();
        } catch (DuplicateKeyException e) {
            // known already; those that were not have been written
        } catch (DataAccessException e) {
            if (!known(facts).facts().containsAll(facts)) {
                throw e;
            }
        }
    }

    Known of(Collection<String> caseIds, Collection<String> justLearnt) {
        Set<String> facts = new HashSet<>(justLearnt);
        if (!caseIds.isEmpty()) {
            facts.addAll(known(caseIds.stream()
                            .flatMap(each -> Stream.of(putToBody(each), anonymous(each)))
                            .toList())
                    .facts());
        }
        return new Known(facts);
    }

    private Known known(Collection<String> ids) {
        return new Known(mongo.find(Query.query(Criteria.where("_id").in(ids)), Fact.class).stream()
                .map(Fact::id)
                .collect(Collectors.toSet()));
    }
}

package redress.notification.listening;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** What is remembered of a case: that it was put to the body, and that its reporter is not known. Facts that never change back. */
@Component
class Audiences {

    private static final String PUT_TO_BODY = "/put-to-body";
    private static final String ANONYMOUS = "/anonymous";

    private final KeptIds kept;

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
        this.kept = new KeptIds(mongo, "case_audiences");
    }

    static String putToBody(String caseId) {
        return caseId + PUT_TO_BODY;
    }

    static String anonymous(String caseId) {
        return caseId + ANONYMOUS;
    }

    /** May be repeated. */
    void remember(Collection<String> facts) {
        kept.add(facts);
    }

    Known of(Collection<String> caseIds, Collection<String> justLearnt) {
        Set<String> facts = new HashSet<>(justLearnt);
        if (!caseIds.isEmpty()) {
            facts.addAll(kept.among(caseIds.stream()
                    .flatMap(each -> Stream.of(putToBody(each), anonymous(each)))
                    .toList()));
        }
        return new Known(facts);
    }
}

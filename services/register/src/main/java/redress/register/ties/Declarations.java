package redress.register.ties;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import redress.register.files.RegisterFiles;

/** Keeps what people declare. Always read from the store, since people declare while several instances run. */
@Component
class Declarations {

    private static final int TRIES = 5;

    private final MongoOperations mongo;

    Declarations(MongoOperations mongo, RegisterFiles files) {
        this.mongo = mongo;
        files.read("ties.yaml", TiesFile.class).ties().stream()
                .map(TiesFile.Sample::declared)
                .forEach(this::enter);
    }

    DeclaredTies of(String compactId, String personId) {
        return of(compactId, List.of(personId)).getOrDefault(personId, DeclaredTies.none(compactId, personId));
    }

    /** By the ids of the people; those who have declared nothing are missing. */
    Map<String, DeclaredTies> of(String compactId, Collection<String> personIds) {
        List<String> ids = personIds.stream()
                .map(personId -> DeclaredTies.id(compactId, personId))
                .toList();
        return mongo.find(Query.query(Criteria.where("_id").in(ids)), DeclaredTies.class).stream()
                .collect(Collectors.toMap(DeclaredTies::personId, Function.identity()));
    }

    /** Durable when it returns. */
    void add(String compactId, String personId, List<Declaration> newer) {
        for (int tries = 1; ; tries++) {
            DeclaredTies before = of(compactId, personId);
            DeclaredTies after = before.with(newer);
            if (after.declarations().equals(before.declarations())) {
                return;
            }
            try {
                mongo.save(after);
                return;
            } catch (DuplicateKeyException | OptimisticLockingFailureException raced) {
                if (tries == TRIES) {
                    throw raced;
                }
            }
        }
    }

    /** Never stands in the place of what a person has said. */
    private void enter(DeclaredTies sample) {
        if (of(sample.compactId(), sample.personId()).declarations().isEmpty()) {
            try {
                mongo.insert(sample);
            } catch (DuplicateKeyException another) {
                // another instance was quicker
            }
        }
    }
}

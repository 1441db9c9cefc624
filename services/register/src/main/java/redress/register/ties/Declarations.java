package redress.register.ties;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import redress.platform.mongo.WriteConflicts;
import redress.register.files.RegisterFiles;

/** Keeps what people declare. Always read from the store, since people declare while several instances run. */
@Component
class Declarations {

    private final MongoOperations mongo;

    Declarations(MongoOperations mongo, RegisterFiles files) {
        this.mongo = mongo;
        mongo.indexOps(DeclaredTies.class).createIndex(new Index("personId", Sort.Direction.ASC));
        files.read("ties.yaml", TiesFile.class).ties().stream()
                .map(TiesFile.Sample::declared)
                .forEach(this::enter);
    }

    DeclaredTies of(String compactId, String personId) {
        DeclaredTies known = mongo.findById(DeclaredTies.id(compactId, personId), DeclaredTies.class);
        return known == null ? DeclaredTies.none(compactId, personId) : known;
    }

    /**
     * By the ids of the people, what each has last said of a body, whichever Compact they said it for: a tie is to the body. Those who
     * have said nothing of it are missing.
     */
    Map<String, Declaration> about(String bodyId, Collection<String> personIds) {
        return mongo.find(Query.query(Criteria.where("personId").in(personIds)), DeclaredTies.class).stream()
                .flatMap(each -> each.about(bodyId).map(said -> Map.entry(each.personId(), said)).stream())
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        Map.Entry::getValue,
                        BinaryOperator.maxBy(Comparator.comparing(Declaration::at))));
    }

    /** Durable when it returns. */
    void add(String compactId, String personId, List<Declaration> newer) {
        WriteConflicts.RETRY.invoke(() -> {
            DeclaredTies before = of(compactId, personId);
            DeclaredTies after = before.with(newer);
            if (!after.declarations().equals(before.declarations())) {
                mongo.save(after);
            }
        });
    }

    /** Never stands in the place of what a person has said. */
    private void enter(DeclaredTies sample) {
        if (!mongo.exists(Query.query(Criteria.where("_id").is(sample.id())), DeclaredTies.class)) {
            try {
                mongo.insert(sample);
            } catch (DuplicateKeyException another) {
                // another instance was quicker
            }
        }
    }
}

package redress.register.files;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

/** Puts one leaf on the shelf, as often as a test likes. */
public final class ShelfScenario {

    private final MongoOperations mongo;
    private final String id;

    public ShelfScenario(MongoOperations mongo, String id) {
        this.mongo = mongo;
        this.id = id;
    }

    public SeedImporter.Settled<String> settle(int edition, String content) {
        return settle(edition, content, () -> {});
    }

    /** Another process saves the same leaf between our reading and our writing, once. */
    public SeedImporter.Settled<String> settleRaced(int edition, String content, String others) {
        boolean[] raced = {false};
        return settle(edition, content, () -> {
            if (!raced[0]) {
                raced[0] = true;
                settle(edition, others);
            }
        });
    }

    public @Nullable Leaf stored() {
        return mongo.findById(id, Leaf.class);
    }

    private SeedImporter.Settled<String> settle(int edition, String content, Runnable between) {
        return new SeedImporter(mongo).settle(Leaf.class, edition, Map.of(id, content), new SeedImporter.Making<>() {
            @Override
            public Leaf enter(String says, Origin origin) {
                between.run();
                return new Leaf(id, null, origin, says);
            }

            @Override
            public Leaf revise(Leaf stored, String says, Origin origin) {
                between.run();
                return new Leaf(id, stored.version(), origin, says);
            }
        });
    }
}

package redress.intake.words;

import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import redress.intake.RunningIntake;
import redress.intake.sealing.KeyedHash;

/** A word that as many reports have as are read of one, all of which lie before those about other bodies; they are in the index alone. */
public final class CommonWord implements AutoCloseable {

    private final MongoTemplate store;
    private final List<String> ids;

    public CommonWord(RunningIntake intake, String word, String bodyId) {
        store = intake.bean(MongoTemplate.class);
        String beginning =
                intake.bean(KeyedHash.class).hex("word", word).substring(0, 32) + "/thurrock/" + bodyId + "/";
        ids = IntStream.range(0, 5_000).mapToObj(number -> beginning + number).toList();
        store.getCollection(IndexedWord.COLLECTION)
                .insertMany(ids.stream().map(id -> new Document("_id", id)).toList());
    }

    @Override
    public void close() {
        for (int from = 0; from < ids.size(); from += 1_000) {
            store.getCollection(IndexedWord.COLLECTION)
                    .deleteMany(new Document("_id", new Document("$in", ids.subList(from, from + 1_000))));
        }
    }
}

package redress.register.files;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;
import redress.platform.formats.Formats;
import redress.platform.mongo.DriverFormat;
import redress.platform.mongo.WriteConflicts;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings stored entries to what a data file says. Doing it again changes nothing; several processes may do it at once; an entry that
 * came from a later edition of the file is left alone, so that an older version of the service takes nothing back. Where a newer version
 * has stored an entry in another format, an older one does not start: it would answer from its own file, which is out of date.
 *
 * <p>Only digests are read, except of entries that differ: a start that changes nothing stays quick.
 */
@Component
public class SeedImporter {

    private static final Logger LOG = LoggerFactory.getLogger(SeedImporter.class);
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final MongoOperations mongo;

    SeedImporter(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** What the entries now say, by id, and which of them were changed. */
    public record Settled<C>(Map<String, C> contents, List<String> changed) {}

    /** How a document is made of content, and how one is changed to say something else. */
    public interface Making<C, T> {
        T enter(C content, Origin origin);

        T revise(T stored, C content, Origin origin);
    }

    /** @param wanted by id, in the order in which the entries are to be given back */
    public <C, T extends Shelved<C>> Settled<C> settle(
            Class<T> type, int edition, Map<String, C> wanted, Making<C, T> making) {
        long began = System.nanoTime();
        Settled<C> settled = WriteConflicts.RETRY.invoke(() -> attempt(type, edition, wanted, making));
        LOG.info(
                "{}: {} entries, {} changed, {} ms",
                mongo.getCollectionName(type),
                wanted.size(),
                settled.changed().size(),
                (System.nanoTime() - began) / 1_000_000);
        return settled;
    }

    private <C, T extends Shelved<C>> Settled<C> attempt(
            Class<T> type, int edition, Map<String, C> wanted, Making<C, T> making) {
        Map<String, Origin> stored = origins(type, wanted.keySet());
        Map<String, C> contents = new LinkedHashMap<>(wanted);
        List<T> added = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        wanted.forEach((id, content) -> {
            Origin ours = new Origin(edition, digest(content));
            Origin theirs = stored.get(id);
            if (theirs == null) {
                added.add(making.enter(content, ours));
                changed.add(id);
            } else if (theirs.edition() > edition) {
                contents.put(id, read(id, type).content());
            } else if (!theirs.digest().equals(ours.digest())) {
                mongo.save(making.revise(read(id, type), content, ours));
                changed.add(id);
            }
        });
        if (!added.isEmpty()) {
            mongo.insert(added, type);
        }
        return new Settled<>(contents, changed);
    }

    private <T> T read(String id, Class<T> type) {
        return Objects.requireNonNull(mongo.findById(id, type), id);
    }

    private Map<String, Origin> origins(Class<?> type, Iterable<String> ids) {
        DriverFormat format = new DriverFormat(type);
        Map<String, Origin> origins = new HashMap<>();
        for (Document each : mongo.getCollection(mongo.getCollectionName(type))
                .find(new Document("_id", new Document("$in", ids)))
                .projection(new Document("origin", 1).append(Formats.FIELD, 1))) {
            format.mustBeKnown(each);
            Document origin = each.get("origin", Document.class);
            origins.put(each.getString("_id"), new Origin(origin.getInteger("edition"), origin.getString("digest")));
        }
        return origins;
    }

    private static String digest(Object content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(JSON.writeValueAsBytes(content)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

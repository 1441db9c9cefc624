package redress.testkit.stored;

import com.mongodb.MongoClientSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.convert.DefaultMongoTypeMapper;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions.MongoConverterConfigurationAdapter;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import redress.platform.formats.Formats;

/** Reads and writes documents as the services do, without a store. */
public final class Mapping {

    private static final JsonWriterSettings PRETTY = JsonWriterSettings.builder()
            .outputMode(JsonMode.EXTENDED)
            .indent(true)
            .build();

    private final MappingMongoConverter converter;

    Mapping() {
        MongoCustomConversions conversions =
                MongoCustomConversions.create(MongoConverterConfigurationAdapter::useNativeDriverJavaTimeCodecs);
        MongoMappingContext context = new MongoMappingContext();
        context.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
        context.afterPropertiesSet();
        converter = new MappingMongoConverter(NoOpDbRefResolver.INSTANCE, context);
        converter.setCustomConversions(conversions);
        converter.setTypeMapper(new DefaultMongoTypeMapper(null));
        converter.afterPropertiesSet();
    }

    Document written(Object sample) {
        Document written = new Document();
        converter.write(sample, written);
        return written.append(Formats.FIELD, Formats.of(sample.getClass()));
    }

    Object read(Class<?> type, String json) {
        return converter.read(type, Document.parse(json));
    }

    /** In the order of the names of fields, since a document is the same in any. */
    public static String json(Document document) {
        BsonDocument bson = document.toBsonDocument(BsonDocument.class, MongoClientSettings.getDefaultCodecRegistry());
        return ((BsonDocument) sorted(bson)).toJson(PRETTY) + "\n";
    }

    /** What of a stored document is not in one that was made of it, by its path; the number of the format is another. */
    static List<String> lost(String stored, Document written) {
        List<String> lost = new ArrayList<>();
        BsonDocument before = BsonDocument.parse(stored);
        before.remove(Formats.FIELD);
        lost(
                "",
                before,
                written.toBsonDocument(BsonDocument.class, MongoClientSettings.getDefaultCodecRegistry()),
                lost);
        return lost;
    }

    private static void lost(String path, BsonValue before, @Nullable BsonValue after, List<String> lost) {
        if (before instanceof BsonDocument document && after instanceof BsonDocument now) {
            document.forEach((name, value) -> lost(path + "/" + name, value, now.get(name), lost));
        } else if (before instanceof BsonArray array && after instanceof BsonArray now && array.size() == now.size()) {
            for (int i = 0; i < array.size(); i++) {
                lost(path + "/" + i, array.get(i), now.get(i), lost);
            }
        } else if (!before.equals(after)) {
            lost.add(path);
        }
    }

    private static BsonValue sorted(BsonValue value) {
        if (value instanceof BsonDocument document) {
            BsonDocument sorted = new BsonDocument();
            for (Map.Entry<String, BsonValue> each : new TreeMap<>(document).entrySet()) {
                sorted.append(each.getKey(), sorted(each.getValue()));
            }
            return sorted;
        }
        return value instanceof BsonArray array
                ? new BsonArray(array.stream().map(Mapping::sorted).collect(Collectors.toList()))
                : value;
    }
}

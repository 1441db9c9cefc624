package redress.journeys;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.Document;

/** Asks the server how it would carry out commands that were recorded. */
final class QueryPlans {

    /** Of the connection or the transaction, not of the question. */
    private static final Set<String> ENVELOPE = Set.of(
            "$db",
            "lsid",
            "$clusterTime",
            "txnNumber",
            "autocommit",
            "startTransaction",
            "writeConcern",
            "$readPreference");

    private final MongoDatabase database;
    private final boolean plansById;

    /** Finds out whether the server's plans tell that a search by id and more reads by the id; those of MongoDB do. */
    QueryPlans(MongoDatabase database) {
        this.database = database;
        database.getCollection("probe").insertOne(new Document("_id", "a").append("version", 1));
        plansById = !planScans(BsonDocument.parse("{find: 'probe', filter: {_id: 'a', version: 1}}"));
        if (!plansById) {
            System.out.println("This server's plans use an index only for conditions that stand alone:"
                    + " of what names an _id and more, the _id is asked about.");
        }
    }

    /** One command of each shape (the same names and operators, whatever the values), with one search each. */
    static Collection<BsonDocument> shapes(Stream<String> recorded) {
        Map<String, BsonDocument> shapes = new TreeMap<>();
        recorded.map(BsonDocument::parse)
                .flatMap(command -> searches(command).stream())
                .forEach(command -> shapes.putIfAbsent(shape(command), command));
        return shapes.values();
    }

    /** Whether the plan that wins looks at every document of the collection. */
    boolean scans(BsonDocument command) {
        return planScans(command)
                && (plansById || byId(command).map(this::planScans).orElse(true));
    }

    private boolean planScans(BsonDocument command) {
        Document answer = database.runCommand(new Document("explain", command).append("verbosity", "queryPlanner"));
        List<Object> plans = new ArrayList<>();
        collect("winningPlan", answer, plans);
        if (plans.isEmpty()) {
            throw new IllegalStateException("No plan in the answer to " + command + ": " + answer.toJson());
        }
        List<Object> stages = new ArrayList<>();
        collect("stage", plans, stages);
        return stages.contains("COLLSCAN");
    }

    /** A search that names an id and more, asked by the id alone. */
    private static Optional<BsonDocument> byId(BsonDocument command) {
        BsonDocument filter = command.getDocument("filter", new BsonDocument());
        return Stream.concat(
                        Stream.of(filter),
                        filter.getArray("$and", new BsonArray()).stream().map(BsonValue::asDocument))
                .filter(part -> part.containsKey("_id"))
                .map(part -> new BsonDocument("find", command.get("find"))
                        .append("filter", new BsonDocument("_id", part.get("_id"))))
                .findFirst();
    }

    /**
     * What the command looks for, as a command that can be explained alone. A write is explained as the search for its documents,
     * which the server plans in the same way; of several writes in one command, each by itself.
     */
    private static List<BsonDocument> searches(BsonDocument command) {
        BsonDocument bare = command.clone();
        ENVELOPE.forEach(bare::remove);
        String name = bare.getFirstKey();
        return switch (name) {
            case "update" -> filters(bare, "updates");
            case "delete" -> filters(bare, "deletes");
            case "findAndModify" -> List.of(find(bare.get(name), bare));
            default -> List.of(bare);
        };
    }

    private static List<BsonDocument> filters(BsonDocument command, String writes) {
        return command.getArray(writes).stream()
                .map(write -> find(
                        command.get(command.getFirstKey()),
                        new BsonDocument("query", write.asDocument().get("q"))))
                .toList();
    }

    private static BsonDocument find(BsonValue collection, BsonDocument asked) {
        BsonDocument find = new BsonDocument("find", collection).append("filter", asked.get("query"));
        if (asked.containsKey("sort")) {
            find.append("sort", asked.get("sort"));
        }
        return find;
    }

    private static String shape(BsonDocument command) {
        String name = command.getFirstKey();
        BsonValue collection = command.get(name);
        return name + " " + (collection.isString() ? collection.asString().getValue() : "") + " " + shapeOf(command);
    }

    private static BsonValue shapeOf(BsonValue value) {
        if (value.isDocument()) {
            BsonDocument shape = new BsonDocument();
            value.asDocument().forEach((key, inner) -> shape.put(key, shapeOf(inner)));
            return shape;
        }
        if (value.isArray()) {
            return new BsonArray(
                    value.asArray().stream().map(QueryPlans::shapeOf).distinct().toList());
        }
        return new BsonString(value.getBsonType().name());
    }

    private static void collect(String key, Object in, List<Object> found) {
        if (in instanceof Map<?, ?> map) {
            map.forEach((name, inner) -> {
                if (key.equals(name)) {
                    found.add(inner);
                }
                collect(key, inner, found);
            });
        } else if (in instanceof Collection<?> all) {
            all.forEach(inner -> collect(key, inner, found));
        }
    }
}

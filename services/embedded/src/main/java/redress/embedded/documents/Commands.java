package redress.embedded.documents;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Set;

/** Which commands of the MongoDB protocol change nothing; any other is taken to write. */
final class Commands {

    private static final Set<String> READS = Set.of(
            "find", "count", "distinct", "getmore", "listcollections", "listindexes", "listdatabases", "explain");

    private Commands() {}

    /** @param name the command in lower case */
    static boolean onlyReads(String name, Document command) {
        return READS.contains(name) || (name.equals("aggregate") && !writesItsResult(command));
    }

    private static boolean writesItsResult(Document aggregate) {
        return aggregate.get("pipeline") instanceof List<?> stages
                && stages.stream()
                        .anyMatch(stage -> stage instanceof Document each
                                && (each.containsKey("$merge") || each.containsKey("$out")));
    }
}

package redress.platform.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.Set;
import org.h2.mvstore.MVStore;

/** Lets a command's answer out only when everything that the command has written or may have read is committed to the file. */
final class DurableBackend extends H2Backend {

    /** Commands that neither write nor read documents. */
    private static final Set<String> ASIDE = Set.of(
            "hello", "ismaster", "ping", "buildinfo", "endsessions", "killcursors", "serverstatus", "connectionstatus");

    private final GroupCommit commits;

    DurableBackend(MVStore store) {
        super(store);
        commits = new GroupCommit(store);
    }

    /** An inner class, because the database opens its collections while it is still being constructed. */
    @Override
    protected MongoDatabase openOrCreateDatabase(String databaseName) {
        return new H2Database(databaseName, getMvStore(), getCursorRegistry()) {
            @Override
            protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
                String place = getFullCollectionNamespace(name);
                return new IndexedCollection(
                        this,
                        name,
                        options,
                        getMvStore().openMap("databases." + place),
                        getMvStore().openMap("meta." + place),
                        getCursorRegistry());
            }
        };
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        String name = command.toLowerCase(java.util.Locale.ROOT);
        if (ASIDE.contains(name)) {
            return super.handleCommand(channel, database, command, query);
        }
        if (Commands.onlyReads(name, query)) {
            return commits.read(() -> super.handleCommand(channel, database, command, query));
        }
        return commits.write(() -> super.handleCommand(channel, database, command, query));
    }

    @Override
    public void close() {
        commits.last();
        super.close();
    }
}

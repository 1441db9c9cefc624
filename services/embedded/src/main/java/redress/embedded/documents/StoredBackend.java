package redress.embedded.documents;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import java.util.Locale;
import java.util.Set;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import redress.embedded.machine.DiskSpace;

/** Lets a command's answer out only when everything that the command has written or may have read is committed to the file. */
final class StoredBackend extends AbstractMongoBackend {

    /** Commands that neither write nor read documents. */
    private static final Set<String> ASIDE = Set.of(
            "hello", "ismaster", "ping", "buildinfo", "endsessions", "killcursors", "serverstatus", "connectionstatus");

    /** MongoDB's own code for it. */
    private static final int OUT_OF_DISK_SPACE = 14031;

    private final MVStore store;
    private final GroupCommit commits;
    private final DiskSpace space;

    StoredBackend(MVStore store, GroupCommit commits, DiskSpace space) {
        this.store = store;
        this.commits = commits;
        this.space = space;
        StoredDatabase.namesIn(store).forEach(this::resolveDatabase);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return StoredDatabase.open(name, store, getCursorRegistry());
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        try {
            return handle(channel, database, command, query);
        } catch (MVStoreException e) {
            throw new MongoServerError(OUT_OF_DISK_SPACE, "OutOfDiskSpace", "The store cannot be written to", e);
        }
    }

    private Document handle(Channel channel, String database, String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        if (ASIDE.contains(name)) {
            return super.handleCommand(channel, database, name.equals("hello") ? "ismaster" : command, query);
        }
        if (Commands.onlyReads(name, query)) {
            return commits.read(() -> super.handleCommand(channel, database, command, query));
        }
        if (space.isLow()) {
            throw new MongoServerError(OUT_OF_DISK_SPACE, "OutOfDiskSpace", "The disk is full; nothing was written");
        }
        return commits.write(() -> super.handleCommand(channel, database, command, query));
    }
}

package redress.embedded.documents;

import de.bwaldvogel.mongo.MongoServer;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import redress.embedded.machine.ForeignStore;
import redress.embedded.machine.LostStore;
import redress.embedded.machine.Owner;
import redress.embedded.machine.PortTaken;
import redress.embedded.machine.Ports;

/**
 * A document store that speaks MongoDB's protocol, in this process and on one file. It answers a writing command only after the
 * write is in the file, so that a kill of the process loses nothing acknowledged. It has no transactions, no change streams and no
 * indexes but unique ones.
 */
public final class EmbeddedDocuments implements AutoCloseable {

    /** Each connection waits on a thread of its own while its write is committed, so that waiting writes share a commit. */
    private static final int WORKERS = 16;

    private final MongoServer server;
    private final DurableStore store;
    private final int port;

    private EmbeddedDocuments(MongoServer server, DurableStore store, int port) {
        this.server = server;
        this.store = store;
        this.port = port;
    }

    /**
     * @param folder where it keeps its file {@code documents.mv}; created when missing
     * @param port where it listens on the loopback interface; 0 for any free port
     * @throws PortTaken if something listens there
     */
    public static EmbeddedDocuments start(Path folder, int port) {
        return start(folder, port, null);
    }

    /**
     * The same, for a store that belongs to something else, and is marked so at its first start.
     *
     * @throws ForeignStore if it belongs to something else than that
     * @throws LostStore if it belongs to nothing, although it did before
     */
    public static EmbeddedDocuments start(Path folder, int port, @Nullable Owner owner) {
        int chosen = Ports.free(port, "the document store");
        DurableStore store = DurableStore.open(folder.resolve("documents.mv"));
        if (owner != null) {
            try {
                store.belongsTo(owner);
            } catch (ForeignStore | LostStore e) {
                store.close();
                throw e;
            }
        }
        MongoServer server = new MongoServer(new StoredBackend(store.store(), store.commits(), store.space()));
        server.bind(new InetSocketAddress(Ports.loopback(), chosen), 1, WORKERS);
        return new EmbeddedDocuments(server, store, chosen);
    }

    /** The address for {@code spring.mongodb.uri}, without a database. */
    public String uri() {
        return uri("");
    }

    public String uri(String database) {
        return "mongodb://" + Ports.loopback().getHostAddress() + ":" + port + "/" + database;
    }

    @Override
    public void close() {
        server.shutdownNow();
        store.close();
    }
}

package redress.testkit.backends;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.testcontainers.mongodb.MongoDBContainer;
import redress.embedded.documents.EmbeddedDocuments;

/** A document store; the databases of this run are told apart from those of others by the number of the process. */
final class DocumentBackend implements AutoCloseable {

    private final String server;
    private final boolean embedded;
    private final Runnable stop;
    private final Set<String> uris = ConcurrentHashMap.newKeySet();

    private DocumentBackend(String server, boolean embedded, Runnable stop) {
        this.server = server;
        this.embedded = embedded;
        this.stop = stop;
    }

    static DocumentBackend embedded(Path folder) {
        EmbeddedDocuments store = EmbeddedDocuments.start(folder, 0);
        return new DocumentBackend(store.uri(), true, store::close);
    }

    static DocumentBackend container() {
        MongoDBContainer container = new MongoDBContainer("mongo:8.0").withReplicaSet();
        container.start();
        return new DocumentBackend(container.getReplicaSetUrl(), false, container::stop);
    }

    /** A server that stays when the run has ended; the databases of the run do not. */
    static DocumentBackend given(String uri) {
        return new DocumentBackend(uri, false, () -> {});
    }

    /** Whether it is durable without being a replica set. */
    boolean embedded() {
        return embedded;
    }

    String uri(String database) {
        String uri = withDatabase(
                server, "test" + ProcessHandle.current().pid() + "_" + database.replaceAll("[^A-Za-z0-9_]", "_"));
        uris.add(uri);
        return uri;
    }

    /** Puts a database into an address, in place of the one that is there. */
    static String withDatabase(String uri, String database) {
        int options = uri.indexOf('?');
        String address = options < 0 ? uri : uri.substring(0, options);
        int hosts = address.indexOf("://") + 3;
        int slash = address.indexOf('/', hosts);
        return (slash < 0 ? address : address.substring(0, slash))
                + "/"
                + database
                + (options < 0 ? "" : uri.substring(options));
    }

    /** The database that an address names. */
    static String databaseOf(String uri) {
        String path = uri.substring(uri.lastIndexOf('/') + 1);
        int options = path.indexOf('?');
        return options < 0 ? path : path.substring(0, options);
    }

    @Override
    public void close() {
        if (!embedded) {
            uris.forEach(DocumentBackend::drop);
        }
        stop.run();
    }

    private static void drop(String uri) {
        try (MongoClient client = MongoClients.create(uri)) {
            client.getDatabase(databaseOf(uri)).drop();
        }
    }
}

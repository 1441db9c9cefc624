package redress.testkit.backends;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.bson.Document;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.data.mongodb.core.MongoTemplate;

/** A database of its own for a test class that needs no more of a service than its documents. */
public final class TestDocuments implements BeforeAllCallback, AfterAllCallback {

    @SuppressWarnings("NullAway.Init")
    private MongoClient client;

    @SuppressWarnings("NullAway.Init")
    private MongoTemplate mongo;

    public MongoTemplate mongo() {
        return mongo;
    }

    /** Takes out every document; indexes stay. */
    public void clear() {
        for (String collection : mongo.getCollectionNames()) {
            mongo.getCollection(collection).deleteMany(new Document());
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        String database = context.getRequiredTestClass().getSimpleName();
        String uri = Backends.shared().documents(database);
        client = MongoClients.create(uri);
        mongo = new MongoTemplate(client, DocumentBackend.databaseOf(uri));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        client.close();
    }
}

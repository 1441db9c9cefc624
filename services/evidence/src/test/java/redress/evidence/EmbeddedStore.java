package redress.evidence;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.util.FileSystemUtils;
import redress.platform.embedded.EmbeddedDocuments;

/** A document store of its own for a test class. */
public final class EmbeddedStore implements BeforeAllCallback, AfterAllCallback {

    private Path folder = Path.of("");
    private EmbeddedDocuments documents;
    private MongoClient client;
    private MongoTemplate mongo;

    public MongoTemplate mongo() {
        return mongo;
    }

    public void clear() {
        for (String collection : mongo.getCollectionNames()) {
            mongo.getCollection(collection).deleteMany(new org.bson.Document());
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("evidence");
        documents = EmbeddedDocuments.start(folder, 0);
        client = MongoClients.create(documents.uri());
        mongo = new MongoTemplate(client, "evidence");
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        client.close();
        documents.close();
        FileSystemUtils.deleteRecursively(folder);
    }
}

package redress.platform.mongo;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/**
 * Looks, before a service serves anybody, whether what it will acknowledge will be durable: a replica set (or a router before one),
 * writes acknowledged by a majority and journalled. Without that the service does not start. The embedded store is the one exception
 * that may be declared: it commits before it answers.
 */
final class DurabilityCheck implements InitializingBean {

    private final MongoDatabaseFactory databases;
    private final boolean embedded;

    DurabilityCheck(MongoDatabaseFactory databases, boolean embedded) {
        this.databases = databases;
        this.embedded = embedded;
    }

    @Override
    public void afterPropertiesSet() {
        MongoDatabase database = databases.getMongoDatabase();
        WriteConcern writes = database.getWriteConcern();
        if (!"majority".equals(writes.getWObject()) || !Boolean.TRUE.equals(writes.getJournal())) {
            throw new NotDurable(
                    "Documents would be written with " + writes
                            + ". They must be acknowledged by a majority and journalled: take w and journal out of spring.mongodb.uri.");
        }
        if (embedded) {
            return;
        }
        Document hello = database.runCommand(new Document("hello", 1));
        if (!hello.containsKey("setName") && !"isdbgrid".equals(hello.getString("msg"))) {
            throw new NotDurable(
                    "The MongoDB server at spring.mongodb.uri is no member of a replica set. Start it with --replSet and"
                            + " run rs.initiate() once; a set of one member will do.");
        }
    }
}

package redress.testkit.children;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.h2.jdbcx.JdbcDataSource;
import redress.embedded.broker.EmbeddedBroker;
import redress.embedded.database.EngineDatabase;
import redress.embedded.database.EngineUpkeep;
import redress.embedded.documents.EmbeddedDocuments;
import redress.embedded.mail.EmbeddedMail;

/** The child's part: writes to one kind of store until it is killed, and tells each write after it was acknowledged. */
final class Writers {

    static final String TOPIC = "kept";

    private Writers() {}

    /** Arguments: the kind of store, its folder. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "documents" -> documents(folder);
            case "relational" -> lingering(() -> relational(folder));
            case "kafka" -> kafka(folder);
            case "mail" -> mail(folder);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private interface Writing {
        void write() throws Exception;
    }

    /** As a service does that answers every request with an error from then on. */
    private static void lingering(Writing writing) throws Exception {
        try {
            writing.write();
        } catch (SQLException e) {
            System.out.println("cannot write any more");
            Thread.currentThread().join();
        }
    }

    private static void acknowledged(String id) {
        System.out.println("kept " + id);
        System.out.flush();
    }

    /** Four at once, so that writes share commits and a kill falls between them. */
    private static void documents(Path folder) {
        EmbeddedDocuments store = EmbeddedDocuments.start(folder, 0);
        MongoClient client = MongoClients.create(store.uri() + "?w=majority&journal=true");
        MongoCollection<Document> documents = client.getDatabase("t").getCollection("kept");
        documents.createIndex(
                new Document("code", 1), new IndexOptions().unique(true).sparse(true));
        for (int writer = 0; writer < 4; writer++) {
            String name = "w" + writer;
            new Thread(() -> {
                        for (int i = 0; ; i++) {
                            String id = name + "-" + i;
                            documents.insertOne(new Document("_id", id).append("code", "code " + id));
                            acknowledged(id);
                        }
                    })
                    .start();
        }
    }

    /** Beside what is new, rows that change again and again, so that the file has to be kept small meanwhile. */
    private static void relational(Path folder) throws Exception {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(EngineDatabase.jdbcUrl(folder.resolve("kept")));
        source.setUser("sa");
        Connection connection = source.getConnection();
        connection.setAutoCommit(false);
        connection.createStatement().execute("create table kept(id int primary key)");
        connection.createStatement().execute("create table changing(id int primary key, said varchar(1000))");
        connection.createStatement().execute("insert into changing select x, space(1000) from system_range(0, 999)");
        connection.commit();
        new EngineUpkeep(source);
        PreparedStatement insert = connection.prepareStatement("insert into kept values (?)");
        PreparedStatement update = connection.prepareStatement("update changing set said = ? where id = ?");
        for (int i = 0; ; i++) {
            insert.setInt(1, i);
            insert.execute();
            update.setString(1, Integer.toString(i).repeat(100));
            update.setInt(2, i * 7 % 1000);
            update.execute();
            connection.commit();
            acknowledged(Integer.toString(i));
        }
    }

    private static void kafka(Path folder) throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(folder, 0);
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all");
        try (Admin admin = Admin.create(settings)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        }
        KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        for (int i = 0; ; i++) {
            producer.send(new ProducerRecord<>(TOPIC, Integer.toString(i))).get();
            acknowledged(Integer.toString(i));
        }
    }

    private static void mail(Path folder) {
        EmbeddedMail server = EmbeddedMail.start(folder, 0);
        ServerSetup smtp = new ServerSetup(server.port(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        for (int i = 0; ; i++) {
            GreenMailUtil.sendTextEmail(
                    "kept@sample.example", "from@sample.example", Integer.toString(i), "Sample", smtp);
            acknowledged(Integer.toString(i));
        }
    }
}

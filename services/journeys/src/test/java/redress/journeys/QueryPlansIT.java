package redress.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redress.standalone.demo.Demo;
import redress.testkit.backends.Backends;

/** How MongoDB carries out what the services ask of it. Needs a MongoDB, so it is part of the runs that have one. */
@Tag("mongodb")
class QueryPlansIT {

    private static final String OFFICER = "officer@thurrock.example";
    private static final String MAILS = "/api/mailbox?limit=100";
    private static final Pattern LINK = Pattern.compile("/sign-in/confirm\\?token=[A-Za-z0-9_-]+");

    @Test
    void noQueryOfThurrocksCaseAndOfThePagesScansACollection(@TempDir Path folder) throws IOException {
        String mongodb = Backends.shared().documents("journey");
        Path commands = folder.resolve("commands");
        String option = "-D" + CommandRecorder.FILE + "=" + commands;
        try (RunningSystem system = RunningSystem.on(mongodb, folder.resolve("data"), option)) {
            openPages(system.base(), walk(system.base()));
        }
        try (MongoClient client = MongoClients.create(mongodb)) {
            QueryPlans plans = new QueryPlans(client.getDatabase(new ConnectionString(mongodb).getDatabase()));
            Collection<BsonDocument> asked;
            try (var lines = Files.lines(commands)) {
                asked = QueryPlans.shapes(lines);
            }
            assertThat(asked).as("questions of different shapes").hasSizeGreaterThan(20);
            assertThat(asked)
                    .filteredOn(command -> !isMeantToReadAll(command))
                    .filteredOn(plans::scans)
                    .as("questions that scan")
                    .isEmpty();
        }
    }

    @Test
    void tellsAScanFromAReadByIndex() {
        String mongodb = Backends.shared().documents("scan");
        try (MongoClient client = MongoClients.create(mongodb)) {
            var database = client.getDatabase(new ConnectionString(mongodb).getDatabase());
            database.getCollection("things").insertOne(new Document("_id", "a").append("colour", "red"));
            QueryPlans plans = new QueryPlans(database);
            for (String field : List.of("_id", "colour")) {
                String where = "{" + field + ": 'a'}";
                Collection<BsonDocument> asked = QueryPlans.shapes(Stream.of(
                        "{find: 'things', filter: " + where + ", limit: 1}",
                        "{count: 'things', query: " + where + "}",
                        "{aggregate: 'things', cursor: {}, pipeline: [{$match: " + where + "}]}",
                        "{findAndModify: 'things', query: " + where + ", sort: {size: 1}, update: {$set: {size: 1}}}",
                        "{delete: 'things', deletes: [{limit: 1, q: " + where + "}]}"));
                assertThat(asked)
                        .hasSize(5)
                        .allSatisfy(command -> assertThat(plans.scans(command))
                                .as(command.toJson())
                                .isEqualTo(field.equals("colour")));
            }
        }
    }

    /** Each with its reason. */
    private static boolean isMeantToReadAll(BsonDocument command) {
        if (!command.getDocument("filter", new BsonDocument("not", new BsonString("there")))
                .isEmpty()) {
            return false;
        }
        return switch (command.getString("find").getValue()) {
            // intake takes the Compacts it knows into memory once, when it starts
            case "intake_compacts" -> true;
            // the driver looks for any one file before it makes the indexes of the bucket, once in a process
            case "attachments.files" -> command.getNumber("limit").intValue() == 1;
            default -> false;
        };
    }

    private static String walk(String base) {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        try {
            Demo.walk(base, new PrintStream(told, true, StandardCharsets.UTF_8));
        } catch (RuntimeException e) {
            throw new AssertionError(told.toString(StandardCharsets.UTF_8), e);
        }
        Matcher link = Pattern.compile("/cases/[0-9a-f-]{36}").matcher(told.toString(StandardCharsets.UTF_8));
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private static void openPages(String base, String casePage) {
        PageClient reporter = new PageClient(base);
        List.of("/", "/report", "/report/public-body?q=Thurrock", "/report/check", "/evidence")
                .forEach(reporter::open);
        reporter.submit("/report/what-happened", "/report/what-happened", Map.of("whatHappened", "Our grant was cut."));
        reporter.upload("/report/evidence", "/report/evidence", "letter.pdf", "%PDF-1.4");
        reporter.submit("/follow-up", "/follow-up", Map.of("reference", "CB-7K2M-Q4TX", "receipt", "not the receipt"));

        PageClient officer = new PageClient(base);
        String before = link(officer.open(MAILS));
        officer.submit("/sign-in", "/sign-in", Map.of("email", OFFICER));
        await("a link to sign in")
                .atMost(Duration.ofSeconds(30))
                .until(() -> !link(officer.open(MAILS)).equals(before));
        officer.submit(link(officer.open(MAILS)), "/sign-in/confirm", Map.of());
        assertThat(officer.open("/cases")).contains("Thurrock");
        List.of(casePage, casePage + "/diagram", "/cases/news", "/evidence").forEach(officer::open);
        officer.submit("/cases", "/sign-out", Map.of());
    }

    /** The newest one, as the mailbox shows the newest mail first. */
    private static String link(String mails) {
        Matcher link = LINK.matcher(mails);
        return link.find() ? link.group() : "";
    }
}

package redress.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import redress.embedded.documents.EmbeddedDocuments;

/**
 * Whoever starts the system again reads nothing alarming unless something is wrong: in order or after a kill, once or several times. On
 * the way somebody whose sign-ins are ended, and who is then taken out of the register, is out, whatever they are signed in to.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestartsIT {

    private static final Pattern ALARMING = Pattern.compile("\\bERROR\\b|^\\s+at [\\w.$/]+\\(|^Caused by:");

    /** As people run it: tests have a log of their own on the class path. */
    private static final List<String> LOG =
            List.of("-Dlogback.configurationFile=logback.xml", "-Dlogging.config=classpath:logback.xml");

    private static final String CHAIR = "chair-vcs@thurrock.example";

    @TempDir
    private static Path folder;

    private static RunningSystem system;

    @BeforeAll
    static void start() {
        system = RunningSystem.in(
                folder,
                Stream.concat(LOG.stream(), Stream.of(RunningSystem.WITHOUT_LIMITS))
                        .toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @Test
    @Order(1)
    void keepNobodyInWhoMayNoLongerBe() {
        Api api = new Api(system.base());
        Onlooker chair = Onlooker.signedIn(api, system.base(), CHAIR);
        String path = "/api/cases/" + openCase(api, chair.headers());
        assertThat(seen(chair, path)).isEqualTo(List.of("200", "200"));

        Map<String, String> admin = Api.bearer(api.signIn("admin@national.example"));
        api.delete("/api/register/people/sample-thurrock-chair-vcs/sign-ins", admin);

        assertThat(seen(chair, path)).as("after their sign-ins were ended").isEqualTo(List.of("401", "sign-in"));
        chair = Onlooker.signedIn(api, system.base(), CHAIR);
        assertThat(seen(chair, path)).as("signed in again").isEqualTo(List.of("200", "200"));

        system.kill();
        takeOutOfTheRegister();
        system.restart();

        assertQuiet();
        assertThat(seen(chair, path)).as("after they left").isEqualTo(List.of("404", "404"));
    }

    @Test
    @Order(2)
    void printNoErrorAndNoStackTraceHoweverOften() {
        system.close();
        system.restart();
        assertQuiet();
        system.kill();
        system.restart();
        assertQuiet();
    }

    private static void assertQuiet() {
        assertThat(system.log().lines().filter(line -> ALARMING.matcher(line).find()))
                .as(system.log())
                .isEmpty();
    }

    /** What the API and the page answer to a look at a case. */
    private static List<String> seen(Onlooker person, String path) {
        String answer = person.api().whole(path, person.headers());
        String page = person.pages().whole(path.replace("/api", ""));
        return List.of(
                answer.substring(0, 3),
                page.startsWith("302") || page.contains("action=\"/sign-in\"") ? "sign-in" : page.substring(0, 3));
    }

    private static String openCase(Api api, Map<String, String> caller) {
        api.file();
        await("the case is open")
                .atMost(Duration.ofMinutes(2))
                .pollInSameThread()
                .until(() -> !api.get("/api/cases", caller).get("items").isEmpty());
        return api.get("/api/cases", caller).get("items").get(0).get("caseId").asString();
    }

    /** As a later edition of the register's file does it. */
    private static void takeOutOfTheRegister() {
        try (EmbeddedDocuments documents = EmbeddedDocuments.start(folder.resolve("documents"), 0);
                MongoClient client = MongoClients.create(documents.uri("redress"))) {
            assertThat(client.getDatabase("redress")
                            .getCollection("register_people")
                            .updateOne(
                                    Filters.eq("sample-thurrock-chair-vcs"),
                                    Updates.combine(
                                            Updates.set("origin.edition", 999),
                                            Updates.set("content.grants", List.of())))
                            .getModifiedCount())
                    .isEqualTo(1);
        }
    }
}

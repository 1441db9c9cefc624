package redress.testkit.backends;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.mongodb.client.MongoClients;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import redress.testkit.backends.Backends.Part;

class BackendsIT {

    private static final Backends BACKENDS = Backends.shared();
    private static final Map<String, Object> SETTINGS = BACKENDS.settings("backends-it", EnumSet.allOf(Part.class));

    @Test
    void givesKafka() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", SETTINGS.get("spring.kafka.bootstrap-servers")))) {
            assertThat(admin.describeCluster().nodes().get()).hasSize(1);
        }
    }

    @Test
    void givesADocumentStoreThatKeepsTestsApart() {
        String uri = SETTINGS.get("spring.mongodb.uri").toString();
        try (var client = MongoClients.create(uri)) {
            client.getDatabase("any").getCollection("samples").insertOne(new Document("_id", "a"));
        }
        assertThat(uri).isEqualTo(BACKENDS.documents("backends-it")).isNotEqualTo(BACKENDS.documents("other"));
    }

    @Test
    void givesARelationalDatabase() throws Exception {
        try (var connection = DriverManager.getConnection(
                SETTINGS.get("spring.datasource.url").toString(),
                SETTINGS.get("spring.datasource.username").toString(),
                SETTINGS.get("spring.datasource.password").toString())) {
            assertThat(connection.isValid(2)).isTrue();
        }
    }

    @Test
    void takesMail() {
        ServerSetup smtp = new ServerSetup(
                (int) SETTINGS.get("spring.mail.port"),
                SETTINGS.get("spring.mail.host").toString(),
                "smtp");
        GreenMailUtil.sendTextEmail(
                "backends-it@sample.example", "from@sample.example", "Sample", "There is news", smtp);

        assertThat(BACKENDS.mail().await("backends-it@sample.example", 1))
                .singleElement()
                .satisfies(kept -> {
                    assertThat(kept.subject()).isEqualTo("Sample");
                    assertThat(kept.text()).contains("There is news");
                });
    }

    @Test
    void mintsTokensWhoseKeyItServes() throws Exception {
        var keys = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(BACKENDS.tokens().jwksUri()))
                                .build(),
                        BodyHandlers.ofString());
        SignedJWT token = SignedJWT.parse(BACKENDS.tokens().person("sample-officer", "compact/thurrock/officer"));
        assertThat(keys.body()).contains(token.getHeader().getKeyID()).doesNotContain("\"d\"");
        assertThat(token.getJWTClaimsSet().getStringListClaim("grants")).isEqualTo(List.of("compact/thurrock/officer"));
    }
}

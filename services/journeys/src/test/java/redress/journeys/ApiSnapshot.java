package redress.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import redress.testkit.documents.GeneratedPart;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the running system says of its API, as the portal's tests keep it: what the portal reads and sends, and what its stubs answer, is
 * held against that.
 */
final class ApiSnapshot {

    private static final Path FILE = Path.of("../portal/src/test/resources/contract/api-docs.json");

    private static final String ADVICE =
            FILE + " is not what the running system says of its API. Write it anew, then run the tests of"
                    + " portal: mvn -pl services/journeys -am -Dtest=None -Dit.test=OperationsIT -Dsurefire.failIfNoSpecifiedTests=false"
                    + " -Dfailsafe.failIfNoSpecifiedTests=false -Dredress.docs.update=true verify";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build();

    private ApiSnapshot() {}

    static void hold(Api api) {
        String described = text(api.get("/api-docs", Map.of()));
        try {
            if (GeneratedPart.isUpdating()) {
                Files.createDirectories(FILE.getParent());
                Files.writeString(FILE, described);
            }
            assertThat(Files.readString(FILE)).as(ADVICE).isEqualTo(described);
        } catch (IOException e) {
            throw new UncheckedIOException(ADVICE, e);
        }
    }

    /** In a fixed order, without what depends on where and when it runs. */
    private static String text(JsonNode description) {
        ObjectNode lasting = (ObjectNode) description;
        lasting.remove("servers");
        lasting.withObject("/info").remove("version");
        return JSON.writeValueAsString(lasting) + "\n";
    }
}

package redress.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Who reaches whom in docker-compose.yml. */
class ComposedSystemTest {

    private static final Map<String, Object> COMPOSED = read();
    private static final Map<String, Object> SERVICES = part(COMPOSED, "services");

    @Test
    void isReachedThroughTheProxyAlone() {
        Set<String> published = new TreeSet<>();
        SERVICES.forEach((name, service) -> {
            if (((Map<?, ?>) service).containsKey("ports")) {
                published.add(name);
            }
        });
        assertThat(published).containsExactly("looking", "mailpit", "proxy");
        assertThat(part(SERVICES, "looking").get("profiles")).isEqualTo(List.of("looking"));
        assertThat(part(SERVICES, "looking").get("ports")).asString().startsWith("[127.0.0.1:");
        assertThat(part(SERVICES, "mailpit").get("ports")).asString().startsWith("[127.0.0.1:");
    }

    @Test
    void keepsEachStoreToThoseWhoWorkWithIt() {
        Map<String, Set<String>> members = new TreeMap<>();
        SERVICES.forEach((name, service) -> ((List<?>) part(SERVICES, name).get("networks"))
                .forEach(network -> members.computeIfAbsent(network.toString(), any -> new TreeSet<>())
                        .add(name)));
        assertThat(members)
                .isEqualTo(Map.of(
                        "outside", Set.of("proxy", "clamav", "looking"),
                        "calls", Set.of("proxy", "register", "intake", "triage", "notification", "evidence", "portal"),
                        "events",
                                Set.of("kafka", "looking", "register", "intake", "triage", "notification", "evidence"),
                        "documents", Set.of("mongo", "register", "intake", "notification", "evidence", "portal"),
                        "cases", Set.of("postgres", "triage"),
                        "scanning", Set.of("clamav", "intake"),
                        "mail", Set.of("mailpit", "notification", "portal")));
        Map<String, Object> networks = part(COMPOSED, "networks");
        List.of("calls", "events", "documents", "cases", "scanning")
                .forEach(network -> assertThat(part(networks, network).get("internal"))
                        .as(network)
                        .isEqualTo(true));
    }

    @Test
    void believesNobodyButTheProxysNetworkWhoACallComesFrom() {
        Object subnet = ((Map<?, ?>) ((List<?>) part(part(part(COMPOSED, "networks"), "calls"), "ipam")
                                .get("config"))
                        .get(0))
                .get("subnet");
        List.of("register", "intake", "triage", "notification", "evidence", "portal")
                .forEach(service -> {
                    Map<String, Object> environment = part(part(SERVICES, service), "environment");
                    assertThat(environment.get("SERVER_FORWARD_HEADERS_STRATEGY"))
                            .as(service)
                            .isEqualTo("native");
                    assertThat(environment.get("SERVER_TOMCAT_REMOTEIP_INTERNALPROXIES"))
                            .as(service)
                            .isEqualTo(subnet);
                });
    }

    @Test
    void offersDeadLettersWhereTheProxyLooksForThem() {
        assertThat(part(part(SERVICES, "register"), "environment").get("REDRESS_MESSAGING_DEADLETTERS_ENABLED"))
                .isEqualTo("true");
    }

    @Test
    void sendsCookiesOverHttpsAlone() {
        Map<String, Object> portal = part(part(SERVICES, "portal"), "environment");
        assertThat(portal.get("REDRESS_PORTAL_URL")).asString().contains("https://");
        assertThat(portal.get("REDRESS_PORTAL_SECURECOOKIES")).isEqualTo("true");
    }

    private static Map<String, Object> read() {
        try {
            return new Yaml().load(Files.readString(Path.of("../../docker-compose.yml")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> part(Map<String, Object> whole, String name) {
        assertThat(whole).containsKey(name);
        return (Map<String, Object>) whole.get(name);
    }
}

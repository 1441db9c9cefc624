package redress.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

/** Only standalone looks after a database file: it ends where that has closed itself, and keeps it small. Triage alone must not have one. */
class OwnDatabaseTest {

    @Test
    void isPostgresqlUnlessSomebodySaysOtherwise() throws Exception {
        Object url = new YamlPropertySourceLoader()
                .load("triage", new ClassPathResource("redress-triage.yml"))
                .get(0)
                .getProperty("spring.datasource.url");
        assertThat(url).asString().startsWith("jdbc:postgresql:");
    }

    @Test
    void cannotBeAFileThatNobodyLooksAfter() throws Exception {
        Map<String, String> scopes = Map.of("h2", "test", "postgresql", "runtime");
        for (Map.Entry<String, String> each : scopes.entrySet()) {
            String scope = XPathFactory.newInstance()
                    .newXPath()
                    .evaluate(
                            "/project/dependencies/dependency[artifactId='" + each.getKey() + "']/scope",
                            DocumentBuilderFactory.newInstance()
                                    .newDocumentBuilder()
                                    .parse(Path.of("pom.xml").toFile()));
            assertThat(scope).as(each.getKey()).isEqualTo(each.getValue());
        }
    }
}

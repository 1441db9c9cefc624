package redress.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each starter that a module names is used by it. The build asks that of every other dependency by what is compiled, where starters do not
 * appear: they hold no class.
 */
class StartersTest {

    private static final Path ROOT = Path.of("../..");
    private static final Pattern MODULE = Pattern.compile("<module>(\\S+)</module>");
    private static final Pattern STARTER =
            Pattern.compile("<artifactId>(\\S+-starter-[^<]+)</artifactId>\\s*(<scope>test</scope>)?");

    /** What the sources of a module import that uses it. */
    private static final Map<String, String> IMPORTED = Map.ofEntries(
            Map.entry("spring-boot-starter-actuator", "org.springframework.boot.health."),
            Map.entry("spring-boot-starter-data-mongodb", "org.springframework.data.mongodb."),
            Map.entry("spring-boot-starter-flyway", "org.flywaydb."),
            Map.entry("spring-boot-starter-jdbc", "org.springframework.jdbc."),
            Map.entry("spring-boot-starter-kafka", "org.springframework.kafka."),
            Map.entry("spring-boot-starter-mail", "org.springframework.mail."),
            Map.entry("spring-boot-starter-micrometer-metrics", "io.micrometer."),
            Map.entry("spring-boot-starter-security", "org.springframework.security."),
            Map.entry("spring-boot-starter-security-oauth2-resource-server", "org.springframework.security.oauth2."),
            Map.entry("spring-boot-starter-test", "org.junit."),
            Map.entry("spring-boot-starter-thymeleaf", "org.thymeleaf."),
            Map.entry("spring-boot-starter-validation", "jakarta.validation."),
            Map.entry("spring-boot-starter-webmvc", "org.springframework.web."),
            Map.entry("springdoc-openapi-starter-webmvc-api", "org.springdoc."));

    static Stream<String> modules() {
        return MODULE.matcher(text(ROOT.resolve("pom.xml"))).results().map(module -> module.group(1));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void areUsed(String module) {
        Path folder = ROOT.resolve(module);
        List<MatchResult> starters =
                STARTER.matcher(text(folder.resolve("pom.xml"))).results().toList();
        assertThat(starters)
                .as("starters of %s", module)
                .allSatisfy(starter -> assertThat(IMPORTED).containsKey(starter.group(1)))
                .allSatisfy(starter -> {
                    String imported = "import (static )?" + Pattern.quote(IMPORTED.get(starter.group(1)));
                    Path sources = folder.resolve(starter.group(2) == null ? "src/main/java" : "src/test/java");
                    assertThat(sources(sources))
                            .as(starter.group(1))
                            .anyMatch(text ->
                                    Pattern.compile(imported).matcher(text).find());
                });
    }

    private static List<String> sources(Path folder) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(StartersTest::text)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

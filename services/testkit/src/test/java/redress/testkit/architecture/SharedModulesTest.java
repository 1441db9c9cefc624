package redress.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for the modules that the services share. */
class SharedModulesTest {

    /** What this is all about; an example in brackets of {@code code} may name it. */
    private static final Pattern WORD_OF_THE_DOMAIN = Pattern.compile(
            "\\bCompacts?\\b|(?i:breach|council|steering|mediat(?:e|ion|or)\\b|\\breporter\\b|undertaking|agreement|\\breports\\b|\\bcases\\b"
                    + "|triage|intake|\\bevidence|voluntary)");

    private static final Pattern EXAMPLE = Pattern.compile("\\{@code [^}]*}");

    @ParameterizedTest
    @ValueSource(strings = {"platform", "messaging", "embedded"})
    void noneKnowsAWordOfTheDomain(String module) throws IOException {
        try (Stream<Path> files = Files.walk(folder(module).resolve("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")).toList())
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readAllLines(file))
                            .noneMatch(line -> WORD_OF_THE_DOMAIN
                                    .matcher(EXAMPLE.matcher(line).replaceAll(""))
                                    .find()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"events", "platform", "messaging", "embedded", "testkit"})
    void packagesAreSmallAndHaveNoCycles(String module) {
        Sizes sizes = new Sizes(folder(module));
        JavaClasses classes = classes(module);
        sizes.checkPackages(classes);
        sizes.checkFiles();
        slices().matching("redress.*.(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void eventsTravelWithoutKnowingWhoCalls() {
        noClasses()
                .that()
                .resideOutsideOfPackage("redress.messaging.operations..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "redress.platform.security..",
                        "redress.platform.web..",
                        "org.springframework.security..",
                        "org.springframework.web..",
                        "jakarta.servlet..")
                .check(classes("messaging"));
    }

    @Test
    void messagingKnowsWhatAnEventIsAndNoneOfThem() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "redress.events.codes..",
                        "redress.events.disclosure..",
                        "redress.events.intake..",
                        "redress.events.notification..",
                        "redress.events.register..",
                        "redress.events.triage..")
                .check(classes("messaging"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"platform", "embedded"})
    void onlyMessagingKnowsEvents(String module) {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("redress.events..", "redress.messaging..")
                .check(classes(module));
    }

    @Test
    void thePlatformKnowsNoKafkaAndNothingEmbedded() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..", "redress.embedded..")
                .check(classes("platform"));
    }

    private static Path folder(String module) {
        return Path.of("..", module);
    }

    private static JavaClasses classes(String module) {
        JavaClasses classes = new ClassFileImporter().importPath(folder(module).resolve("target/classes"));
        assertThat(classes).as("compiled classes of %s", module).isNotEmpty();
        return classes;
    }
}

package redress.register;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(packages = "redress.register", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule featuresHaveNoCycles =
            slices().matching("redress.register.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule controllersAreNotPublic =
            classes().that().areAnnotatedWith(RestController.class).should().notBePublic();

    @ArchTest
    static final ArchRule usesNoOtherService = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "redress.intake..",
                    "redress.triage..",
                    "redress.notification..",
                    "redress.evidence..",
                    "redress.portal..",
                    "org.apache.kafka..",
                    "org.springframework.kafka..");

    @ArchTest
    static final ArchRule onlyPeopleKnowsPeople = noClasses()
            .that()
            .resideOutsideOfPackage("redress.register.people..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("redress.register.people..");

    @ArchTest
    static final ArchRule timeComesFromTheClock =
            noClasses().should().callMethod(Instant.class, "now").orShould().callMethod(LocalDate.class, "now");
}

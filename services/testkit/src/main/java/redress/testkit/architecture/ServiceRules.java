package redress.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Controller;

/**
 * The rules of every service. A service runs them with:
 *
 * <pre>{@code
 * @AnalyzeClasses(packages = "redress.intake", importOptions = ImportOption.DoNotIncludeTests.class)
 * class ArchitectureTest {
 *     @ArchTest
 *     static final ArchTests RULES = ArchTests.in(ServiceRules.class);
 * }
 * }</pre>
 */
public final class ServiceRules {

    private static final Sizes HERE = new Sizes(Path.of(""));
    private static final Readme README = new Readme(Path.of(""));

    /** Feature packages lie directly under the service and are named after what people in the field say. */
    @ArchTest
    public static final ArchRule FEATURES_ARE_FLAT = classes()
            .should(Conditions.lieInTheServiceOrAFeature())
            .andShould()
            .resideOutsideOfPackages(
                    "..model..",
                    "..dto..",
                    "..service..",
                    "..util..",
                    "..common..",
                    "..impl..",
                    "..config..",
                    "..helper..");

    @ArchTest
    public static final ArchRule DOORS_ARE_NOT_PUBLIC = classes()
            .that()
            .areMetaAnnotatedWith(Controller.class)
            .or()
            .areMetaAnnotatedWith(Configuration.class)
            .or()
            .areAssignableTo(Repository.class)
            .or()
            .haveSimpleNameEndingWith("Listener")
            .and(DescribedPredicate.not(Conditions.entrances()))
            .should()
            .notBePublic();

    @ArchTest
    public static final ArchRule FEATURES_HAVE_NO_CYCLES =
            slices().matching("redress.*.(*)..").should().beFreeOfCycles();

    /** Of other services, only what they publish is known. */
    @ArchTest
    public static final ArchRule SERVICES_KEEP_APART = classes().should(Conditions.dependOnNoOtherService());

    @ArchTest
    public static final ArchRule ONLY_THE_PROCESS_KNOWS_THE_ENGINE = noClasses()
            .that()
            .resideOutsideOfPackage("redress.triage.process..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda.bpm.engine..");

    @ArchTest
    public static final ArchRule ONLY_THE_DIAGRAM_READS_BPMN_BESIDE_IT = noClasses()
            .that()
            .resideOutsideOfPackages("redress.triage.process..", "redress.triage.diagram..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..");

    /** What the engine evaluates FEEL with lies inside it, and changes without notice. */
    @ArchTest
    public static final ArchRule NOBODY_REACHES_INTO_FEEL =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("camundajar..", "org.camunda.feel..");

    @ArchTest
    public static final ArchRule ONLY_MESSAGING_KNOWS_KAFKA = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..", "kafka..");

    /** What runs in place of servers is for standalone and for tests. */
    @ArchTest
    public static final ArchRule NO_SERVICE_KNOWS_WHAT_IS_EMBEDDED =
            noClasses().should().dependOnClassesThat().resideInAPackage("redress.embedded..");

    @ArchTest
    public static final ArchRule CONTROLLERS_HAVE_THEIR_OWN_RECORDS = classes()
            .that()
            .areMetaAnnotatedWith(Controller.class)
            .should(Conditions.neitherTakeNorGiveStoredObjects());

    @ArchTest
    public static final ArchRule PACKAGES_SAY_WHAT_THEY_ARE_FOR =
            classes().should(Conditions.lieInAPackageMarked(NullMarked.class));

    @ArchTest
    public static final ArchRule TIME_COMES_FROM_A_CLOCK =
            noClasses().should().callMethodWhere(Conditions.readsTheSystemClock());

    @ArchTest
    public static final ArchRule NOBODY_SLEEPS = noClasses().should().callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    public static final ArchRule NAMES_SAY_THE_JOB =
            noClasses().should().haveNameMatching(".*\\.[A-Za-z$]*(Impl|Helper|Util|Utils|Manager|Base|Common)");

    @ArchTest
    public static void packagesAreSmallAndHaveOneDoor(JavaClasses classes) {
        HERE.checkPackages(classes);
    }

    @ArchTest
    public static void filesCanBeReadAtOnce(JavaClasses classes) {
        HERE.checkFiles();
    }

    @ArchTest
    public static void readmeNamesPackagesAndCollections(JavaClasses classes) {
        README.checkNames(classes);
    }

    private ServiceRules() {}
}

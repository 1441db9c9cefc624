package redress.portal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import redress.testkit.architecture.DocumentRules;
import redress.testkit.architecture.ServiceRules;

@AnalyzeClasses(packages = "redress.portal", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests RULES = ArchTests.in(ServiceRules.class);

    @ArchTest
    static final ArchTests DOCUMENTS = ArchTests.in(DocumentRules.class);

    @ArchTest
    static final ArchRule onlySignInsLinksAndWhatSomebodyHasLeftAreKept = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "redress.portal.signin..",
                    "redress.portal.sessions..",
                    "redress.portal.followup..",
                    "redress.portal.sharing..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.data..", "com.mongodb..");
}

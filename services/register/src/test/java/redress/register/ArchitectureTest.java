package redress.register;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import redress.testkit.architecture.DocumentRules;
import redress.testkit.architecture.ServiceRules;

@AnalyzeClasses(packages = "redress.register", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests RULES = ArchTests.in(ServiceRules.class);

    @ArchTest
    static final ArchTests DOCUMENTS = ArchTests.in(DocumentRules.class);

    @ArchTest
    static final ArchRule onlyTiesKnowsPeople = noClasses()
            .that()
            .resideOutsideOfPackages("redress.register.people..", "redress.register.ties..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("redress.register.people..");
}

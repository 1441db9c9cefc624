package redress.events;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

@AnalyzeClasses(packages = "redress.events", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule usesNothingButJacksonAndJSpecify = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "redress.events..",
                    "java..",
                    "com.fasterxml.jackson.annotation..",
                    "tools.jackson..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule eventsAreRecords = classes()
            .that()
            .implement(Event.class)
            .and()
            .areNotInterfaces()
            .should()
            .beRecords();

    @ArchTest
    static final ArchRule everyCodeListReadsWhatItDoesNotKnow = classes()
            .that()
            .resideInAPackage("..codes..")
            .and()
            .areEnums()
            .should(new ArchCondition<>("have a default for unknown codes") {
                @Override
                public void check(JavaClass codes, ConditionEvents events) {
                    boolean has = codes.getFields().stream()
                            .anyMatch(f ->
                                    f.getName().equals("UNKNOWN") && f.isAnnotatedWith(JsonEnumDefaultValue.class));
                    events.add(new SimpleConditionEvent(codes, has, codes.getName() + " has UNKNOWN: " + has));
                }
            });

    @ArchTest
    static final ArchRule nobodyReadsAClock = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now");
}

package redress.testkit.architecture;

import com.mongodb.client.MongoDatabase;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.annotation.Annotation;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import redress.platform.formats.Unnumbered;
import redress.platform.mongo.DriverFormat;
import redress.platform.mongo.KnownDocuments;

/** What the rules are made of. */
final class Conditions {

    private static final String ROOT = "redress";
    private static final Set<String> OPEN_TO_ALL = Set.of("events", "platform", "messaging");

    private static final Set<String> WRITES = Set.of(
            "bulkOps", "findAndModify", "findAndReplace", "insert", "replace", "save", "updateFirst", "updateMulti");

    private static final Set<String> CHANGES = Set.of(
            "findAllAndRemove",
            "findAndModify",
            "findAndRemove",
            "findAndReplace",
            "remove",
            "replace",
            "updateFirst",
            "updateMulti",
            "upsert");

    private Conditions() {}

    private static String[] parts(JavaClass type) {
        return type.getPackageName().split("\\.");
    }

    static ArchCondition<JavaClass> lieInTheServiceOrAFeature() {
        return condition("lie in the package of their service or of a feature directly under it", (type, events) -> {
            int depth = parts(type).length;
            if (depth < 2 || depth > 3) {
                violated(events, type, type.getName() + " lies too deep or not in a service");
            }
        });
    }

    static ArchCondition<JavaClass> dependOnNoOtherService() {
        return condition(
                "depend on no other service",
                (type, events) -> type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> isOfAnotherService(type, dependency))
                        .forEach(dependency -> violated(events, type, dependency.getDescription())));
    }

    private static boolean isOfAnotherService(JavaClass type, Dependency dependency) {
        String[] target = parts(dependency.getTargetClass().getBaseComponentType());
        return target.length > 1
                && target[0].equals(ROOT)
                && !target[1].equals(parts(type)[1])
                && !OPEN_TO_ALL.contains(target[1]);
    }

    static ArchCondition<JavaClass> neitherTakeNorGiveStoredObjects() {
        return condition("neither take nor give stored objects", (type, events) -> {
            for (JavaMethod method : type.getMethods()) {
                if (method.getModifiers().contains(JavaModifier.PRIVATE)) {
                    continue;
                }
                Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream())
                        .flatMap(each -> each.getAllInvolvedRawTypes().stream())
                        .filter(Conditions::isStored)
                        .forEach(each -> violated(events, type, method.getFullName() + " has " + each.getName()));
            }
        });
    }

    private static boolean isStored(JavaClass type) {
        return type.isAnnotatedWith("org.springframework.data.mongodb.core.mapping.Document");
    }

    static ArchCondition<JavaClass> lieInAPackageMarked(Class<? extends Annotation> mark) {
        return condition("lie in a package with a package-info marked " + mark.getSimpleName(), (type, events) -> {
            if (!type.getPackage().isAnnotatedWith(mark)) {
                violated(events, type, type.getPackageName() + " has no package-info with @" + mark.getSimpleName());
            }
        });
    }

    /** The one configuration by which a whole service is brought in, and its main class. */
    static DescribedPredicate<JavaClass> entrances() {
        return DescribedPredicate.describe(
                "the entrance of a service",
                type -> type.isAnnotatedWith(SpringBootApplication.class)
                        || type.getSimpleName().endsWith("Application")
                        || type.getSimpleName().endsWith("Module"));
    }

    static DescribedPredicate<JavaMethodCall> readsTheSystemClock() {
        return DescribedPredicate.describe(
                "reads the clock of the system",
                call -> (call.getTargetOwner().getPackageName().equals("java.time")
                                && call.getTarget().getName().equals("now")
                                && call.getTarget().getRawParameterTypes().isEmpty())
                        || (call.getTargetOwner().isEquivalentTo(System.class)
                                && call.getTarget().getName().equals("currentTimeMillis")));
    }

    static DescribedPredicate<JavaClass> springBeyondMapping() {
        return DescribedPredicate.describe(
                "belong to Spring but not to the mapping of Spring Data",
                type -> type.getPackageName().startsWith("org.springframework.")
                        && !type.getPackageName().startsWith("org.springframework.data.annotation")
                        && !type.getPackageName().startsWith("org.springframework.data.mongodb.core.mapping")
                        && !type.getPackageName().startsWith("org.springframework.data.mongodb.core.index"));
    }

    /** Changes and removals that ask for no format: a newer version's document would lose what this one does not know. */
    static DescribedPredicate<JavaMethodCall> changesDocumentsOfAnyFormat() {
        return DescribedPredicate.describe(
                "changes documents whatever their format",
                call -> call.getTargetOwner().isAssignableTo(MongoOperations.class)
                        && CHANGES.contains(call.getTarget().getName())
                        && call.getTarget().getRawParameterTypes().stream()
                                .anyMatch(each -> each.isEquivalentTo(Query.class))
                        && !call.getOriginOwner().isAnnotatedWith(Unnumbered.class));
    }

    /** By the driver itself, by the name of a collection, or by updates in bulk. */
    static DescribedPredicate<JavaClass> writePastTheMapping() {
        return DescribedPredicate.describe(
                "write documents past their mapping",
                type -> type.getMethodCallsFromSelf().stream().anyMatch(Conditions::isPastTheMapping));
    }

    private static boolean isPastTheMapping(JavaMethodCall call) {
        JavaClass owner = call.getTargetOwner();
        String name = call.getTarget().getName();
        if (owner.isAssignableTo(MongoDatabase.class) || owner.isAssignableTo(MongoOperations.class)) {
            boolean byName = call.getTarget().getRawParameterTypes().stream()
                    .anyMatch(each -> each.isEquivalentTo(String.class));
            return name.equals("getCollection") || byName && WRITES.contains(name);
        }
        return owner.isAssignableTo(BulkOperations.class)
                && (name.equals("upsert") || name.equals("updateOne") || name.equals("updateMulti"));
    }

    static ArchCondition<JavaClass> numberWhatTheyWrite() {
        return condition("number what they write, or say why they do not", (type, events) -> {
            boolean numbers = type.getDirectDependenciesFromSelf().stream()
                            .map(Dependency::getTargetClass)
                            .anyMatch(each -> each.isEquivalentTo(DriverFormat.class))
                    || type.getMethodCallsFromSelf().stream()
                            .anyMatch(call -> call.getTargetOwner().isEquivalentTo(KnownDocuments.class)
                                    && call.getTarget().getName().equals("numbered"));
            if (!numbers && !type.isAnnotatedWith(Unnumbered.class)) {
                violated(events, type, type.getName() + " writes documents without a format");
            }
        });
    }

    private interface Check {
        void on(JavaClass type, ConditionEvents events);
    }

    private static ArchCondition<JavaClass> condition(String description, Check check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.on(type, events);
            }
        };
    }

    private static void violated(ConditionEvents events, JavaClass type, String message) {
        events.add(SimpleConditionEvent.violated(type, message));
    }
}

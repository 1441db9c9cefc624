package redress.testkit.stored;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RestController;
import redress.platform.formats.Format;
import redress.platform.formats.Formats;

/** Holds what a service stores, all types that have a format, against the golden files beside its tests. */
public final class StoredShapes {

    private static final String SAMPLE = "sample.json";

    private StoredShapes() {}

    /** @param service its root package */
    public static void mustBeAsTheirFormatsSay(String service) {
        for (Class<?> type : documents(service)) {
            golden(type, Formats.of(type), "shape.txt").mustBe(Shape.of(type));
        }
    }

    /**
     * A sample of each type in each format, with a value in every field, is read, and written again it holds all that it held, in the newest
     * format. Types without an {@code @Id} are not mapped: their own tests read their samples, which have to be there.
     */
    public static void areReadWithNothingLost(String service) {
        Mapping mapping = new Mapping();
        for (Class<?> type : documents(service)) {
            Golden newest = golden(type, Formats.of(type), SAMPLE);
            if (!isMapped(type)) {
                assertThat(newest.isThere()).as("A sample of " + type.getName()).isTrue();
                continue;
            }
            newest.mustBe(Mapping.json(mapping.written(Filled.of(type))));
            for (int format = 1; format <= Formats.of(type); format++) {
                String stored = golden(type, format, SAMPLE).text();
                org.bson.Document written = mapping.written(mapping.read(type, stored));
                assertThat(Mapping.lost(stored, written))
                        .as("what %s of format %d loses, written again", type.getSimpleName(), format)
                        .isEmpty();
                assertThat(Formats.of(written.get(Formats.FIELD))).isEqualTo(Formats.of(type));
            }
        }
    }

    /** Whatever events and answers will look like, what is stored stays as it is. Codes may be the same. */
    public static void holdNeitherEventsNorTypesOfTheApi(String service) {
        Set<Class<?>> ofTheApi = typesOfTheApi(service);
        for (Class<?> type : types(service, Format.class).toList()) {
            assertThat(Shape.typesIn(type))
                    .as("what is stored of a " + type.getName())
                    .filteredOn(each -> !each.isEnum())
                    .noneMatch(each -> each.getName().startsWith("redress.events."))
                    .doesNotContainAnyElementsOf(ofTheApi);
        }
    }

    private static Set<Class<?>> typesOfTheApi(String service) {
        Set<Class<?>> found = new HashSet<>();
        types(service, RestController.class)
                .flatMap(controller -> Arrays.stream(controller.getDeclaredMethods()))
                .filter(method -> !Modifier.isPrivate(method.getModifiers()) && !method.isSynthetic())
                .flatMap(StoredShapes::takenAndGiven)
                .forEach(each -> found.addAll(Shape.typesIn(each)));
        assertThat(found).as("types of the API of " + service).isNotEmpty();
        found.removeIf(each -> each.isEnum() || !each.getName().startsWith(service));
        return found;
    }

    private static Stream<Type> takenAndGiven(Method method) {
        return Stream.concat(
                Stream.of(method.getGenericReturnType()), Arrays.stream(method.getGenericParameterTypes()));
    }

    private static Set<Class<?>> documents(String service) {
        Set<Class<?>> types = types(service, Document.class).collect(Collectors.toSet());
        assertThat(types).as("types of documents in " + service).isNotEmpty();
        return types;
    }

    private static Stream<Class<?>> types(String service, Class<? extends Annotation> marked) {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(marked));
        return scan.findCandidateComponents(service).stream()
                .map(BeanDefinition::getBeanClassName)
                .<Class<?>>map(
                        name -> ClassUtils.resolveClassName(String.valueOf(name), StoredShapes.class.getClassLoader()))
                .filter(StoredShapes::isNoSample);
    }

    private static boolean isMapped(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields()).anyMatch(field -> field.isAnnotationPresent(Id.class));
    }

    private static Golden golden(Class<?> type, int format, String name) {
        return Golden.of(type.getAnnotation(Document.class).value(), format, name);
    }

    private static boolean isNoSample(Class<?> type) {
        return !type.getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath()
                .contains("test-classes");
    }
}

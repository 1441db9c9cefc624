package redress.testkit.stored;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.util.ClassUtils;
import redress.platform.formats.Format;

/** Holds the shape of each type of document against its golden file. */
public final class StoredShapes {

    private StoredShapes() {}

    /** @param service its root package */
    public static void mustBeAsTheirFormatsSay(String service) {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(Document.class));
        Set<Class<?>> types = scan.findCandidateComponents(service).stream()
                .map(BeanDefinition::getBeanClassName)
                .map(name -> ClassUtils.resolveClassName(String.valueOf(name), StoredShapes.class.getClassLoader()))
                .filter(StoredShapes::isNoSample)
                .collect(Collectors.<Class<?>>toSet());
        assertThat(types).as("types of documents in " + service).isNotEmpty();
        for (Class<?> type : types) {
            Golden.of(
                            type.getAnnotation(Document.class).value(),
                            type.getAnnotation(Format.class).value(),
                            "shape.txt")
                    .mustBe(Shape.of(type));
        }
    }

    private static boolean isNoSample(Class<?> type) {
        return !type.getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath()
                .contains("test-classes");
    }
}

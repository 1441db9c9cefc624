package redress.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.data.mongodb.core.mapping.Document;

/** The {@code README.md} of a module. Who opens it finds each package and each collection of it by its name. */
final class Readme {

    private static final Pattern NAMED = Pattern.compile("`([^`]+)`");
    private static final Pattern FEATURE = Pattern.compile("redress\\.[a-z]+\\.([a-z]+)");

    private final Path file;

    /** @param module its folder */
    Readme(Path module) {
        this.file = module.resolve("README.md");
    }

    void checkNames(Iterable<JavaClass> classes) {
        Set<String> there = new TreeSet<>();
        for (JavaClass type : classes) {
            Matcher feature = FEATURE.matcher(type.getPackageName());
            if (feature.matches()) {
                there.add(feature.group(1));
            }
            if (type.isAnnotatedWith(Document.class)) {
                Document stored = type.getAnnotationOfType(Document.class);
                there.add(stored.value().isEmpty() ? stored.collection() : stored.value());
            }
        }
        there.removeAll(named());
        assertThat(there)
                .as("packages and collections that %s does not name", file.toAbsolutePath())
                .isEmpty();
    }

    private Set<String> named() {
        Set<String> names = new TreeSet<>();
        try {
            NAMED.matcher(Files.readString(file)).results().forEach(each -> names.add(each.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}

package redress.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How much a package may hold and how long a file may be. What is larger is listed with its size in {@code src/test/resources/larger.properties}
 * of the module; the sizes there must be exact, so they can only shrink.
 */
final class Sizes {

    private static final int TYPES = 12;
    private static final int DOORS = 1;
    private static final int LINES = 400;

    private final Path module;

    /** @param module its folder */
    Sizes(Path module) {
        this.module = module;
    }

    void checkPackages(Iterable<JavaClass> classes) {
        Map<String, Integer> types = new TreeMap<>();
        Map<String, Integer> doors = new TreeMap<>();
        for (JavaClass type : classes) {
            if (!type.isTopLevelClass() || type.getSimpleName().equals("package-info")) {
                continue;
            }
            types.merge("types." + type.getPackageName(), 1, Integer::sum);
            doors.merge("doors." + type.getPackageName(), isDoor(type) ? 1 : 0, Integer::sum);
        }
        compare("types in a package", types, "types.", TYPES);
        compare("public types that do something in a package", doors, "doors.", DOORS);
    }

    void checkFiles() {
        Map<String, Integer> lines = new TreeMap<>();
        try (Stream<Path> files = Files.walk(module.resolve("src"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                try (Stream<String> text = Files.lines(file)) {
                    lines.put("lines." + file.getFileName(), (int) text.count());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(lines).as("source files of %s", module).isNotEmpty();
        compare("lines of a file", lines, "lines.", LINES);
    }

    /** What others call; what they only pass on, catch or put on their own code is none. */
    private static boolean isDoor(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && !type.isRecord()
                && !type.isEnum()
                && !type.isAssignableTo(Throwable.class)
                && !type.isAssignableTo(Annotation.class);
    }

    private void compare(String what, Map<String, Integer> sizes, String prefix, int most) {
        Map<String, Integer> larger = sizes.entrySet().stream()
                .filter(each -> each.getValue() > most)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(new TreeMap<>(larger))
                .as(
                        "%s: at most %d. Make smaller what has grown; lower or remove in %s what has shrunk",
                        what, most, larger())
                .isEqualTo(listed(prefix));
    }

    private Path larger() {
        return module.resolve("src/test/resources/larger.properties");
    }

    private Map<String, Integer> listed(String prefix) {
        Properties larger = new Properties();
        if (Files.exists(larger())) {
            try (InputStream file = Files.newInputStream(larger())) {
                larger.load(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return larger.stringPropertyNames().stream()
                .filter(name -> name.startsWith(prefix))
                .collect(Collectors.toMap(
                        name -> name,
                        name -> Integer.parseInt(larger.getProperty(name).strip()),
                        (a, b) -> a,
                        TreeMap::new));
    }
}

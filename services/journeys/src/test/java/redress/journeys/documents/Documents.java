package redress.journeys.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every document of the project. */
final class Documents {

    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private Documents() {}

    static List<Path> all() {
        List<Path> found = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        List.of("docs", "infra", "services").forEach(folder -> found.addAll(files(folder, ".md")));
        return found.stream().sorted().toList();
    }

    /** Those in a folder of the project that were written, not built. */
    static List<Path> files(String folder, String ending) {
        try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
            return files.filter(each ->
                            each.toString().endsWith(ending) && !each.toString().contains("/target/"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String file) {
        return text(ROOT.resolve(file));
    }
}

package redress.journeys;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Halves the time of each start after the first, as {@code infra/bin/redress} does: the first system that ends in order leaves an archive of
 * the classes that it had loaded, and all after it read that.
 */
final class QuickStarts {

    /** Java takes an archive only for a class path of jars; what lies in folders, as these tests do, is packed into some. */
    private static final String CLASS_PATH = Stream.of(
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                            .split(File.pathSeparator))
            .map(Path::of)
            .filter(Files::exists)
            .map(entry -> Files.isDirectory(entry) ? packed(entry) : entry)
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));

    private static @Nullable Path archive;
    private static boolean beingMade;

    private QuickStarts() {}

    /** What one start is told, and what becomes of it. */
    record Start(List<String> options, @Nullable Path leaves) {

        void ended() {
            finish(leaves);
        }

        void killed() {
            finish(null);
        }

        private void finish(@Nullable Path left) {
            synchronized (QuickStarts.class) {
                if (leaves != null) {
                    beingMade = false;
                    archive = left != null && Files.exists(left) ? left : null;
                }
            }
        }
    }

    static synchronized Start next() {
        List<String> plain = List.of("-cp", CLASS_PATH);
        if (beingMade) {
            return new Start(plain, null);
        }
        Path leaves = archive == null ? newArchive() : null;
        beingMade = leaves != null;
        String option = leaves != null ? "-XX:ArchiveClassesAtExit=" + leaves : "-XX:SharedArchiveFile=" + archive;
        return new Start(
                Stream.concat(Stream.of("-Xlog:cds=off", "-Xlog:cds+dynamic=off", option), plain.stream())
                        .toList(),
                leaves);
    }

    private static Path newArchive() {
        return temporary("redress.jsa");
    }

    private static Path packed(Path folder) {
        Path jar = temporary("classes.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(each -> !each.equals(folder)).toList()) {
                String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
                out.putNextEntry(new JarEntry(Files.isDirectory(file) ? name + "/" : name));
                if (Files.isRegularFile(file)) {
                    Files.copy(file, out);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }

    private static Path temporary(String name) {
        try {
            Path folder = Files.createTempDirectory("quick-starts");
            folder.toFile().deleteOnExit();
            Path file = folder.resolve(name);
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package redress.journeys;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * Halves the time of each start, as {@code infra/bin/redress} does: one system is started and ended before all others and leaves an
 * archive of the classes that it had loaded. The processes in which these tests run share it; whoever comes while it is made does
 * without.
 */
final class QuickStarts {

    private static final List<Path> ENTRIES = Stream.of(
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                            .split(File.pathSeparator))
            .map(Path::of)
            .filter(Files::exists)
            .toList();

    /** Of these classes and no others. */
    private static final Path FOLDER = made(Path.of("target", "quick-starts", key()));

    private static final Path ARCHIVE = FOLDER.resolve("redress.jsa");

    /** There as soon as a process has begun to make the archive. */
    private static final Path BEGUN = FOLDER.resolve("begun");

    /** Java takes an archive only for a class path of jars; what lies in folders, as these tests do, is packed into some. */
    private static final String CLASS_PATH = classPath();

    private QuickStarts() {}

    /** @return options of the Java machine, with the class path */
    static List<String> options() {
        if (!Files.exists(ARCHIVE) && begins()) {
            make();
        }
        return Files.exists(ARCHIVE) ? with("-XX:SharedArchiveFile=" + ARCHIVE.toAbsolutePath()) : with();
    }

    private static boolean begins() {
        try {
            Files.createFile(BEGUN);
            BEGUN.toFile().deleteOnExit();
            return true;
        } catch (FileAlreadyExistsException another) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void make() {
        Path made = FOLDER.resolve("made.jsa").toAbsolutePath();
        try {
            RunningSystem.startAndEnd(
                    Files.createTempDirectory(FOLDER, "data"), with("-XX:ArchiveClassesAtExit=" + made));
            Files.move(made, ARCHIVE, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> with(String... options) {
        return Stream.of(
                        Stream.of("-Xlog:cds=off", "-Xlog:cds+dynamic=off"),
                        Stream.of(options),
                        Stream.of("-cp", CLASS_PATH))
                .flatMap(each -> each)
                .toList();
    }

    private static String classPath() {
        try (FileChannel lock =
                        FileChannel.open(FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = lock.lock()) {
            return ENTRIES.stream()
                    .map(entry -> Files.isDirectory(entry) ? packed(entry) : entry)
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path packed(Path folder) {
        Path jar = FOLDER.resolve(ENTRIES.indexOf(folder) + ".jar").toAbsolutePath();
        if (Files.exists(jar)) {
            return jar;
        }
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

    /** Changes with every class and jar. */
    private static String key() {
        long key = 0;
        for (Path entry : ENTRIES) {
            try (Stream<Path> files = Files.walk(entry)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    key = key * 31 + file.hashCode();
                    key = key * 31 + Files.size(file);
                    key = key * 31 + Files.getLastModifiedTime(file).toMillis();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Long.toHexString(key);
    }

    /** What was left of other classes is some 200 MB, and nobody reads it any more. */
    private static Path made(Path folder) {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> all = Files.list(folder.getParent())) {
                for (Path other : all.filter(each -> !each.equals(folder)).toList()) {
                    FileSystemUtils.deleteRecursively(other);
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

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
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * Halves the time of each start after the first, as {@code infra/bin/redress} does: the first system that ends in order leaves an archive of
 * the classes that it had loaded, and all after it read that. The processes in which these tests run share it.
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

    /** There while a system runs that will leave the archive. */
    private static final Path BEING_MADE = FOLDER.resolve("being-made");

    /** Java takes an archive only for a class path of jars; what lies in folders, as these tests do, is packed into some. */
    private static final String CLASS_PATH = classPath();

    private QuickStarts() {}

    /** What one start is told, and what becomes of it. */
    record Start(List<String> options, @Nullable Path leaves) {

        void ended() {
            over(true);
        }

        /** It has left nothing; the next one may. */
        void killed() {
            over(false);
        }

        private void over(boolean inOrder) {
            if (leaves == null) {
                return;
            }
            try {
                if (inOrder && Files.exists(leaves)) {
                    // another process may have left one since this start looked
                    Files.move(leaves, ARCHIVE, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                }
                Files.delete(BEING_MADE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static Start next() {
        if (Files.exists(ARCHIVE)) {
            return start("-XX:SharedArchiveFile=" + ARCHIVE.toAbsolutePath(), null);
        }
        try {
            Files.createFile(BEING_MADE);
            BEING_MADE.toFile().deleteOnExit();
        } catch (FileAlreadyExistsException another) {
            return new Start(List.of("-cp", CLASS_PATH), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path leaves = FOLDER.resolve("redress.new").toAbsolutePath();
        return start("-XX:ArchiveClassesAtExit=" + leaves, leaves);
    }

    private static Start start(String option, @Nullable Path leaves) {
        return new Start(List.of("-Xlog:cds=off", "-Xlog:cds+dynamic=off", option, "-cp", CLASS_PATH), leaves);
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

package redress.testkit.backends;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;

/** The folder of a test run. When the process ends, what was started in it is closed and the folder is removed. */
final class Scratch {

    private final Path root;
    private final Deque<AutoCloseable> running = new ConcurrentLinkedDeque<>();

    Scratch() {
        try {
            root = Files.createTempDirectory("redress-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::clear, "clear-scratch"));
    }

    Path folder(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    <T extends AutoCloseable> T closedLast(T started) {
        running.push(started);
        return started;
    }

    private void clear() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                System.err.println("A backend of the tests did not stop in order: " + e);
            }
        }
        try (Stream<Path> files = Files.walk(root)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            System.err.println("The folder " + root + " of the tests could not be removed: " + e);
        }
    }
}

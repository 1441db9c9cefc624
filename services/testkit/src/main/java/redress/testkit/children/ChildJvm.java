package redress.testkit.children;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A process with the class path of the test, which can be killed as {@code kill -9} does. */
public final class ChildJvm implements AutoCloseable {

    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private ChildJvm(Process process) {
        this.process = process;
        this.reader = new Thread(this::read, "child-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts a main class. What it and its errors print becomes its lines. */
    public static ChildJvm start(Class<?> main, String... arguments) {
        return start(List.of(), List.of("-Xmx512m"), main, arguments);
    }

    /**
     * Starts a main class whose files cannot grow beyond a size: to its stores the disk is full there.
     *
     * @param megabytes of the largest file
     */
    public static ChildJvm onASmallDisk(int megabytes, Class<?> main, String... arguments) {
        String limited = "ulimit -f " + megabytes * 1024 + " && exec \"$@\"";
        return start(List.of("bash", "-c", limited, "bash"), List.of("-Xmx512m"), main, arguments);
    }

    /** Starts a main class with options of the Java machine. */
    public static ChildJvm withOptions(List<String> options, Class<?> main, String... arguments) {
        return start(List.of(), options, main, arguments);
    }

    private static ChildJvm start(List<String> before, List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(List.of(arguments));
        try {
            return new ChildJvm(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it has printed so far. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** Waits for a line; fails at once when the process ends without it. */
    public String await(Predicate<String> wanted, Duration limit) {
        return Awaitility.await("a line of the child process")
                .atMost(limit)
                .pollInterval(Duration.ofMillis(5))
                .failFast(
                        "The child process ended before it printed that",
                        () -> !process.isAlive()
                                && !reader.isAlive()
                                && lines.stream().noneMatch(wanted))
                .until(() -> lines.stream().filter(wanted).findFirst(), java.util.Optional::isPresent)
                .orElseThrow();
    }

    /** Waits until the process has ended by itself; answers with its exit code. */
    public int awaitEnd(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("The child process has not ended; it said " + lines);
            }
            reader.join(20_000);
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** SIGKILL; returns when the process is gone and all that it had printed has been read. */
    public void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The child process cannot be killed");
            }
            reader.join(20_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add("The output could not be read further: " + e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}

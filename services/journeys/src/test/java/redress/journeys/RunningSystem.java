package redress.journeys;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Standalone in a process of its own, which can be killed and started again on its data folder and port. */
final class RunningSystem implements AutoCloseable {

    /** Also beside other work; how long it takes is measured elsewhere. */
    private static final Duration START = Duration.ofMinutes(4);

    private static final Duration STOP = Duration.ofMinutes(3);

    /** How people run it. */
    private static final Path OPTIONS = Path.of("../../infra/bin/java.options");

    /** Any number of reports from one network, and a mail for each. */
    static final String[] WITHOUT_LIMITS = {
        "-Dredress.intake.throttle.enabled=false",
        "-Dredress.notification.digest.above=0",
        "-Dredress.notification.delivery.receipts-a-day=0"
    };

    private final Path data;
    private final int port;
    private final List<String> options;
    private final List<String> arguments;
    private Process process;
    private Path log;

    private RunningSystem(Path data, List<String> options, List<String> arguments) {
        this.data = data;
        this.port = freePort();
        this.options = options;
        this.arguments = arguments;
    }

    private static RunningSystem started(RunningSystem system) {
        system.restart();
        return system;
    }

    /** @param options further options of the Java machine, such as {@code -Dredress.…=…} */
    static RunningSystem in(Path data, String... options) {
        return started(new RunningSystem(data, List.of(options), List.of()));
    }

    /** Keeps its documents in a MongoDB. */
    static RunningSystem on(String mongodb, Path data, String... options) {
        return started(new RunningSystem(data, List.of(options), List.of("--mongodb", mongodb)));
    }

    String base() {
        return "http://localhost:" + port;
    }

    long pid() {
        return process.pid();
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the process at once, as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        waitForEnd();
    }

    void restart() {
        start(QuickStarts.options());
    }

    /** @param java all options of the Java machine but those of {@code java.options} */
    static void startAndEnd(Path data, List<String> java) {
        try (RunningSystem system = new RunningSystem(data, List.of(), List.of())) {
            system.start(java);
        }
    }

    private void start(List<String> java) {
        try {
            log = Files.createTempFile("redress", ".log");
            List<String> command = Stream.of(
                            Stream.of(ProcessHandle.current().info().command().orElse("java"), "@" + OPTIONS),
                            java.stream(),
                            options.stream(),
                            Stream.of(
                                    "redress.standalone.StandaloneApplication",
                                    "--data",
                                    data.toString(),
                                    "--port",
                                    Integer.toString(port)),
                            arguments.stream())
                    .flatMap(s -> s)
                    .toList();
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await("the system is ready").atMost(START).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("The system ended while starting:\n" + log());
            }
            return log().contains("Ready in ");
        });
    }

    @Override
    public void close() {
        process.destroy();
        waitForEnd();
    }

    private void waitForEnd() {
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("The system did not stop:\n" + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Below those that Linux gives to whoever asks for any: a system that was killed finds its port free again. */
    private static int freePort() {
        return ThreadLocalRandom.current()
                .ints(20_000, 32_000)
                .limit(100)
                .filter(RunningSystem::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}

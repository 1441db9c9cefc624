package redress.intake.cleaning;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.imaging.Imaging;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.logging.Log;
import org.apache.fontbox.FontBoxFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessRead;
import redress.intake.traces.FileType;

/** One running {@link CleaningWorker}, seen from outside. Used by one thread at a time. */
final class WorkerProcess implements AutoCloseable {

    /** One class of each library that the worker needs. */
    private static final List<Class<?>> NEEDED = List.of(
            CleaningWorker.class,
            Loader.class,
            RandomAccessRead.class,
            FontBoxFont.class,
            Log.class,
            Imaging.class,
            ZipFile.class,
            BoundedInputStream.class,
            StringUtils.class);

    private final Process process;
    private final DataOutputStream to;
    private final DataInputStream from;
    private long idleSince = System.nanoTime();
    private boolean used;

    /** @throws IOException if the process does not come up */
    WorkerProcess(String memory) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(memory)).redirectError(ProcessBuilder.Redirect.DISCARD);
        // The environment holds keys.
        builder.environment().clear();
        process = builder.start();
        to = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
        from = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
        if (from.read() != CleaningWorker.READY) {
            close();
            throw new IOException("The process that cleans files does not start");
        }
    }

    private static List<String> command(String memory) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + memory,
                "-Xss2m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:MaxMetaspaceSize=64m",
                "-XX:ReservedCodeCacheSize=24m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8"));
        Set<String> path = new LinkedHashSet<>();
        for (Class<?> each : NEEDED) {
            CodeSource source = each.getProtectionDomain().getCodeSource();
            if (source == null || !source.getLocation().getProtocol().equals("file")) {
                return inOneJar(command);
            }
            path.add(Path.of(URI.create(source.getLocation().toString())).toString());
        }
        command.addAll(List.of("-cp", String.join(File.pathSeparator, path), CleaningWorker.class.getName()));
        return command;
    }

    /** Where the application runs from one jar that holds the others, Spring Boot's launcher has to open it. */
    private static List<String> inOneJar(List<String> command) {
        command.addAll(List.of(
                "-Dloader.main=" + CleaningWorker.class.getName(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.springframework.boot.loader.launch.PropertiesLauncher"));
        return command;
    }

    void send(FileType type, InputStream file, int size) throws IOException {
        used = true;
        to.writeUTF(type.name());
        to.writeInt(size);
        if (file.transferTo(to) != size) {
            throw new IOException("A file is not as long as it was said to be");
        }
        to.flush();
    }

    DataInputStream answer() {
        return from;
    }

    boolean usedBefore() {
        return used;
    }

    boolean alive() {
        return process.isAlive();
    }

    void rest() {
        idleSince = System.nanoTime();
    }

    boolean restedFor(long seconds) {
        return System.nanoTime() - idleSince > TimeUnit.SECONDS.toNanos(seconds);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

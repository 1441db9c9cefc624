package redress.platform.securitylog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file for each day, in a folder that only its owner can read. Lines are added at the end and never changed; one that was cut short, by a
 * kill or a full disk, stays as it is and the next begins on a line of its own.
 */
final class LogFiles implements AutoCloseable {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_ONLY_FOLDER = PosixFilePermissions.fromString("rwx------");

    private static final Set<StandardOpenOption> TRYING =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);

    private final Path folder;
    private final String service;
    private @Nullable FileChannel open;
    private LocalDate day = LocalDate.MIN;
    private boolean cut;

    LogFiles(Path folder, String service) {
        this.folder = folder.toAbsolutePath();
        this.service = service;
    }

    Path of(LocalDate date) {
        return folder.resolve(service + "-" + date + ".jsonl");
    }

    /**
     * Hands the line to the operating system: it outlives this process.
     *
     * @param force whether it has to be on the disk too
     */
    synchronized void add(LocalDate today, String line, boolean force) throws IOException {
        FileChannel channel = channel(today);
        ByteBuffer bytes = ByteBuffer.wrap(((cut ? "\n" : "") + line + "\n").getBytes(StandardCharsets.UTF_8));
        cut = true;
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        cut = false;
        if (force) {
            channel.force(false);
        }
    }

    /**
     * Writes something small beside the logs, over what was written before: whether it can is known only by doing it, since a disk may be
     * full or a folder held back in many ways.
     *
     * @throws IOException if nothing can be written to the folder, or not to today's file
     */
    void tryOut(LocalDate today) throws IOException {
        Files.createDirectories(folder, attributes(OWNER_ONLY_FOLDER));
        try (FileChannel trying =
                FileChannel.open(folder.resolve(".trying-" + service), TRYING, attributes(OWNER_ONLY))) {
            trying.write(ByteBuffer.wrap(new byte[] {'\n'}));
        }
        Path file = of(today);
        if (Files.exists(file)) {
            FileChannel.open(file, StandardOpenOption.APPEND).close();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (open != null) {
            open.close();
            open = null;
        }
    }

    private FileChannel channel(LocalDate today) throws IOException {
        FileChannel channel = open;
        if (channel != null && channel.isOpen() && today.equals(day) && Files.exists(of(today))) {
            return channel;
        }
        close();
        Files.createDirectories(folder, attributes(OWNER_ONLY_FOLDER));
        Path file = of(today);
        cut = cutShort(file);
        channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND), attributes(OWNER_ONLY));
        open = channel;
        day = today;
        return channel;
    }

    private static boolean cutShort(Path file) throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            channel.read(last, channel.size() - 1);
            return last.get(0) != '\n';
        }
    }

    private FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}

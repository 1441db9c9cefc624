package redress.standalone;

import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Base64;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * The one folder of standalone. Held by a lock while the system runs, so that no second system opens it; keeps the secrets that a
 * first start makes, readable by their owner only.
 */
final class DataFolder {

    private final Path root;
    private @Nullable FileLock lock;

    private DataFolder(Path root) {
        this.root = root;
    }

    /** @throws CannotStart if the folder cannot be written to or is in use */
    static DataFolder open(Path root) {
        DataFolder folder = new DataFolder(root);
        try {
            Files.createDirectories(root);
            Private.make(root);
            @SuppressWarnings("resource") // Held until the process ends: the lock goes with the channel.
            FileChannel channel =
                    FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            folder.lock = lock(channel);
        } catch (OverlappingFileLockException e) {
            folder.lock = null;
        } catch (IOException e) {
            throw new CannotStart("The folder " + root + " cannot be written to (" + e.getMessage()
                    + "). Name another with --data DIR.");
        }
        if (folder.lock == null) {
            throw new CannotStart(
                    "The folder " + root + " is in use by a system that is running. Stop it first, or name another"
                            + " folder with --data DIR.");
        }
        return folder;
    }

    /** A system whose supervisor was killed ends within a second. */
    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        FileLock lock = channel.tryLock();
        for (int tries = 0; lock == null && tries < 30; tries++) {
            LockSupport.parkNanos(100_000_000L);
            lock = channel.tryLock();
        }
        return lock;
    }

    Path root() {
        return root;
    }

    Path path(String name) {
        return root.resolve(name);
    }

    /** A folder for what must not outlive the process: made anew, without what a process that was killed has left there. */
    Path emptied(String name) {
        Path path = path(name);
        try {
            FileSystemUtils.deleteRecursively(path);
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new CannotStart("The folder " + path + " cannot be emptied (" + e.getMessage() + ").");
        }
    }

    Path keys() {
        return root.resolve("keys");
    }

    /**
     * The secret of that name, 32 random bytes in Base64, made at the first call and the same ever after; or several by number, where
     * {@code infra/bin/sealing-keys} has changed it.
     *
     * @throws CannotStart if its file is damaged
     */
    String secret(String name) {
        Path file = keys().resolve(name);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(keys());
                byte[] bytes = new byte[32];
                new SecureRandom().nextBytes(bytes);
                Path fresh = Files.createTempFile(
                        keys(),
                        name,
                        null,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(fresh, Base64.getEncoder().encodeToString(bytes));
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            }
            String secret = Files.readString(file).strip();
            for (String key : secret.split(",", -1)) {
                if (Base64.getDecoder().decode(key.substring(key.indexOf(':') + 1)).length != 32) {
                    throw new IllegalArgumentException("not 32 bytes");
                }
            }
            return secret;
        } catch (IOException | IllegalArgumentException e) {
            throw new CannotStart(
                    "The key file " + file + " is damaged or cannot be read. Restore it from a backup of this"
                            + " folder: what was sealed with it can be read with nothing else.");
        }
    }

    /**
     * The file of the key pair that signs tokens; where there is none, the portal makes it.
     *
     * @throws CannotStart if it is damaged
     */
    Path tokenKey() {
        Path file = keys().resolve("token-key");
        try {
            if (Files.exists(file) && !RSAKey.parse(Files.readString(file)).isPrivate()) {
                throw new IllegalArgumentException("half of it is missing");
            }
            return file;
        } catch (IOException | ParseException | IllegalArgumentException e) {
            throw new CannotStart("The key file " + file + " is damaged or cannot be read. Restore it from a backup of"
                    + " this folder, so that whoever is signed in stays so.");
        }
    }
}

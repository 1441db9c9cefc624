package redress.standalone;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** Takes a folder and all in it from everybody but its owner: whoever can read the mails can sign in as anybody. */
final class Private {

    private static final Set<PosixFilePermission> OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private Private() {}

    /** Where the file system knows no owners, nothing is done. */
    static void make(Path folder) throws IOException {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes known) throws IOException {
                return tighten(each);
            }

            @Override
            public FileVisitResult visitFile(Path each, BasicFileAttributes known) throws IOException {
                return known.isSymbolicLink() ? FileVisitResult.CONTINUE : tighten(each);
            }
        });
    }

    private static FileVisitResult tighten(Path each) throws IOException {
        Set<PosixFilePermission> now =
                Files.readAttributes(each, PosixFileAttributes.class).permissions();
        if (!OWNER.containsAll(now)) {
            Set<PosixFilePermission> tight = EnumSet.copyOf(OWNER);
            tight.retainAll(now);
            Files.setPosixFilePermissions(each, tight);
        }
        return FileVisitResult.CONTINUE;
    }
}

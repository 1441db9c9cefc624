package redress.notification.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import redress.notification.ledger.Notice;

/**
 * Remembers on this instance's own disk how far each mail in hand has got, so that after a kill it is known of most that they did not
 * leave, or did arrive. The ledger alone would be slower to write, and so leave more in doubt. Where the file is lost, all that was in
 * hand is in doubt. Safe for use by several threads.
 */
final class Journal implements AutoCloseable {

    private static final char BEGUN = 'b';
    private static final char END = 'e';
    private static final char TAKEN = 't';

    /** It is begun anew above this, at a moment when nothing is in hand. */
    private static final long LONG = 1024 * 1024;

    /** What the process before this one has left behind, by attempt: how far it got. */
    private final Map<String, Character> before = new HashMap<>();

    private final Set<String> inHand = new HashSet<>();
    private final FileChannel file;

    /** What became of a mail that was in hand when the process ended. */
    enum Fate {
        NOT_SENT,
        TAKEN,
        IN_DOUBT
    }

    private Journal(FileChannel file) {
        this.file = file;
    }

    /** @param path made when missing; no other instance writes to it */
    static Journal at(Path path) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Journal journal = new Journal(FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
            journal.read(Files.readString(path, StandardCharsets.US_ASCII));
            return journal;
        } catch (IOException e) {
            throw new UncheckedIOException("What is in hand of mails cannot be written down in " + path, e);
        }
    }

    private void read(String text) {
        // behind the last line break stands at most a line that was cut
        text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .filter(line -> line.length() > 1)
                .forEach(line -> {
                    String attempt = line.substring(1);
                    before.merge(attempt, line.charAt(0), (was, now) -> now);
                });
    }

    /** Of a notice that the ledger says this instance had in hand when it ended. */
    synchronized Fate fate(Notice notice) {
        Character far = before.get(attempt(notice));
        if (far == null) {
            return Fate.IN_DOUBT;
        }
        return far == BEGUN ? Fate.NOT_SENT : far == TAKEN ? Fate.TAKEN : Fate.IN_DOUBT;
    }

    /** To be called before the ledger says that the notices are being sent. */
    synchronized void begins(List<Notice> notices) {
        write(notices.stream().map(each -> line(BEGUN, each)).collect(Collectors.joining()));
        for (Notice each : notices) {
            inHand.add(attempt(each));
            before.remove(attempt(each));
        }
    }

    /** To be called before the end of the mail's text may leave; durable when it returns. */
    synchronized void ends(Notice notice) {
        write(line(END, notice));
        try {
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The mail server took it. */
    synchronized void taken(Notice notice) {
        write(line(TAKEN, notice));
    }

    /** The ledger knows the result of the attempt. */
    synchronized void settled(String attempt) {
        inHand.remove(attempt);
        try {
            if (inHand.isEmpty() && file.size() > LONG) {
                file.truncate(0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names the attempt that is under way, or would be the next. */
    static String attempt(Notice notice) {
        return notice.id() + "-" + notice.attempts().size();
    }

    /** On a line of its own, whatever of the one before it has reached the disk: a full disk may have cut that. */
    private static String line(char far, Notice notice) {
        return "\n" + far + attempt(notice) + "\n";
    }

    private void write(String lines) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

package redress.intake.cleaning;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import redress.intake.stripping.Stripped;
import redress.intake.stripping.Stripper;
import redress.intake.traces.FileType;
import redress.intake.traces.Objected;
import redress.intake.traces.Objection;

/**
 * The process in which files are stripped: one after the other, from its input to its output, until the input ends. Has a memory
 * limit of its own, no settings, no keys and no network; where it runs out of memory it ends, and so does the one file.
 */
final class CleaningWorker {

    static final int READY = 'R';
    static final int STRIPPED = 'S';
    static final int OBJECTED = 'O';
    static final String BETWEEN = ",";

    private CleaningWorker() {}

    public static void main(String[] none) throws IOException {
        // Only answers may reach the output; what a library prints must not.
        DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
        System.setOut(System.err);
        endFirstWhenMemoryIsShort();
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in, 1 << 16));
        out.write(READY);
        out.flush();
        try {
            while (true) {
                FileType type = FileType.valueOf(in.readUTF());
                byte[] file = in.readNBytes(in.readInt());
                answer(type, file, out);
                out.flush();
            }
        } catch (EOFException e) {
            // Whoever asked has gone.
        }
    }

    private static void answer(FileType type, byte[] file, DataOutputStream out) throws IOException {
        try {
            Stripped stripped = Stripper.strip(type, file);
            out.write(STRIPPED);
            out.writeUTF(stripped.traces().stream().map(Enum::name).collect(Collectors.joining(BETWEEN)));
            out.writeInt(stripped.content().length);
            out.write(stripped.content());
        } catch (Objected objected) {
            object(objected.objection(), out);
        } catch (StackOverflowError e) {
            object(Objection.TOO_COMPLEX, out);
        }
    }

    private static void object(Objection objection, DataOutputStream out) throws IOException {
        out.write(OBJECTED);
        out.writeUTF(objection.name());
    }

    /** Linux ends the process with the highest score when the machine, or the container, has no memory left. */
    private static void endFirstWhenMemoryIsShort() {
        try {
            Files.writeString(Path.of("/proc/self/oom_score_adj"), "900");
        } catch (IOException | RuntimeException e) {
            // Another system, or not allowed.
        }
    }
}

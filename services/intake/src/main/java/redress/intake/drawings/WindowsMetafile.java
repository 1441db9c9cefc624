package redress.intake.drawings;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import redress.intake.traces.EmbeddedFiles;
import redress.intake.traces.Trace;

/** Copies the records of a WMF that draw; what programs and printers are told is blanked. */
final class WindowsMetafile {

    private static final int PLACEABLE = 0x9AC6CDD7;
    private static final int PLACEABLE_HEADER = 22;
    private static final int HEADER = 18;
    private static final int ESCAPE = 0x0626;
    private static final int COMMENT = 15;

    private WindowsMetafile() {}

    static boolean begins(byte[] content) {
        return EmbeddedFiles.starts(content, 0xD7, 0xCD, 0xC6, 0x9A)
                || EmbeddedFiles.starts(content, 1, 0, 9, 0)
                || EmbeddedFiles.starts(content, 2, 0, 9, 0);
    }

    static Optional<byte[]> strip(byte[] file, Set<Trace> traces) {
        byte[] out = file.clone();
        ByteBuffer at = ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN);
        try {
            int record = (at.getInt(0) == PLACEABLE ? PLACEABLE_HEADER : 0) + HEADER;
            while (at.getShort(record + 4) != 0) {
                long size = at.getInt(record) * 2L;
                if (size < 6 || size > out.length - record) {
                    return Optional.empty();
                }
                if (at.getShort(record + 4) == ESCAPE && size > 10) {
                    at.putShort(record + 6, (short) COMMENT);
                    Arrays.fill(out, record + 10, record + (int) size, (byte) 0);
                    traces.add(Trace.PROPERTIES);
                }
                record += (int) size;
            }
            int end = record + 6;
            if (end < out.length) {
                traces.add(Trace.PREVIEW);
            }
            byte[] copy = Arrays.copyOf(out, end);
            return EmbeddedPictures.tells(copy) ? Optional.empty() : Optional.of(copy);
        } catch (IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}

package redress.intake.drawings;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import redress.intake.traces.EmbeddedFiles;
import redress.intake.traces.Trace;

/** Blanks the comments in a metafile of LibreOffice, which it keeps beside each chart and formula for programs that draw neither. */
final class StarViewMetafile {

    private static final int HEADER = 12;
    private static final int ACTION = 8;
    private static final int COMMENT = 512;

    private StarViewMetafile() {}

    static boolean begins(byte[] content) {
        return EmbeddedFiles.starts(content, 'V', 'C', 'L', 'M', 'T', 'F');
    }

    static Optional<byte[]> strip(byte[] file, Set<Trace> traces) {
        byte[] out = file.clone();
        ByteBuffer at = ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN);
        try {
            int next = HEADER + size(at, 8, HEADER);
            while (next < out.length) {
                int size = size(at, next + 4, next + ACTION);
                if (at.getShort(next) == COMMENT) {
                    Arrays.fill(out, next + ACTION, next + ACTION + size, (byte) 0);
                    traces.add(Trace.PROPERTIES);
                }
                next += ACTION + size;
            }
            return EmbeddedPictures.tells(out) ? Optional.empty() : Optional.of(out);
        } catch (IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static int size(ByteBuffer at, int field, int from) {
        int size = at.getInt(field);
        if (size < 0 || size > at.limit() - from) {
            throw new IndexOutOfBoundsException();
        }
        return size;
    }
}

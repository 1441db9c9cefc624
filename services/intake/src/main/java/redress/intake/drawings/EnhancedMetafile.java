package redress.intake.drawings;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import redress.intake.traces.Trace;

/** Copies the records of an EMF that draw, without its description and without what programs added or printers are told. */
final class EnhancedMetafile {

    private static final int SIGNATURE = 0x464D4520;
    private static final int END = 14;
    private static final int COMMENT = 70;
    /** Names of colour profiles, and what only a printer understands. */
    private static final Set<Integer> NOT_DRAWING = Set.of(99, 105, 106, 107, 110, 112, 113, 121, 122);
    /** Comments that draw: EMF+, and those that group what is drawn. */
    private static final int PLUS = 0x2B464D45;

    private static final int PUBLIC = 0x43494447;

    private EnhancedMetafile() {}

    static Optional<byte[]> strip(byte[] file, Set<Trace> traces) {
        byte[] out = file.clone();
        ByteBuffer at = ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN);
        try {
            if (at.getInt(40) != SIGNATURE) {
                return Optional.empty();
            }
            description(at, traces);
            int record = at.getInt(4);
            for (int type = at.getInt(record); type != END; type = at.getInt(record)) {
                int size = size(at, record);
                record(at, type, record, size, traces);
                record += size;
            }
            int end = record + size(at, record);
            if (end < out.length) {
                traces.add(Trace.PREVIEW);
            }
            byte[] copy = Arrays.copyOf(out, end);
            return EmbeddedPictures.tells(copy) ? Optional.empty() : Optional.of(copy);
        } catch (IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static int size(ByteBuffer at, int record) {
        int size = at.getInt(record + 4);
        if (size < 8 || size > at.limit() - record) {
            throw new IndexOutOfBoundsException();
        }
        return size;
    }

    /** The program and the name of the picture stand behind the header, in the record that it is. */
    private static void description(ByteBuffer at, Set<Trace> traces) {
        int header = size(at, 0);
        int characters = at.getInt(60);
        int from = at.getInt(64);
        if (characters > 0 && from >= 88 && characters <= (header - from) / 2) {
            blank(at, from, from + characters * 2);
            at.putInt(60, 0);
            at.putInt(64, 0);
            traces.add(Trace.DEVICE);
        } else if (characters != 0) {
            throw new IndexOutOfBoundsException();
        }
    }

    private static void record(ByteBuffer at, int type, int record, int size, Set<Trace> traces) {
        if (type == COMMENT && size >= 16) {
            int kind = at.getInt(record + 12);
            // Of the public ones: begin and end of a group, and neither pictures in other languages nor whole
            // metafiles.
            boolean draws = kind == PLUS || kind == PUBLIC && size >= 20 && (at.getInt(record + 16) & ~1) == 2;
            if (!draws) {
                blank(at, record + 12, record + size);
                traces.add(Trace.PROPERTIES);
            } else if (kind == PUBLIC) {
                blank(at, Math.min(record + 36, record + size), record + size);
            }
        } else if (NOT_DRAWING.contains(type) && size >= 12) {
            at.putInt(record, COMMENT);
            at.putInt(record + 8, size - 12);
            blank(at, record + 12, record + size);
            traces.add(Trace.PROPERTIES);
        } else if (type < 1 || type > 122) {
            throw new IndexOutOfBoundsException();
        }
    }

    private static void blank(ByteBuffer at, int from, int to) {
        Arrays.fill(at.array(), from, to, (byte) 0);
    }
}

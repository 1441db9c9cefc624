package redress.intake.pictures;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import redress.intake.traces.Objected;
import redress.intake.traces.Objection;
import redress.intake.traces.Trace;

/** Blanks in a JPEG 2000 what is not needed to see it, and leaves everything at its place. */
public final class Jpeg2000 {

    private static final Set<String> SEEN = Set.of(
            "jP  ", "ftyp", "rreq", "ihdr", "bpcc", "colr", "pclr", "cmap", "cdef", "resc", "resd", "opct", "creg",
            "jp2c");
    private static final Set<String> HOLDING_BOXES = Set.of("jp2h", "jpch", "jplh", "res ", "cgrp");
    private static final int BEGIN = 0xFF4F;
    private static final int TILE = 0xFF90;
    private static final int DATA = 0xFF93;
    private static final int END = 0xFFD9;
    private static final int COMMENT = 0xFF64;

    private final byte[] bytes;
    private final ByteBuffer at;
    private final Set<Trace> traces;

    private Jpeg2000(byte[] bytes, Set<Trace> traces) {
        this.bytes = bytes;
        this.at = ByteBuffer.wrap(bytes);
        this.traces = traces;
    }

    /** @throws Objected if it is not laid out as it should be */
    public static byte[] strip(byte[] picture, Set<Trace> traces) throws Objected {
        Jpeg2000 copy = new Jpeg2000(picture.clone(), traces);
        try {
            if (copy.marker(0) == BEGIN) {
                copy.picture(0, picture.length);
            } else {
                copy.boxes(0, picture.length);
            }
            return copy.bytes;
        } catch (IndexOutOfBoundsException e) {
            throw new Objected(Objection.UNKNOWN_PICTURE);
        }
    }

    private void boxes(int from, int to) throws Objected {
        int box = from;
        while (box + 8 <= to) {
            long length = at.getInt(box) & 0xFFFFFFFFL;
            int header = length == 1 ? 16 : 8;
            length = length == 1 ? at.getLong(box + 8) : length == 0 ? to - box : length;
            if (length < header || length > to - box) {
                throw new IndexOutOfBoundsException();
            }
            box(box, box + header, (int) (box + length));
            box += (int) length;
        }
        if (box < to) {
            Arrays.fill(bytes, box, to, (byte) 0);
        }
    }

    private void box(int box, int from, int to) throws Objected {
        String type = new String(bytes, box + 4, 4, StandardCharsets.ISO_8859_1);
        if (HOLDING_BOXES.contains(type)) {
            boxes(from, to);
        } else if (type.equals("jp2c")) {
            picture(from, to);
        } else if (type.equals("colr")) {
            colours(from, to);
        } else if (!SEEN.contains(type)) {
            traces.add(Trace.PROPERTIES);
            at.put(box + 4, "free".getBytes(StandardCharsets.US_ASCII));
            Arrays.fill(bytes, from, to, (byte) 0);
        }
    }

    private void colours(int from, int to) throws Objected {
        int profile = from + 3;
        if (bytes[from] != 2 && bytes[from] != 3) {
            return;
        }
        Optional<byte[]> clean = ColourProfile.strip(Arrays.copyOfRange(bytes, profile, to), traces);
        if (clean.isEmpty() || clean.get().length > to - profile) {
            throw new Objected(Objection.UNKNOWN_PICTURE);
        }
        Arrays.fill(bytes, profile, to, (byte) 0);
        at.put(profile, clean.get());
    }

    /** Comments stand in the heads of the picture and of its tiles. */
    private void picture(int from, int to) {
        int tile = -1;
        int next = from + 2;
        while (next + 4 <= to && marker(next) != END) {
            int marker = marker(next);
            if (marker == DATA) {
                long length = at.getInt(tile + 6) & 0xFFFFFFFFL;
                next = length == 0 ? to : (int) Math.min(to, tile + Math.max(length, next + 2L - tile));
                continue;
            }
            tile = marker == TILE ? next : tile;
            int length = at.getShort(next + 2) & 0xFFFF;
            if (marker < 0xFF00 || length < 2 || length > to - next - 2) {
                throw new IndexOutOfBoundsException();
            }
            if (marker == COMMENT && length > 4) {
                traces.add(Trace.DEVICE);
                Arrays.fill(bytes, next + 6, next + 2 + length, (byte) ' ');
            }
            next += 2 + length;
        }
        if (next + 2 < to) {
            Arrays.fill(bytes, next + 2, to, (byte) 0);
        }
    }

    private int marker(int from) {
        return at.getShort(from) & 0xFFFF;
    }
}

package redress.intake.pictures;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import redress.intake.traces.Trace;

/** Copies of a GIF its pictures, and how they follow one another: no comments, and nothing that programs added. */
public final class Gif {

    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2C;
    private static final int END = 0x3B;
    private static final int HOW_SHOWN = 0xF9;
    private static final int OF_PROGRAM = 0xFF;
    private static final int COMMENT = 0xFE;
    private static final Set<String> REPEATS = Set.of("NETSCAPE2.0", "ANIMEXTS1.0");

    private final byte[] in;
    private final Set<Trace> traces;
    private final ByteArrayOutputStream out;
    private int at;

    private Gif(byte[] in, Set<Trace> traces) {
        this.in = in;
        this.traces = traces;
        this.out = new ByteArrayOutputStream(in.length);
    }

    public static Optional<byte[]> strip(byte[] file, Set<Trace> traces) {
        try {
            return Optional.of(new Gif(file, traces).run());
        } catch (IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private byte[] run() {
        copy(13 + colours(in[10]));
        while (at < in.length && in[at] != END) {
            if (in[at] == IMAGE) {
                copy(10 + colours(in[at + 9]));
                copy(1 + blocks(at + 1));
            } else if (in[at] == EXTENSION) {
                extension(in[at + 1] & 0xFF);
            } else {
                throw new IndexOutOfBoundsException();
            }
        }
        if (at + 1 < in.length) {
            traces.add(Trace.PREVIEW);
        }
        out.write(END);
        return out.toByteArray();
    }

    private void extension(int kind) {
        int length = 2 + blocks(at + 2);
        if (kind == HOW_SHOWN && length == 8 || kind == OF_PROGRAM && length == 19 && repeats()) {
            copy(length);
            return;
        }
        traces.add(kind == COMMENT ? Trace.HIDDEN_NOTES : Trace.PROPERTIES);
        at += length;
    }

    private boolean repeats() {
        return REPEATS.contains(new String(in, at + 3, 11, StandardCharsets.ISO_8859_1));
    }

    /** The length of a row of blocks, with the empty one that ends it. */
    private int blocks(int from) {
        int to = from;
        while (in[to] != 0) {
            to += 1 + (in[to] & 0xFF);
        }
        return to + 1 - from;
    }

    private static int colours(byte flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }

    private void copy(int length) {
        if (at + length > in.length) {
            throw new IndexOutOfBoundsException();
        }
        out.write(in, at, length);
        at += length;
    }
}

package redress.intake.pictures;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import redress.intake.traces.EmbeddedFiles;
import redress.intake.traces.Trace;

/** Copies of a WebP the chunks that make up what is seen, and nothing else. */
public final class WebP {

    private static final int HEADER = 12;
    private static final int CHUNK = 8;
    private static final Set<String> SEEN = Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP");
    /** Says that there is a place and a camera, or properties. */
    private static final int EXIF_AND_XMP = 0x0C;

    private WebP() {}

    public static boolean begins(byte[] content) {
        return content.length > HEADER
                && EmbeddedFiles.starts(content, 'R', 'I', 'F', 'F')
                && content[8] == 'W'
                && content[9] == 'E'
                && content[10] == 'B'
                && content[11] == 'P';
    }

    public static Optional<byte[]> strip(byte[] file, Set<Trace> traces) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
        out.write(file, 0, HEADER);
        long end = Math.min(file.length, (in.getInt(4) & 0xFFFFFFFFL) + 8);
        if (end < file.length) {
            traces.add(Trace.PREVIEW);
        }
        int at = HEADER;
        while (at + CHUNK <= end) {
            String type = new String(file, at, 4, StandardCharsets.ISO_8859_1);
            int length = in.getInt(at + 4);
            if (length < 0 || length > end - at - CHUNK) {
                return Optional.empty();
            }
            byte[] content = Arrays.copyOfRange(file, at + CHUNK, at + CHUNK + length);
            if (SEEN.contains(type) && (!type.equals("VP8X") || length == 10)) {
                Optional<byte[]> kept = kept(type, content, traces);
                if (kept.isEmpty()) {
                    return Optional.empty();
                }
                write(type, kept.get(), out);
            } else {
                traces.addAll(
                        type.equals("XMP ") ? Exif.tracesOfXmp(new String(content, StandardCharsets.UTF_8)) : Set.of());
                if (type.equals("EXIF")) {
                    Exif.read(content, traces);
                }
                traces.add(Trace.PROPERTIES);
            }
            at += CHUNK + length + (length & 1);
        }
        byte[] copy = out.toByteArray();
        ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN).putInt(4, copy.length - 8);
        return Optional.of(copy);
    }

    private static Optional<byte[]> kept(String type, byte[] content, Set<Trace> traces) {
        if (type.equals("VP8X")) {
            content[0] &= ~EXIF_AND_XMP;
        }
        return type.equals("ICCP") ? ColourProfile.strip(content, traces) : Optional.of(content);
    }

    private static void write(String type, byte[] content, ByteArrayOutputStream out) {
        out.writeBytes(ByteBuffer.allocate(CHUNK + content.length + (content.length & 1))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .putInt(content.length)
                .put(content)
                .array());
    }
}

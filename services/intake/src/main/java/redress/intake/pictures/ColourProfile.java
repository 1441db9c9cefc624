package redress.intake.pictures;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import redress.intake.traces.Trace;

/**
 * Writes an ICC profile anew with what turns its numbers into colours. A profile may name the screen, its serial number, the person
 * who measured it and the day; its name and its copyright have to be there, so they are replaced.
 */
public final class ColourProfile {

    private static final int HEADER = 128;
    private static final int ENTRY = 12;
    private static final int MOST_TAGS = 200;
    private static final int SIGNATURE = 0x61637370;
    private static final Set<String> COLOURS = Set.of(
            "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC", "kTRC", "wtpt", "bkpt", "chad", "chrm", "lumi", "cicp",
            "A2B0", "A2B1", "A2B2", "B2A0", "B2A1", "B2A2", "D2B0", "D2B1", "D2B2", "D2B3", "B2D0", "B2D1", "B2D2",
            "B2D3", "gamt", "pre0", "pre1", "pre2");
    /** What holds only numbers, of those that hold colours. */
    private static final Set<String> NUMBERS =
            Set.of("XYZ ", "curv", "para", "sf32", "chrm", "cicp", "mft1", "mft2", "mAB ", "mBA ", "mpet");

    private ColourProfile() {}

    public static boolean isOne(byte[] content) {
        return content.length > HEADER && ByteBuffer.wrap(content).getInt(36) == SIGNATURE;
    }

    /** @return empty if it is none, or is damaged; programs then take colours as they usually are */
    public static Optional<byte[]> strip(byte[] profile, Set<Trace> traces) {
        try {
            if (!isOne(profile)) {
                return Optional.empty();
            }
            return Optional.of(rewritten(ByteBuffer.wrap(profile), traces));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] rewritten(ByteBuffer in, Set<Trace> traces) {
        int count = in.getInt(HEADER);
        if (count < 1 || count > MOST_TAGS) {
            throw new IndexOutOfBoundsException();
        }
        boolean fourth = in.get(8) >= 4;
        Map<String, byte[]> kept = new LinkedHashMap<>();
        Map<Long, byte[]> shared = new HashMap<>();
        kept.put("desc", fourth ? localized() : described());
        kept.put("cprt", fourth ? localized() : plain());
        for (int i = 0, at = HEADER + 4; i < count; i++, at += ENTRY) {
            String name = ascii(in, at);
            byte[] content = shared.computeIfAbsent(
                    in.getLong(at + 4), place -> slice(in, (int) (place >> 32), place.intValue()));
            if (COLOURS.contains(name) && NUMBERS.contains(ascii(ByteBuffer.wrap(content), 0))) {
                kept.put(name, content);
            } else if (!kept.containsKey(name)) {
                traces.add(Trace.DEVICE);
            }
        }
        if (kept.size() < 3) {
            throw new IndexOutOfBoundsException();
        }
        return written(in, kept);
    }

    private static byte[] slice(ByteBuffer in, int from, int length) {
        if (from < HEADER || length < 8 || length > in.limit() - from) {
            throw new IndexOutOfBoundsException();
        }
        byte[] content = new byte[length];
        in.get(from, content);
        return content;
    }

    private static byte[] written(ByteBuffer in, Map<String, byte[]> tags) {
        int length = HEADER + 4 + tags.size() * ENTRY;
        Map<byte[], Integer> places = new IdentityHashMap<>();
        for (byte[] each : tags.values()) {
            if (places.putIfAbsent(each, length) == null) {
                length += (each.length + 3) / 4 * 4;
            }
        }
        ByteBuffer out = ByteBuffer.allocate(length);
        header(in, out);
        places.forEach((content, at) -> out.put(at, content));
        out.putInt(0, length).position(HEADER).putInt(tags.size());
        tags.forEach((name, content) -> out.put(type(name))
                .putInt(Objects.requireNonNull(places.get(content)))
                .putInt(content.length));
        return out.array();
    }

    /** Version, class, colour spaces, signature, intent and white point; neither program, day, maker, model nor number. */
    private static void header(ByteBuffer in, ByteBuffer out) {
        out.put(8, in.array(), in.arrayOffset() + 8, 16);
        out.putInt(36, SIGNATURE);
        // The day on which the format was agreed, since it may not be nought.
        out.putShort(24, (short) 2000).putShort(26, (short) 1).putShort(28, (short) 1);
        out.put(64, in.array(), in.arrayOffset() + 64, 16);
    }

    private static byte[] localized() {
        return ByteBuffer.allocate(36)
                .put(type("mluc"))
                .putInt(8, 1)
                .putInt(12, 12)
                .put(16, type("enUS"))
                .putInt(20, 6)
                .putInt(24, 28)
                .put(28, "RGB".getBytes(StandardCharsets.UTF_16BE))
                .array();
    }

    private static byte[] described() {
        return ByteBuffer.allocate(96)
                .put(type("desc"))
                .putInt(8, 4)
                .put(12, type("RGB\0"))
                .array();
    }

    private static byte[] plain() {
        return ByteBuffer.allocate(12).put(type("text")).put(8, type("RGB\0")).array();
    }

    private static byte[] type(String four) {
        return four.getBytes(StandardCharsets.US_ASCII);
    }

    private static String ascii(ByteBuffer in, int at) {
        byte[] four = new byte[4];
        in.get(at, four);
        return new String(four, StandardCharsets.ISO_8859_1);
    }
}

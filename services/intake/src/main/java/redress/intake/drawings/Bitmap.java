package redress.intake.drawings;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import redress.intake.traces.Trace;

/** Copies of a BMP its pixels and what is needed to read them, without a colour profile or the name of one. */
final class Bitmap {

    private static final int FILE_HEADER = 14;
    private static final int OLDEST = 12;
    private static final int WITH_COLOUR_SPACE = 108;
    private static final int WITH_PROFILE = 124;
    private static final Set<Integer> HEADERS = Set.of(OLDEST, 40, 52, 56, WITH_COLOUR_SPACE, WITH_PROFILE);
    private static final int SRGB = 0x73524742;

    private Bitmap() {}

    static Optional<byte[]> strip(byte[] file, Set<Trace> traces) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        try {
            int header = in.getInt(FILE_HEADER);
            long pixels = in.getInt(10) & 0xFFFFFFFFL;
            long end = pixels + length(in, header);
            if (!HEADERS.contains(header) || pixels < FILE_HEADER + header || end > file.length || end <= pixels) {
                return Optional.empty();
            }
            if (end < file.length) {
                traces.add(Trace.PROPERTIES);
            }
            byte[] copy = Arrays.copyOf(file, (int) end);
            ByteBuffer out = ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN);
            out.putInt(2, copy.length).putInt(6, 0);
            if (header == WITH_PROFILE) {
                out.putInt(FILE_HEADER + 56, SRGB);
                Arrays.fill(copy, FILE_HEADER + 60, FILE_HEADER + WITH_COLOUR_SPACE, (byte) 0);
                Arrays.fill(copy, FILE_HEADER + 112, FILE_HEADER + WITH_PROFILE, (byte) 0);
            }
            Arrays.fill(copy, (int) Math.min(pixels, colours(in, header)), (int) pixels, (byte) 0);
            return Optional.of(copy);
        } catch (IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** How many bytes the pixels take; a picture that is packed says so itself. */
    private static long length(ByteBuffer in, int header) {
        boolean oldest = header == OLDEST;
        long width = oldest ? in.getShort(18) & 0xFFFF : in.getInt(18);
        long height = oldest ? in.getShort(20) & 0xFFFF : Math.abs((long) in.getInt(22));
        int bits = in.getShort(oldest ? 24 : 28);
        int packed = oldest ? 0 : in.getInt(30);
        return switch (packed) {
            case 0, 3, 6 -> width < 0 ? 0 : (width * bits + 31) / 32 * 4 * height;
            case 1, 2 -> in.getInt(34) & 0xFFFFFFFFL;
            default -> 0;
        };
    }

    /** Where the list of colours ends. */
    private static long colours(ByteBuffer in, int header) {
        int bits = in.getShort(header == OLDEST ? 24 : 28);
        long listed = header == OLDEST ? 0 : in.getInt(46) & 0xFFFFFFFFL;
        long most = listed > 0 ? listed : bits <= 8 ? 1L << bits : 0;
        int masks = header == 40 && in.getInt(30) == 3 ? 12 : header == 40 && in.getInt(30) == 6 ? 16 : 0;
        return FILE_HEADER + header + masks + most * (header == OLDEST ? 3 : 4);
    }
}

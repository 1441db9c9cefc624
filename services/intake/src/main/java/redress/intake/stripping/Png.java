package redress.intake.stripping;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;

/** Copies of a PNG the chunks that make up what is seen, and nothing else. The picture is not unpacked. */
final class Png {

    private static final int SIGNATURE = 8;
    private static final Set<String> SEEN = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "cICP",
            "mDCV", "cLLI", "acTL", "fcTL", "fdAT");

    private Png() {}

    static byte[] strip(byte[] file, Set<Trace> traces) throws Objected {
        if (!EmbeddedFiles.starts(file, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            throw new Objected(Objection.DAMAGED);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
        out.write(file, 0, SIGNATURE);
        ByteBuffer in = ByteBuffer.wrap(file);
        int at = SIGNATURE;
        boolean picture = false;
        String type;
        do {
            if (at + 12 > file.length) {
                throw new Objected(Objection.DAMAGED);
            }
            int length = in.getInt(at);
            type = new String(file, at + 4, 4, StandardCharsets.US_ASCII);
            if (length < 0 || length > file.length - at - 12 || at == SIGNATURE && !type.equals("IHDR")) {
                throw new Objected(Objection.DAMAGED);
            }
            if (SEEN.contains(type)) {
                CRC32 sum = new CRC32();
                sum.update(file, at + 4, length + 4);
                if ((int) sum.getValue() != in.getInt(at + 8 + length)) {
                    throw new Objected(Objection.DAMAGED);
                }
                picture |= type.equals("IDAT");
                out.write(file, at, length + 12);
            } else {
                note(type, file, at + 8, length, traces);
            }
            at += length + 12;
        } while (!type.equals("IEND"));
        if (!picture) {
            throw new Objected(Objection.DAMAGED);
        }
        if (at < file.length) {
            traces.add(Trace.PREVIEW);
        }
        return out.toByteArray();
    }

    private static void note(String type, byte[] file, int from, int length, Set<Trace> traces) {
        switch (type) {
            case "eXIf" -> {
                byte[] tiff = new byte[length];
                System.arraycopy(file, from, tiff, 0, length);
                Exif.read(tiff, traces);
            }
            case "tIME" -> traces.add(Trace.DATES);
            case "tEXt", "zTXt", "iTXt" -> text(new String(file, from, length, StandardCharsets.ISO_8859_1), traces);
            default -> traces.add(Trace.PROPERTIES);
        }
    }

    private static void text(String text, Set<Trace> traces) {
        String keyword = text.substring(0, Math.max(0, text.indexOf('\0')));
        switch (keyword) {
            case "Author", "Copyright" -> traces.add(Trace.PEOPLE);
            case "Software", "Source" -> traces.add(Trace.DEVICE);
            case "Creation Time" -> traces.add(Trace.DATES);
            case "Comment", "Description" -> traces.add(Trace.HIDDEN_NOTES);
            case "XML:com.adobe.xmp" -> traces.addAll(Exif.tracesOfXmp(text));
            default -> traces.add(Trace.PROPERTIES);
        }
    }
}

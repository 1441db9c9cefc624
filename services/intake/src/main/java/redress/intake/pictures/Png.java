package redress.intake.pictures;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import redress.intake.traces.EmbeddedFiles;
import redress.intake.traces.Objected;
import redress.intake.traces.Objection;
import redress.intake.traces.Trace;

/** Copies of a PNG the chunks that make up what is seen, and nothing else. The picture is not unpacked. */
public final class Png {

    private static final int SIGNATURE = 8;
    private static final int LARGEST_PROFILE = 4 * 1024 * 1024;
    private static final Set<String> SEEN = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs", "cICP", "mDCV",
            "cLLI", "acTL", "fcTL", "fdAT");

    private Png() {}

    public static byte[] strip(byte[] file, Set<Trace> traces) throws Objected {
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
            } else if (type.equals("iCCP")) {
                profile(Arrays.copyOfRange(file, at + 8, at + 8 + length), traces)
                        .ifPresent(out::writeBytes);
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

    /** The chunk with the profile of colours, written anew; its name is often that of a screen. */
    private static Optional<byte[]> profile(byte[] chunk, Set<Trace> traces) {
        int name = 0;
        while (name < chunk.length && chunk[name] != 0) {
            name++;
        }
        Optional<byte[]> clean = Optional.empty();
        if (name + 2 < chunk.length) {
            try (InputStream in =
                    new InflaterInputStream(new ByteArrayInputStream(chunk, name + 2, chunk.length - name - 2))) {
                clean = ColourProfile.strip(in.readNBytes(LARGEST_PROFILE), traces);
            } catch (IOException e) {
                clean = Optional.empty();
            }
        }
        if (clean.isEmpty()) {
            traces.add(Trace.DEVICE);
        }
        return clean.map(Png::profile);
    }

    private static byte[] profile(byte[] profile) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes("iCCPRGB\0\0".getBytes(StandardCharsets.US_ASCII));
        try (DeflaterOutputStream packed = new DeflaterOutputStream(content)) {
            packed.write(profile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        CRC32 sum = new CRC32();
        sum.update(content.toByteArray());
        return ByteBuffer.allocate(content.size() + 8)
                .putInt(content.size() - 4)
                .put(content.toByteArray())
                .putInt((int) sum.getValue())
                .array();
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

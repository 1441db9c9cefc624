package redress.intake.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import redress.intake.pictures.ColourProfile;
import redress.intake.pictures.Jpeg;
import redress.intake.pictures.Jpeg2000;
import redress.intake.traces.Objected;
import redress.intake.traces.Objection;
import redress.intake.traces.Trace;

/** A photograph in a PDF is a whole JPEG, which brings its camera and its place along. */
final class PdfPicture {

    private static final Set<String> JPEG = Set.of("DCTDecode", "DCT");
    private static final int LARGEST_PROFILE = 16 * 1024 * 1024;
    private static final int PIECE = 1 << 16;
    private static final int OVERLAP = 32;
    private static final long MOST_LOOKED_AT = 64L * 1024 * 1024;
    private static final List<String> OF_CAMERA = List.of("Exif\0\0", "http://ns.adobe.com/xap/", "Photoshop 3.0\0");
    private static final String JPEG_2000 = "JPXDecode";

    private PdfPicture() {}

    static void strip(COSStream stream, Set<Trace> traces) throws Objected, IOException {
        String last = lastFilter(stream.getFilters());
        if (JPEG.contains(last)) {
            byte[] picture = encoded(stream, last);
            byte[] clean = jpeg(picture, traces);
            if (!Arrays.equals(picture, clean)) {
                replace(stream, clean, COSName.DCT_DECODE);
            }
        } else if (last.equals(JPEG_2000)) {
            replace(stream, Jpeg2000.strip(encoded(stream, last), traces), COSName.JPX_DECODE);
        } else if (stream.containsKey(COSName.N) && !stream.containsKey(COSName.TYPE)) {
            profile(stream, traces);
        }
    }

    /** A small photograph may stand between the commands that draw a page. */
    static void refuseBetweenCommands(COSDictionary each) throws Objected {
        if (each instanceof COSStream stream
                && !each.containsKey("Length1")
                && !COSName.IMAGE.equals(each.getCOSName(COSName.SUBTYPE))) {
            refuseTelling(stream);
        }
    }

    private static void refuseTelling(COSStream stream) throws Objected {
        byte[] piece = new byte[PIECE + OVERLAP];
        try (InputStream in = stream.createInputStream()) {
            int length = 0;
            for (long all = 0; all < MOST_LOOKED_AT; all += PIECE) {
                int read = in.readNBytes(piece, length, piece.length - length);
                String text = new String(piece, 0, length + read, StandardCharsets.ISO_8859_1);
                if (OF_CAMERA.stream().anyMatch(text::contains)) {
                    throw new Objected(Objection.UNKNOWN_PICTURE);
                }
                if (length + read < piece.length) {
                    return;
                }
                System.arraycopy(piece, PIECE, piece, 0, OVERLAP);
                length = OVERLAP;
            }
        } catch (IOException e) {
            // What cannot be unpacked is not drawn either.
        }
    }

    /** Programs show pictures that are not quite as they should be; one that holds no words is left as it is. */
    private static byte[] jpeg(byte[] picture, Set<Trace> traces) throws Objected {
        try {
            return Jpeg.strip(picture, traces);
        } catch (Objected e) {
            if (tells(picture)) {
                throw e;
            }
            return picture;
        }
    }

    private static void profile(COSStream stream, Set<Trace> traces) throws IOException {
        byte[] profile;
        try (InputStream in = stream.createInputStream()) {
            profile = in.readNBytes(LARGEST_PROFILE);
        }
        if (ColourProfile.isOne(profile)) {
            // Without a profile that can be read, colours are taken as they usually are.
            byte[] clean = ColourProfile.strip(profile, traces).orElse(new byte[0]);
            stream.removeItem(COSName.DECODE_PARMS);
            try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
                out.write(clean);
            }
        }
    }

    /** Whether any segment can hold words. */
    private static boolean tells(byte[] picture) {
        String all = new String(picture, StandardCharsets.ISO_8859_1);
        return all.contains("\u00ff\u00e1")
                || all.contains("\u00ff\u00ed")
                || all.contains("\u00ff\u00fe")
                || all.contains("Exif\0")
                || all.contains("MPF\0");
    }

    private static String lastFilter(COSBase filters) {
        COSBase last = filters instanceof COSArray all && all.size() > 0 ? all.getObject(all.size() - 1) : filters;
        return last instanceof COSName name ? name.getName() : "";
    }

    private static byte[] encoded(COSStream stream, String last) throws IOException {
        try (InputStream in = new PDStream(stream).createInputStream(List.of(last))) {
            return in.readAllBytes();
        }
    }

    private static void replace(COSStream stream, byte[] content, COSName filter) throws IOException {
        COSBase parms = stream.getDictionaryObject(COSName.DECODE_PARMS);
        if (parms instanceof COSArray all && all.size() > 0) {
            stream.setItem(COSName.DECODE_PARMS, all.getObject(all.size() - 1));
        }
        stream.setItem(COSName.FILTER, filter);
        try (OutputStream out = stream.createRawOutputStream()) {
            out.write(content);
        }
    }
}

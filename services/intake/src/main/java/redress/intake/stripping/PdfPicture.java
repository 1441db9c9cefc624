package redress.intake.stripping;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.common.PDStream;

/** A photograph in a PDF is a whole JPEG, which brings its camera and its place along. */
final class PdfPicture {

    private static final Set<String> JPEG = Set.of("DCTDecode", "DCT");
    private static final String JPEG_2000 = "JPXDecode";

    private PdfPicture() {}

    static void strip(COSStream stream, Set<Trace> traces) throws Objected, IOException {
        String last = lastFilter(stream.getFilters());
        if (JPEG.contains(last)) {
            byte[] picture = encoded(stream, last);
            if (tells(picture)) {
                replace(stream, Jpeg.strip(picture, traces), COSName.DCT_DECODE);
            }
        } else if (last.equals(JPEG_2000)) {
            byte[] picture = encoded(stream, last);
            if (jpeg2000Tells(picture)) {
                throw new Objected(Objection.UNKNOWN_PICTURE);
            }
        }
    }

    /** Whether any segment can hold words: most pictures in a PDF have none, and are best left untouched. */
    private static boolean tells(byte[] picture) {
        String all = new String(picture, StandardCharsets.ISO_8859_1);
        return all.contains("\u00ff\u00e1")
                || all.contains("\u00ff\u00ed")
                || all.contains("\u00ff\u00fe")
                || all.contains("Exif\0")
                || all.contains("MPF\0");
    }

    /** Whether one of its outer boxes holds words. */
    private static boolean jpeg2000Tells(byte[] picture) {
        ByteBuffer in = ByteBuffer.wrap(picture);
        int at = 0;
        while (at + 8 <= picture.length && picture[at] != (byte) 0xFF) {
            long length = in.getInt(at) & 0xFFFFFFFFL;
            String type = new String(picture, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (Set.of("uuid", "xml ", "uinf", "asoc").contains(type)) {
                return true;
            }
            if (length < 8 || length > picture.length - at) {
                return false;
            }
            at += (int) length;
        }
        return false;
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

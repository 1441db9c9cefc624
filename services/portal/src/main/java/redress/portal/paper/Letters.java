package redress.portal.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The font of a PDF, Liberation Sans, which comes with PDFBox, and what it has no letters for. It is written from left to right and letter
 * by letter, so scripts that are not written so count as missing even where the font has some of their letters.
 */
final class Letters {

    /** Stands for a letter that the font lacks. */
    static final String MISSING = "\u25A1";

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final Set<Character.UnicodeScript> WRITTEN = EnumSet.of(
            Character.UnicodeScript.LATIN,
            Character.UnicodeScript.GREEK,
            Character.UnicodeScript.CYRILLIC,
            Character.UnicodeScript.COMMON,
            Character.UnicodeScript.INHERITED);

    private final CmapLookup glyphs;

    Letters() {
        try (TrueTypeFont font = font()) {
            glyphs = font.getUnicodeCmapLookup();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Without ligatures, for which PDFBox would do most of its work. */
    static TrueTypeFont font() throws IOException {
        try (InputStream file = Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT), FONT)) {
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file));
            font.setEnableGsub(false);
            return font;
        }
    }

    /** The text with a box in place of each letter that is missing. What has no shape of its own is left out. */
    String shown(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(letter -> {
            if (letter == '\n' || letter == '\t' || has(letter)) {
                shown.appendCodePoint(letter);
            } else if (!isUnseen(letter)) {
                shown.append(MISSING);
            }
        });
        return shown.toString();
    }

    private boolean has(int letter) {
        return WRITTEN.contains(Character.UnicodeScript.of(letter))
                && !isUnseen(letter)
                && glyphs.getGlyphId(letter) != 0;
    }

    /** What only says how others are shown, such as a joiner or a variation of an emoji. */
    private static boolean isUnseen(int letter) {
        int type = Character.getType(letter);
        return type == Character.FORMAT || type == Character.CONTROL || letter >= 0xFE00 && letter <= 0xFE0F;
    }
}

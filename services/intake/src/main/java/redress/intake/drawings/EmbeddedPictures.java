package redress.intake.drawings;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redress.intake.pdf.CleanPdf;
import redress.intake.pictures.Gif;
import redress.intake.pictures.Jpeg;
import redress.intake.pictures.Png;
import redress.intake.pictures.WebP;
import redress.intake.traces.EmbeddedFiles;
import redress.intake.traces.Objected;
import redress.intake.traces.Objection;
import redress.intake.traces.Trace;

/** Strips a picture inside another file, by what its bytes say it is. */
public final class EmbeddedPictures {

    private static final Pattern DATA = Pattern.compile("(?is)data:image/[^;,]*;base64,(.*)");

    private EmbeddedPictures() {}

    /** @return empty if it is of a kind that cannot be cleaned */
    public static Optional<byte[]> strip(byte[] content, Set<Trace> traces) throws Objected {
        if (EmbeddedFiles.starts(content, 0xFF, 0xD8, 0xFF)) {
            return Optional.of(Jpeg.strip(content, traces));
        }
        if (EmbeddedFiles.starts(content, 0x89, 'P', 'N', 'G')) {
            return Optional.of(Png.strip(content, traces));
        }
        if (EmbeddedFiles.starts(content, 'G', 'I', 'F', '8')) {
            return Gif.strip(content, traces);
        }
        if (EmbeddedFiles.starts(content, 'B', 'M')) {
            return Bitmap.strip(content, traces);
        }
        if (EmbeddedFiles.starts(content, 1, 0, 0, 0)) {
            return EnhancedMetafile.strip(content, traces);
        }
        if (WebP.begins(content)) {
            return WebP.strip(content, traces);
        }
        if (EmbeddedFiles.starts(content, '%', 'P', 'D', 'F', '-')) {
            return Optional.of(CleanPdf.strip(content, traces));
        }
        if (StarViewMetafile.begins(content)) {
            return StarViewMetafile.strip(content, traces);
        }
        return WindowsMetafile.begins(content) ? WindowsMetafile.strip(content, traces) : Optional.empty();
    }

    /**
     * A picture written as text.
     *
     * @throws Objected if it cannot be cleaned
     */
    public static String strip(String base64, Set<Trace> traces) throws Objected {
        try {
            byte[] content = Base64.getMimeDecoder().decode(base64);
            return Base64.getEncoder()
                    .encodeToString(strip(content, traces).orElseThrow(() -> new Objected(Objection.UNKNOWN_PICTURE)));
        } catch (IllegalArgumentException e) {
            throw new Objected(Objection.UNKNOWN_PICTURE);
        }
    }

    /** A link that is a picture itself. */
    public static String link(String data, Set<Trace> traces) throws Objected {
        Matcher picture = DATA.matcher(data.strip());
        if (!picture.matches()) {
            throw new Objected(Objection.UNKNOWN_PICTURE);
        }
        return data.strip().substring(0, picture.start(1)) + strip(picture.group(1), traces);
    }

    /** Whether bytes that are copied as they are hold what cameras and picture programs write of themselves. */
    static boolean tells(byte[] content) {
        String all = new String(content, StandardCharsets.ISO_8859_1);
        return all.contains("Exif\0\0")
                || all.contains("http://ns.adobe.com/")
                || all.contains("Photoshop 3.0")
                || all.contains("ICC_PROFILE")
                || all.contains("tEXt")
                || all.contains("iTXt")
                || all.contains("zTXt")
                || all.contains("eXIf")
                || all.contains("%%Creator")
                || all.contains("%!PS");
    }
}

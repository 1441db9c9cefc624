package redress.intake.traces;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The kinds of file that are taken. A file is one of them only if its name and its content say the same. */
public enum FileType {
    PDF("application/pdf", Set.of("pdf"), Set.of("application/pdf")),
    JPG("image/jpeg", Set.of("jpg", "jpeg", "jpe", "jfif", "jif"), Set.of("image/jpeg")),
    PNG("image/png", Set.of("png"), Set.of("image/png")),
    DOCX(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Set.of("docx"),
            Set.of("application/zip", "application/x-tika-ooxml")),
    XLSX(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Set.of("xlsx"),
            Set.of("application/zip", "application/x-tika-ooxml")),
    ODT(
            "application/vnd.oasis.opendocument.text",
            Set.of("odt"),
            Set.of("application/zip", "application/vnd.oasis.opendocument.text")),
    /** Whatever it looks like, such as a mail or a page that was copied: text is what decodes as text. */
    TXT("text/plain", Set.of("txt", "text"), Set.of()),
    EML("message/rfc822", Set.of("eml"), Set.of("message/rfc822"));

    public static final String NAMES = "PDF, JPG, PNG, DOCX, XLSX, ODT, TXT or EML";

    private final String mediaType;
    private final Set<String> endings;
    private final Set<String> detected;

    /** @param detected what the content alone may be found to be; office files are then looked into */
    FileType(String mediaType, Set<String> endings, Set<String> detected) {
        this.mediaType = mediaType;
        this.endings = endings;
        this.detected = detected;
    }

    public static Optional<FileType> ofName(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        for (FileType type : values()) {
            if (name.contains(".") && type.endings.contains(ending)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** @throws IllegalArgumentException if no file that was ever taken is of this type */
    public static FileType ofMediaType(String mediaType) {
        for (FileType type : values()) {
            if (type.mediaType.equals(mediaType)) {
                return type;
            }
        }
        throw new IllegalArgumentException(mediaType);
    }

    /** The ending that a name made up for such a file gets. */
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean allows(String detectedMediaType) {
        return detected.contains(detectedMediaType);
    }

    public String mediaType() {
        return mediaType;
    }

    public boolean isOffice() {
        return this == DOCX || this == XLSX || this == ODT;
    }
}

package redress.intake.attachments;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.springframework.core.io.InputStreamSource;

/**
 * Looks into an office file, which is a zip archive: it must hold what its type holds, no macros, and nothing that swells beyond
 * measure when unpacked. Nothing is written to disk.
 */
final class OfficeFile {

    static final int MAX_ENTRIES = 1_000;
    static final long MAX_UNPACKED = 200L * 1024 * 1024;
    private static final String ODT_MIME = "application/vnd.oasis.opendocument.text";

    private OfficeFile() {}

    /** @return why it is refused, in words for the person who uploads it */
    static Optional<String> check(FileType type, InputStreamSource content) throws IOException {
        Set<String> names = new HashSet<>();
        String mimeEntry = "";
        long unpacked = 0;
        byte[] buffer = new byte[16 * 1024];
        try (InputStream raw = content.getInputStream();
                ZipInputStream zip = new ZipInputStream(raw)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (names.size() >= MAX_ENTRIES || name.length() > 500) {
                    return Optional.of("The file has too many parts. Save it as PDF and upload that.");
                }
                if (name.toLowerCase(Locale.ROOT).endsWith("vbaproject.bin")) {
                    return Optional.of("The file holds macros. Save it without them, or as PDF, and upload that.");
                }
                names.add(name);
                for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
                    if (name.equals("mimetype") && unpacked == 0 && n > 0 && mimeEntry.isEmpty()) {
                        mimeEntry = new String(buffer, 0, Math.min(n, 100), StandardCharsets.US_ASCII);
                    }
                    unpacked += n;
                    if (unpacked > MAX_UNPACKED) {
                        return Optional.of("The file is too large when unpacked. Save it as PDF and upload that.");
                    }
                }
            }
        } catch (ZipException | IllegalArgumentException | EOFException e) {
            return Optional.of("The file is damaged. Save it again, or as PDF, and upload that.");
        }
        boolean whole = switch (type) {
            case DOCX -> names.contains("[Content_Types].xml") && names.contains("word/document.xml");
            case XLSX -> names.contains("[Content_Types].xml") && names.contains("xl/workbook.xml");
            case ODT -> mimeEntry.equals(ODT_MIME) && names.contains("content.xml");
            default -> false;
        };
        return whole
                ? Optional.empty()
                : Optional.of("The content of the file is not what its name says. Save it as PDF and upload that.");
    }
}

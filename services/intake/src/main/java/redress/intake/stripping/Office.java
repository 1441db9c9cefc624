package redress.intake.stripping;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * Writes an office file anew, part by part: what is seen is kept, what tells of its makers is emptied or left out, together with what
 * refers to it. One part at a time is unpacked.
 */
final class Office {

    /** Fixed, since the time at which it was packed tells something too. */
    private static final long PACKED_AT = 315_532_800_000L;

    private final FileType type;
    private final Set<Trace> traces;
    private final OfficeParts parts;
    private final Set<String> written = new HashSet<>();

    private Office(FileType type, Set<Trace> traces) {
        this.type = type;
        this.traces = traces;
        this.parts = new OfficeParts(type);
    }

    static byte[] strip(FileType type, byte[] file, Set<Trace> traces) throws Objected {
        try (Archive archive = new Archive(file)) {
            return new Office(type, traces).run(archive, file.length);
        } catch (IOException e) {
            throw new Objected(Objection.DAMAGED_ARCHIVE);
        }
    }

    private byte[] run(Archive archive, int size) throws Objected, IOException {
        for (ZipArchiveEntry entry : archive.entries()) {
            parts.check(entry.getName());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(size);
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipArchiveEntry entry : archive.entries()) {
                if (!entry.isDirectory()) {
                    byte[] content = archive.read(entry);
                    OfficeParts.Part part = parts.part(entry.getName());
                    part.trace().filter(trace -> content.length > 0).ifPresent(traces::add);
                    if (part.kept()) {
                        write(zip, entry.getName(), stripped(entry.getName(), part, content));
                    } else {
                        refuseDangerous(entry.getName(), content);
                    }
                }
            }
        }
        if (!written.containsAll(parts.required())) {
            throw new Objected(Objection.NOT_ITS_NAME);
        }
        return out.toByteArray();
    }

    private byte[] stripped(String name, OfficeParts.Part part, byte[] content) throws Objected {
        refuseDangerous(name, content);
        if (name.equals("mimetype")) {
            if (!new String(content, StandardCharsets.US_ASCII).strip().equals(type.mediaType())) {
                throw new Objected(Objection.NOT_ITS_NAME);
            }
            return content;
        }
        if (part.emptied().isPresent()) {
            traces.addAll(OfficeXml.properties(content));
            return part.emptied().get().getBytes(StandardCharsets.UTF_8);
        }
        if (part.xml()) {
            return new OfficeXml(name, parts, traces).strip(content);
        }
        return picture(name, content);
    }

    private static void refuseDangerous(String name, byte[] content) throws Objected {
        if (EmbeddedFiles.isOldOffice(content)) {
            throw new Objected(Objection.OBJECTS);
        }
        if (!OfficeParts.isXml(name) && EmbeddedFiles.isProgram(name, content)) {
            throw new Objected(Objection.PROGRAM_INSIDE);
        }
    }

    private byte[] picture(String name, byte[] content) throws Objected {
        switch (EmbeddedFiles.picture(content).map(Enum::name).orElse("")) {
            case "JPG" -> {
                return Jpeg.strip(content, traces);
            }
            case "PNG" -> {
                return Png.strip(content, traces);
            }
            default -> {
                if (parts.isPicture(name) && !Set.of("gif", "bmp", "emf", "wmf").contains(EmbeddedFiles.ending(name))) {
                    throw new Objected(Objection.UNKNOWN_PICTURE);
                }
                return content;
            }
        }
    }

    /** The type of an OpenDocument file has to be readable without unpacking it. */
    private void write(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(PACKED_AT);
        if (name.equals("mimetype")) {
            CRC32 sum = new CRC32();
            sum.update(content);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCompressedSize(content.length);
            entry.setCrc(sum.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
        written.add(name);
    }
}

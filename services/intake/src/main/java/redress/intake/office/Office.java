package redress.intake.office;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.namespace.QName;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import redress.intake.drawings.EmbeddedPictures;
import redress.intake.traces.EmbeddedFiles;
import redress.intake.traces.FileType;
import redress.intake.traces.Objected;
import redress.intake.traces.Objection;
import redress.intake.traces.Trace;

/**
 * Writes an office file anew, part by part: what is seen is kept, what tells of its makers is emptied or left out, together with what
 * refers to it. One part at a time is unpacked.
 */
public final class Office {

    /** Fixed, since the time at which it was packed tells something too. */
    private static final long PACKED_AT = 315_532_800_000L;

    private static final String MIMETYPE = "mimetype";

    private final FileType type;
    private final Set<Trace> traces;
    private final OfficeParts parts;
    private final Set<String> written = new HashSet<>();
    private boolean main;
    private boolean unknown;
    private boolean unknownPicture;

    private Office(FileType type, Set<Trace> traces) {
        this.type = type;
        this.traces = traces;
        this.parts = new OfficeParts();
    }

    public static byte[] strip(FileType type, byte[] file, Set<Trace> traces) throws Objected {
        try (Archive archive = new Archive(file)) {
            return new Office(type, traces).run(archive, file.length);
        } catch (IOException e) {
            throw new Objected(Objection.DAMAGED_ARCHIVE);
        }
    }

    private byte[] run(Archive archive, int size) throws Objected, IOException {
        for (ZipArchiveEntry entry : archive.entries()) {
            parts.check(entry.getName());
            if (type != FileType.ODT && OfficeRelationships.isOne(entry.getName())) {
                OfficeRelationships.read(entry.getName(), archive.read(entry), parts);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(size);
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipArchiveEntry entry : archive.entries()) {
                if (!entry.isDirectory()) {
                    byte[] content = archive.read(entry);
                    Optional<Trace> gone = parts.gone(entry.getName());
                    if (gone.isEmpty()) {
                        copy(zip, entry.getName(), content);
                    } else {
                        gone.filter(trace -> content.length > 0).ifPresent(traces::add);
                        refuseDangerous(entry.getName(), content);
                    }
                }
            }
        }
        if (!main || !written.contains(type == FileType.ODT ? MIMETYPE : "[Content_Types].xml")) {
            throw new Objected(Objection.NOT_ITS_NAME);
        }
        if (unknownPicture || unknown) {
            throw new Objected(unknownPicture ? Objection.UNKNOWN_PICTURE : Objection.UNKNOWN_PART);
        }
        return out.toByteArray();
    }

    private void copy(ZipOutputStream zip, String name, byte[] content) throws Objected, IOException {
        refuseDangerous(name, content);
        if (name.equals(MIMETYPE)) {
            if (!new String(content, StandardCharsets.US_ASCII).strip().equals(type.mediaType())) {
                throw new Objected(Objection.NOT_ITS_NAME);
            }
            write(zip, name, content);
        } else if (OfficeKinds.isXml(name, content)) {
            xml(zip, name, content);
        } else {
            write(zip, name, OfficeKinds.isFont(name) ? content : picture(name, content));
        }
    }

    private void xml(ZipOutputStream zip, String name, byte[] content) throws Objected, IOException {
        QName root = OfficeXml.root(content);
        main |= OfficeKinds.isMain(type, name, root);
        Optional<String> emptied = OfficeKinds.emptied(name, root, content);
        if (emptied.isPresent()) {
            traces.addAll(OfficeXml.properties(content));
            write(zip, name, emptied.get().getBytes(StandardCharsets.UTF_8));
            return;
        }
        unknown |= !OfficeKinds.isKnown(name, root);
        begin(zip, new ZipEntry(name));
        new OfficeXml(name, root, parts, traces).strip(content, zip);
        zip.closeEntry();
    }

    private static void refuseDangerous(String name, byte[] content) throws Objected {
        if (EmbeddedFiles.isOldOffice(content)) {
            throw new Objected(Objection.OBJECTS);
        }
        if (!OfficeKinds.isXml(name) && EmbeddedFiles.isProgram(name, content)) {
            throw new Objected(Objection.PROGRAM_INSIDE);
        }
    }

    private byte[] picture(String name, byte[] content) throws Objected {
        Optional<byte[]> picture = EmbeddedPictures.strip(content, traces);
        // Whatever else is wrong with the file is said first, since it may be why the file is not taken at all.
        unknown |= picture.isEmpty() && !OfficeKinds.isPicture(name);
        unknownPicture |= picture.isEmpty() && OfficeKinds.isPicture(name);
        return picture.orElse(content);
    }

    /** The type of an OpenDocument file has to be readable without unpacking it. */
    private void write(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        if (name.equals(MIMETYPE)) {
            CRC32 sum = new CRC32();
            sum.update(content);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCompressedSize(content.length);
            entry.setCrc(sum.getValue());
        }
        begin(zip, entry);
        zip.write(content);
        zip.closeEntry();
    }

    private void begin(ZipOutputStream zip, ZipEntry entry) throws IOException {
        entry.setTime(PACKED_AT);
        zip.putNextEntry(entry);
        written.add(entry.getName());
    }
}

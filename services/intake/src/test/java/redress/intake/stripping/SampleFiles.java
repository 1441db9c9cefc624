package redress.intake.stripping;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Calendar;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.commons.imaging.formats.jpeg.exif.ExifRewriter;
import org.apache.commons.imaging.formats.tiff.constants.ExifTagConstants;
import org.apache.commons.imaging.formats.tiff.constants.TiffTagConstants;
import org.apache.commons.imaging.formats.tiff.write.TiffOutputSet;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;

/** Files that say everything about an invented person: whatever identifies her holds the canary. */
public final class SampleFiles {

    public static final String CANARY = "Canary5309";
    static final String W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    private SampleFiles() {}

    static BufferedImage picture() {
        BufferedImage picture = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 40; x++) {
            for (int y = 0; y < 30; y++) {
                picture.setRGB(x, y, x * 6 << 16 | y * 8 << 8 | (x * y) & 0xFF);
            }
        }
        return picture;
    }

    static byte[] plain(String format) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(picture(), format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A photograph with artist, camera, day and place. */
    public static byte[] photo() {
        return photo(1);
    }

    static byte[] photo(int side) {
        try {
            TiffOutputSet set = new TiffOutputSet();
            set.getOrCreateRootDirectory().add(TiffTagConstants.TIFF_TAG_ARTIST, "Artist " + CANARY);
            set.getOrCreateRootDirectory().add(TiffTagConstants.TIFF_TAG_MODEL, "Model " + CANARY);
            set.getOrCreateRootDirectory().add(TiffTagConstants.TIFF_TAG_ORIENTATION, (short) side);
            set.getOrCreateExifDirectory().add(ExifTagConstants.EXIF_TAG_DATE_TIME_ORIGINAL, "2026:03:31 10:00:00");
            set.setGpsInDegrees(0.33, 51.48);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new ExifRewriter().updateExifMetadataLossless(plain("jpg"), out, set);
            byte[] xmp = text("http://ns.adobe.com/xap/1.0/\0<x><dc:creator>" + CANARY + "</dc:creator></x>");
            byte[] iptc = text("Photoshop 3.0\08BIM" + CANARY);
            return withSegments(out.toByteArray(), 0xE1, xmp, 0xED, iptc, 0xFE, text("Comment by " + CANARY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] withSegments(byte[] jpeg, Object... markersAndContents) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        for (int i = 0; i < markersAndContents.length; i += 2) {
            byte[] content = (byte[]) markersAndContents[i + 1];
            out.write(0xFF);
            out.write((Integer) markersAndContents[i]);
            out.write(content.length + 2 >> 8);
            out.write(content.length + 2);
            out.writeBytes(content);
        }
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    static byte[] png() {
        byte[] plain = plain("png");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int header = 8 + 25;
        out.write(plain, 0, header);
        chunk(out, "tEXt", text("Author\0" + CANARY));
        chunk(out, "iTXt", text("XML:com.adobe.xmp\0\0\0\0\0<x>exif:GPSLatitude " + CANARY + "</x>"));
        chunk(out, "tIME", new byte[7]);
        chunk(out, "prVt", text(CANARY));
        out.write(plain, header, plain.length - header);
        return out.toByteArray();
    }

    /** A picture with one more chunk. */
    static byte[] png(String type, byte[] content) {
        byte[] plain = plain("png");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int header = 8 + 25;
        out.write(plain, 0, header);
        chunk(out, type, content);
        out.write(plain, header, plain.length - header);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(text(type));
        sum.update(content);
        out.writeBytes(ByteBuffer.allocate(12 + content.length)
                .putInt(content.length)
                .put(text(type))
                .put(content)
                .putInt((int) sum.getValue())
                .array());
    }

    /** A PDF of one page that is changed before it is stored. */
    interface Change {
        void to(PDDocument document) throws IOException;
    }

    public static byte[] pdf() {
        return pdf(document -> {});
    }

    static byte[] pdf(Change change) {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.newLineAtOffset(50, 700);
                content.showText("The grant ends in March.");
                content.endText();
                content.drawImage(PDImageXObject.createFromByteArray(document, photo(), "photo"), 50, 500);
            }
            document.getDocumentInformation().setAuthor("Author " + CANARY);
            document.getDocumentInformation().setCreationDate(Calendar.getInstance());
            document.getDocumentCatalog().setMetadata(new PDMetadata(document));
            document.getDocumentCatalog().getMetadata().importXMPMetadata(text("<x>" + CANARY + "</x>"));
            PDAnnotationText remark = new PDAnnotationText();
            remark.setTitlePopup("Remark by " + CANARY);
            remark.setContents("See page 2");
            page.getAnnotations().add(remark);
            change.to(document);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A letter with an author, tracked changes, a comment and a photograph. */
    public static byte[] docx(String... more) {
        String[] parts = {
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" "
                    + "ContentType=\"application/xml\"/><Override PartName=\"/docProps/custom.xml\" ContentType=\"x\"/><Override "
                    + "PartName=\"/word/people.xml\" ContentType=\"y\"/></Types>",
            "_rels/.rels",
            relationships("officeDocument", "word/document.xml", "custom-properties", "docProps/custom.xml"),
            "docProps/core.xml",
            "<c:coreProperties xmlns:c=\"c\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator>" + CANARY
                    + "</dc:creator><c:lastModifiedBy>" + CANARY + "</c:lastModifiedBy></c:coreProperties>",
            "docProps/app.xml",
            "<Properties><Template>" + CANARY + ".dotx</Template><Company>" + CANARY + "</Company></Properties>",
            "docProps/custom.xml",
            "<Properties><p>" + CANARY + "</p></Properties>",
            "word/document.xml",
            "<w:document " + W + "><!-- " + CANARY + " --><w:body><w:p w:rsidR=\"00AB5309\"><w:ins w:author=\"" + CANARY
                    + "\" w:date=\"2026-03-31T10:00:00Z\"><w:r><w:t xml:space=\"preserve\">The grant ends &amp; that in March. "
                    + "</w:t></w:r></w:ins><w:del w:id=\"1\" w:author=\"" + CANARY
                    + "\"><w:r><w:delText>April</w:delText></w:r></w:del>"
                    + "</w:p></w:body></w:document>",
            "word/comments.xml",
            "<w:comments " + W + "><w:comment w:author=\"" + CANARY
                    + "\" w:initials=\"Canary5309\"><w:p><w:r><w:t>Is that so?"
                    + "</w:t></w:r></w:p></w:comment></w:comments>",
            "word/people.xml",
            "<w:people " + W + ">" + CANARY + "</w:people>",
            "word/settings.xml",
            "<w:settings " + W + "><w:rsids><w:rsidRoot w:val=\"" + CANARY
                    + "\"/></w:rsids><w:zoom w:percent=\"100\"/></w:settings>",
            "word/_rels/document.xml.rels",
            relationships("comments", "comments.xml", "people", "people.xml", "image", "media/image1.jpeg")
        };
        return zip(parts, new Object[] {"word/media/image1.jpeg", photo()}, more);
    }

    static String relationships(String... typesAndTargets) {
        StringBuilder all = new StringBuilder(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
        for (int i = 0; i < typesAndTargets.length; i += 2) {
            all.append("<Relationship Id=\"r")
                    .append(i)
                    .append("\" Type=\"http://x/relationships/")
                    .append(typesAndTargets[i])
                    .append("\" Target=\"")
                    .append(typesAndTargets[i + 1])
                    .append("\"/>");
        }
        return all.append("</Relationships>").toString();
    }

    static byte[] xlsx(String... more) {
        String[] parts = {
            "[Content_Types].xml",
            "<Types/>",
            "xl/workbook.xml",
            "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:x=\"http://schemas.microsoft.com/"
                    + "office/spreadsheetml/2010/11/ac\"><fileSharing userName=\"" + CANARY
                    + "\"/><x:absPath url=\"C:\\Users\\"
                    + CANARY + "\"/><sheets/></workbook>",
            "xl/comments1.xml",
            "<comments xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><authors><author>" + CANARY
                    + "</author></authors><commentList><comment><text><r><t>" + CANARY
                    + ":</t></r><r><t>Too little</t></r></text>"
                    + "</comment></commentList></comments>",
            "xl/persons/person.xml",
            "<personList><person displayName=\"" + CANARY + "\" userId=\"" + CANARY
                    + "\" id=\"{1}\" providerId=\"AD\"/></personList>"
        };
        return zip(parts, new Object[0], more);
    }

    static byte[] odt(String... more) {
        String[] parts = {
            "mimetype",
            "application/vnd.oasis.opendocument.text",
            "content.xml",
            "<o:document-content xmlns:o=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                    + "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><o:change-info><dc:creator>"
                    + CANARY
                    + "</dc:creator><dc:date>2026-03-31T10:00:00</dc:date></o:change-info><text:p>The grant ends <text:date>in March"
                    + "</text:date>.</text:p></o:document-content>",
            "meta.xml",
            "<m><meta:initial-creator xmlns:meta=\"m\">" + CANARY + "</meta:initial-creator></m>",
            "settings.xml",
            "<s xmlns:config=\"c\"><config:config-item config:name=\"PrinterName\">" + CANARY
                    + "</config:config-item></s>",
            "Thumbnails/thumbnail.png",
            CANARY,
            "META-INF/manifest.xml",
            "<m:manifest xmlns:m=\"m\"><m:file-entry m:full-path=\"Thumbnails/thumbnail.png\"/><m:file-entry m:full-path=\"content.xml\"/>"
                    + "</m:manifest>"
        };
        return zip(parts, new Object[0], more);
    }

    static byte[] zip(String... namesAndTexts) {
        return zip(namesAndTexts, new Object[0]);
    }

    private static byte[] zip(String[] namesAndTexts, Object[] namesAndBytes, String... more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                put(zip, namesAndTexts[i], namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
            for (int i = 0; i < namesAndBytes.length; i += 2) {
                put(zip, (String) namesAndBytes[i], (byte[]) namesAndBytes[i + 1]);
            }
            for (int i = 0; i < more.length; i += 2) {
                put(zip, more[i], text(more[i + 1]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

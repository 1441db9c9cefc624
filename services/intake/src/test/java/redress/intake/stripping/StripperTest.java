package redress.intake.stripping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static redress.intake.stripping.SampleFiles.CANARY;
import static redress.intake.stripping.SampleFiles.docx;
import static redress.intake.stripping.SampleFiles.odt;
import static redress.intake.stripping.SampleFiles.pdf;
import static redress.intake.stripping.SampleFiles.photo;
import static redress.intake.stripping.SampleFiles.relationships;
import static redress.intake.stripping.SampleFiles.text;
import static redress.intake.stripping.SampleFiles.xlsx;
import static redress.intake.stripping.SampleFiles.zip;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.commons.imaging.Imaging;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import redress.intake.office.Archive;
import redress.intake.traces.FileType;
import redress.intake.traces.Objected;
import redress.intake.traces.Objection;
import redress.intake.traces.Trace;

class StripperTest {

    @Test
    void takesEverythingOutOfAPhotoButThePicture() throws Exception {
        assertThat(latin(photo())).contains(CANARY);
        Stripped stripped = Stripper.strip(FileType.JPG, photo());
        assertThat(latin(stripped.content())).doesNotContain(CANARY, "Exif", "Photoshop", "2026:03:31");
        assertThat(Imaging.getMetadata(stripped.content())).isNull();
        assertThat(stripped.traces())
                .contains(Trace.PLACE, Trace.DEVICE, Trace.DATES, Trace.PEOPLE, Trace.HIDDEN_NOTES, Trace.PROPERTIES);
        assertThat(pixels(stripped.content())).isEqualTo(pixels(photo()));
    }

    @Test
    void keepsWhichSideOfAPhotoIsUp() throws Exception {
        Stripped stripped = Stripper.strip(FileType.JPG, photo(6));
        assertThat(latin(stripped.content())).doesNotContain(CANARY);
        assertThat(Imaging.getMetadata(stripped.content()).getItems()).hasSize(1);
        assertThat(Imaging.getMetadata(stripped.content()).toString()).contains("Orientation: 6");
    }

    @Test
    void leavesOutWhatFollowsThePicture() throws Exception {
        byte[] photo = photo();
        byte[] longer = Arrays.copyOf(photo, photo.length + 1000);
        System.arraycopy(text(CANARY), 0, longer, photo.length + 300, CANARY.length());
        assertThat(latin(Stripper.strip(FileType.JPG, longer).content())).doesNotContain(CANARY);
    }

    @Test
    void takesEverythingOutOfAPngButThePicture() throws Exception {
        Stripped stripped = Stripper.strip(FileType.PNG, SampleFiles.png());
        assertThat(latin(stripped.content())).doesNotContain(CANARY, "tEXt", "iTXt", "tIME");
        assertThat(stripped.traces()).contains(Trace.PEOPLE, Trace.PLACE, Trace.DATES, Trace.PROPERTIES);
        assertThat(pixels(stripped.content())).isEqualTo(pixels(SampleFiles.png()));
    }

    @Test
    void takesPropertiesAndAuthorsOutOfAPdfAndItsPictures() throws Exception {
        byte[] file = pdf(document -> attach(document, "letter.txt", text("A letter by " + CANARY)));
        Stripped stripped = Stripper.strip(FileType.PDF, file);
        try (PDDocument before = Loader.loadPDF(file);
                PDDocument after = Loader.loadPDF(stripped.content())) {
            assertThat(after.getDocumentInformation().getCOSObject().size()).isZero();
            assertThat(after.getDocumentCatalog().getMetadata()).isNull();
            assertThat(after.getDocumentCatalog().getNames().getEmbeddedFiles()).isNull();
            assertThat(after.getPage(0).getAnnotations().get(0).getContents()).isEqualTo("See page 2");
            assertThat(after.getPage(0).getAnnotations().get(0).getCOSObject().containsKey("T"))
                    .isFalse();
            assertThat(new PDFTextStripper().getText(after)).isEqualTo(new PDFTextStripper().getText(before));
        }
        assertThat(latin(uncompressed(stripped.content()))).doesNotContain(CANARY, "Exif", "letter.txt");
        assertThat(stripped.traces())
                .contains(Trace.PEOPLE, Trace.DATES, Trace.PROPERTIES, Trace.FILES_INSIDE, Trace.PLACE);
    }

    @Test
    void takesAuthorsOutOfALetterAndKeepsItsWords() throws Exception {
        Stripped stripped = Stripper.strip(FileType.DOCX, docx());
        Map<String, String> parts = parts(stripped.content());
        assertThat(parts.values()).noneMatch(part -> part.contains(CANARY) || part.contains("00AB5309"));
        assertThat(parts)
                .doesNotContainKeys("word/people.xml", "docProps/custom.xml")
                .containsKeys("word/comments.xml", "word/media/image1.jpeg", "docProps/core.xml");
        assertThat(parts.get("word/document.xml"))
                .contains(
                        "The grant ends &amp; that in March. <",
                        "April",
                        "w:author=\"Author\"",
                        "xml:space=\"preserve\"");
        assertThat(parts.get("word/comments.xml")).contains("Is that so?");
        assertThat(parts.get("word/settings.xml")).contains("w:zoom").doesNotContain("rsid");
        assertThat(parts.get("word/_rels/document.xml.rels"))
                .contains("comments.xml")
                .doesNotContain("people");
        assertThat(parts.get("[Content_Types].xml")).doesNotContain("people", "custom");
        assertThat(stripped.traces()).contains(Trace.PEOPLE, Trace.DATES, Trace.PLACE, Trace.FOLDERS);
    }

    @Test
    void takesAuthorsOutOfATableAndItsComments() throws Exception {
        Map<String, String> parts = parts(Stripper.strip(FileType.XLSX, xlsx()).content());
        assertThat(parts.values()).noneMatch(part -> part.contains(CANARY));
        assertThat(parts.get("xl/comments1.xml")).contains("Too little", "Author:");
        assertThat(parts.get("xl/workbook.xml")).contains("sheets");
    }

    @Test
    void takesAuthorsOutOfAnOpenDocument() throws Exception {
        Map<String, String> parts = parts(Stripper.strip(FileType.ODT, odt()).content());
        assertThat(parts.values()).noneMatch(part -> part.contains(CANARY) || part.contains("2026-03-31"));
        assertThat(parts.get("content.xml")).contains("The grant ends ", "in March");
        assertThat(parts).doesNotContainKey("Thumbnails/thumbnail.png");
        assertThat(parts.keySet()).first().isEqualTo("mimetype");
        assertThat(parts.get("META-INF/manifest.xml")).contains("content.xml").doesNotContain("Thumbnails");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(FileType.DOCX, docx("word/vbaProject.bin", "x"), Objection.MACROS),
                Arguments.of(FileType.DOCX, docx("word/VBAPROJECT.BIN", "x"), Objection.MACROS),
                Arguments.of(
                        FileType.DOCX,
                        docx("word/_rels/settings.xml.rels", external("attachedTemplate")),
                        Objection.FETCHES),
                Arguments.of(FileType.DOCX, docx("word/_rels/x.xml.rels", external("oleObject")), Objection.FETCHES),
                Arguments.of(FileType.DOCX, docx("word/_rels/x.xml.rels", external("image")), Objection.FETCHES),
                Arguments.of(FileType.DOCX, docx("word/_rels/x.xml.rels", external("frame")), Objection.FETCHES),
                Arguments.of(
                        FileType.DOCX,
                        docx("word/_rels/x.xml.rels", relationships("vbaProject", "any.bin")),
                        Objection.MACROS),
                Arguments.of(FileType.DOCX, docx("word/embeddings/a.bin", "MZ is a program"), Objection.PROGRAM_INSIDE),
                Arguments.of(FileType.DOCX, docx("word/media/a.exe", "MZ"), Objection.PROGRAM_INSIDE),
                Arguments.of(
                        FileType.DOCX,
                        docx("word/embeddings/o.bin", "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"),
                        Objection.OBJECTS),
                Arguments.of(
                        FileType.DOCX,
                        docx("word/a.xml", "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>"),
                        Objection.DAMAGED_ARCHIVE),
                Arguments.of(
                        FileType.DOCX,
                        docx(
                                "word/h.xml",
                                "<w:p " + SampleFiles.W
                                        + "><w:instrText>DDE</w:instrText><w:instrText>AUTO c:\\x</w:instrText></w:p>"),
                        Objection.FETCHES),
                Arguments.of(FileType.XLSX, xlsx("xl/connections.xml", "<a/>"), Objection.FETCHES),
                Arguments.of(FileType.ODT, odt("Basic/Standard/Module1.xml", "<a/>"), Objection.MACROS),
                Arguments.of(
                        FileType.ODT,
                        odt(
                                "styles.xml",
                                "<a xmlns:xlink=\"http://www.w3.org/1999/xlink\"><image xlink:href=\"http://a.example/b\"/></a>"),
                        Objection.FETCHES),
                Arguments.of(
                        FileType.DOCX,
                        zip("[Content_Types].xml", "<a/>", "xl/workbook.xml", "<a/>"),
                        Objection.NOT_ITS_NAME),
                Arguments.of(
                        FileType.ODT,
                        zip("mimetype", "application/epub+zip", "content.xml", "<a/>"),
                        Objection.NOT_ITS_NAME),
                Arguments.of(FileType.DOCX, docx("WORD/DOCUMENT.XML", "<a/>"), Objection.TWO_FILES),
                Arguments.of(FileType.DOCX, docx("../evil.xml", "<a/>"), Objection.TWO_FILES),
                Arguments.of(FileType.DOCX, joined(docx(), docx("word/vbaProject.bin", "x")), Objection.TWO_FILES),
                Arguments.of(FileType.DOCX, joined(text("PK is no archive"), docx()), Objection.TWO_FILES),
                Arguments.of(FileType.DOCX, joined(docx(), text("more")), Objection.TWO_FILES),
                Arguments.of(FileType.DOCX, renamedInside(), Objection.TWO_FILES),
                Arguments.of(FileType.DOCX, Arrays.copyOf(docx(), docx().length / 2), Objection.DAMAGED_ARCHIVE),
                Arguments.of(FileType.JPG, joined(photo(), docx()), Objection.TWO_FILES),
                Arguments.of(FileType.PNG, joined(SampleFiles.png(), docx()), Objection.TWO_FILES),
                Arguments.of(FileType.PDF, joined(pdf(), docx()), Objection.TWO_FILES),
                Arguments.of(FileType.TXT, joined(text("Dear council,\n"), docx()), Objection.TWO_FILES),
                Arguments.of(FileType.TXT, text("Dear council,\n%PDF-1.7\n"), Objection.TWO_FILES),
                Arguments.of(
                        FileType.PDF,
                        pdf(d -> d.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"))),
                        Objection.SCRIPTS),
                Arguments.of(
                        FileType.PDF,
                        pdf(d -> d.getDocumentCatalog().setOpenAction(new PDActionLaunch())),
                        Objection.SCRIPTS),
                Arguments.of(FileType.PDF, pdf(d -> attach(d, "letter.exe", text("MZ"))), Objection.PROGRAM_INSIDE),
                Arguments.of(FileType.PDF, pdf(d -> attach(d, "letter.pdf", text("MZ"))), Objection.PROGRAM_INSIDE),
                Arguments.of(FileType.PDF, pdf(StripperTest::locked), Objection.LOCKED),
                Arguments.of(FileType.PDF, text("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"), Objection.DAMAGED),
                Arguments.of(FileType.JPG, Arrays.copyOf(photo(), 200), Objection.DAMAGED),
                Arguments.of(FileType.PNG, Arrays.copyOf(SampleFiles.png(), 200), Objection.DAMAGED),
                Arguments.of(FileType.EML, text("From: a@b.example\nSubject: x\n\nHello"), Objection.NAMES_ITS_SENDER),
                Arguments.of(
                        FileType.EML,
                        text("From: a@b.example\nContent-Type: x; name=\"bill.exe\"\n\nTVo="),
                        Objection.PROGRAM_INSIDE));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void objectsTo(FileType type, byte[] file, Objection objection) {
        assertThatExceptionOfType(Objected.class)
                .isThrownBy(() -> Stripper.strip(type, file))
                .satisfies(objected -> assertThat(objected.objection()).isEqualTo(objection));
    }

    @Test
    void takesLinksToTheWebAndForgetsThoseToFolders() throws Exception {
        String links =
                "<Relationships><Relationship Type=\"x/hyperlink\" Target=\"https://a.example/b\" TargetMode=\"External\"/>"
                        + "<Relationship Type=\"x/hyperlink\" Target=\"file:///C:/Users/Canary5309/a\" TargetMode=\"External\"/></Relationships>";
        Map<String, String> parts = parts(Stripper.strip(FileType.DOCX, docx("word/_rels/x.xml.rels", links))
                .content());
        assertThat(parts.get("word/_rels/x.xml.rels"))
                .contains("https://a.example/b")
                .doesNotContain(CANARY);
    }

    @ParameterizedTest
    @ValueSource(ints = {OfficeSizes.TOO_LARGE, OfficeSizes.TOO_MANY})
    void refusesWhatSwellsWhenUnpacked(int kind) {
        assertThatExceptionOfType(Objected.class)
                .isThrownBy(() -> Stripper.strip(FileType.DOCX, OfficeSizes.archive(kind)))
                .satisfies(
                        objected -> assertThat(objected.objection().refused()).isTrue());
    }

    /** Archives beyond what is unpacked. */
    private static final class OfficeSizes {
        static final int TOO_LARGE = 0;
        static final int TOO_MANY = 1;

        static byte[] archive(int kind) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                byte[] nought = new byte[1024 * 1024];
                for (int i = 0; i <= (kind == TOO_LARGE ? 4 : Archive.MAX_ENTRIES); i++) {
                    zip.putNextEntry(new ZipEntry("word/media/" + i + ".bmp"));
                    for (int n = 0; kind == TOO_LARGE && n < 50; n++) {
                        zip.write(nought);
                    }
                }
            }
            return out.toByteArray();
        }
    }

    private static String external(String type) {
        return relationships(type, "https://evil.example/a").replace("/></", " TargetMode=\"External\"/></");
    }

    private static byte[] renamedInside() {
        byte[] file = docx();
        String all = latin(file);
        int at = all.indexOf("word/comments.xml");
        file[at + 5] = 'C';
        return file;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static void locked(PDDocument document) throws IOException {
        document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
    }

    private static void attach(PDDocument document, String name, byte[] content) throws IOException {
        PDComplexFileSpecification file = new PDComplexFileSpecification(new COSDictionary());
        file.setFile(name);
        file.setEmbeddedFile(new PDEmbeddedFile(document, new ByteArrayInputStream(content), COSName.FLATE_DECODE));
        PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
        files.setNames(Map.of(name, file));
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(files);
        document.getDocumentCatalog().setNames(names);
    }

    private static byte[] uncompressed(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out, CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        }
    }

    private static int[] pixels(byte[] picture) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static Map<String, String> parts(byte[] file) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        }
        return parts;
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}

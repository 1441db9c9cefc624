package redress.intake.stripping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static redress.intake.stripping.SampleFiles.CANARY;
import static redress.intake.stripping.SampleFiles.pdf;
import static redress.intake.stripping.SampleFiles.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Calendar;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import redress.intake.traces.FileType;
import redress.intake.traces.Objected;
import redress.intake.traces.Objection;

/** Names in places of a PDF where one program or another puts them. */
class PdfLeaksTest {

    static Stream<Arguments> places() {
        return Stream.of(
                place("articles", d -> root(d, "Threads", array(dictionary("I", person(), "F", dictionary())))),
                place("base of links", d -> root(d, "URI", dictionary("Base", string("file:///C:/Users/")))),
                place(
                        "whom a layer is for",
                        d -> root(
                                d,
                                "OCProperties",
                                dictionary(
                                        "OCGs",
                                        array(dictionary("Type", COSName.OCG, "Usage", dictionary("User", person()))),
                                        "D",
                                        dictionary("Creator", string(""))))),
                place("parts of a print", d -> root(d, "DPartRoot", dictionary("DPM", person()))),
                place("part of a print", d -> page(d, "DPart", dictionary("DPM", person()))),
                place("keys of programs", d -> root(d, "ITXT", string(""))),
                place("keys of programs on a page", d -> page(d, "Own", string(""))),
                place("keys in the trailer", d -> d.getDocument().getTrailer().setItem("Own", string(""))),
                place(
                        "pages of the web",
                        d -> root(d, "Names", dictionary("URLS", array(string("")), "IDS", person()))),
                place(
                        "remark of a program",
                        d -> page(
                                d,
                                "Annots",
                                array(dictionary(
                                        "Type", COSName.ANNOT, "Subtype", name("Square"), "AAPL:AKExtras", person())))),
                place(
                        "folder of a figure",
                        d -> root(
                                d,
                                "StructTreeRoot",
                                dictionary("K", dictionary("S", name("Figure"), "Alt", string("C:\\Users\\"))))),
                place("picture kept elsewhere", d -> drawn(d, dictionary("OPI", dictionary("F", string(""))))),
                place("page of another document", d -> drawn(d, dictionary("Ref", dictionary("F", string(""))))),
                place(
                        "document that TeX draws",
                        d -> drawn(d, dictionary("PTEX.FileName", string(""), "PTEX.InfoDict", person()))),
                place(
                        "name of a file",
                        d -> drawn(
                                d,
                                dictionary(
                                        "X",
                                        dictionary(
                                                "Type",
                                                name("Filespec"),
                                                "F",
                                                string("C:"),
                                                "UF",
                                                string(""),
                                                "Desc",
                                                string(""))))),
                place(
                        "field that is hidden",
                        d -> page(
                                d,
                                "Annots",
                                array(dictionary(
                                        "Subtype",
                                        name("Widget"),
                                        "FT",
                                        name("Tx"),
                                        "F",
                                        COSInteger.TWO,
                                        "V",
                                        string(""),
                                        "DV",
                                        string(""))))),
                place(
                        "field whose places are hidden",
                        d -> root(
                                d,
                                "AcroForm",
                                dictionary(
                                        "Fields",
                                        array(dictionary(
                                                "T",
                                                COSString.parseHex("41"),
                                                "V",
                                                string(""),
                                                "Kids",
                                                array(dictionary("Subtype", name("Widget"), "F", COSInteger.TWO))))))),
                place(
                        "value that a form begins with",
                        d -> root(
                                d,
                                "AcroForm",
                                dictionary(
                                        "Fields",
                                        array(dictionary(
                                                "FT", name("Tx"), "V", COSString.parseHex("41"), "DV", string("")))))),
                place(
                        "remark that is hidden",
                        d -> page(
                                d,
                                "Annots",
                                array(dictionary(
                                        "Subtype", name("Text"), "F", COSInteger.TWO, "Contents", string(""))))),
                place(
                        "key of a program in a remark",
                        d -> page(
                                d,
                                "Annots",
                                array(dictionary("Subtype", name("Text"), "BSIColumnData", array(string("")))))),
                place(
                        "whom a signature is asked of",
                        d -> root(
                                d,
                                "AcroForm",
                                dictionary(
                                        "Fields",
                                        array(dictionary(
                                                "FT", name("Sig"), "T", COSString.parseHex("41"), "SV", person()))))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void leavesNobodyIn(String place, SampleFiles.Change change) throws Exception {
        byte[] file = pdf(change);
        assertThat(latin(uncompressed(file))).contains(CANARY);
        Stripped stripped = Stripper.strip(FileType.PDF, file);
        assertThat(latin(uncompressed(stripped.content()))).doesNotContain(CANARY);
        assertThat(words(stripped.content())).isEqualTo(words(file));
    }

    @Test
    void cleansTheProfilesOfPictures() throws Exception {
        byte[] file = pdf(d -> {
            COSStream profile = stream(d, PictureLeaksTest.profile(), null);
            profile.setInt(COSName.N, 3);
            drawn(d, dictionary("ColorSpace", array(COSName.ICCBASED, profile)));
        });
        try (PDDocument clean =
                Loader.loadPDF(Stripper.strip(FileType.PDF, file).content())) {
            COSDictionary form = (COSDictionary) clean.getPage(0)
                    .getResources()
                    .getCOSObject()
                    .getCOSDictionary(name("Properties"))
                    .getDictionaryObject("Fx");
            COSStream profile = (COSStream) form.getCOSArray(name("ColorSpace")).getObject(1);
            try (InputStream in = profile.createInputStream()) {
                assertThat(latin(in.readAllBytes())).doesNotContain(CANARY).contains("rXYZ");
            }
        }
    }

    @Test
    void cleansPhotosWhateverTheyHoldAndLeavesOddOnesAlone() throws Exception {
        byte[] plain = SampleFiles.plain("jpg");
        byte[] trailing = Arrays.copyOf(plain, plain.length + CANARY.length());
        System.arraycopy(text(CANARY), 0, trailing, plain.length, CANARY.length());
        byte[] ducky = new byte[plain.length + CANARY.length() + 4];
        System.arraycopy(plain, 0, ducky, 0, 20);
        System.arraycopy(new byte[] {(byte) 0xFF, (byte) 0xEC, 0, (byte) (CANARY.length() + 2)}, 0, ducky, 20, 4);
        System.arraycopy(text(CANARY), 0, ducky, 24, CANARY.length());
        System.arraycopy(plain, 20, ducky, 24 + CANARY.length(), plain.length - 20);
        byte[] odd = new byte[plain.length + 1];
        System.arraycopy(plain, 0, odd, 1, plain.length);
        byte[] file = pdf(d -> drawn(
                d,
                dictionary(
                        "A", stream(d, trailing, COSName.DCT_DECODE),
                        "B", stream(d, ducky, COSName.DCT_DECODE),
                        "C", stream(d, odd, COSName.DCT_DECODE))));
        byte[] clean = uncompressed(Stripper.strip(FileType.PDF, file).content());
        assertThat(latin(clean)).doesNotContain(CANARY).contains(latin(plain), latin(odd));
    }

    @Test
    void objectsToAPhotoBetweenTheCommandsOfAPage() {
        byte[] file = pdf(d -> {
            COSStream page = stream(d, text("q Q "), null);
            try (OutputStream out = page.createOutputStream(COSName.FLATE_DECODE)) {
                out.write(new byte[70_000]);
                out.write(text("BI /W 40 /H 30 /F /DCT ID "));
                out.write(SampleFiles.photo());
                out.write(text(" EI"));
            }
            page(d, "Contents", page);
        });
        assertThatExceptionOfType(Objected.class)
                .isThrownBy(() -> Stripper.strip(FileType.PDF, file))
                .satisfies(objected -> assertThat(objected.objection()).isEqualTo(Objection.UNKNOWN_PICTURE));
    }

    @Test
    void takesAPdfWhosePropertiesAreLikeThoseOfACamera() throws Exception {
        byte[] file = pdf(d -> page(d, "PieceInfo", stream(d, text("http://ns.adobe.com/xap/1.0/ " + CANARY), null)));
        assertThat(latin(Stripper.strip(FileType.PDF, file).content())).doesNotContain(CANARY, "xap");
    }

    @Test
    void leavesEarlierVersionsBehind() throws Exception {
        byte[] file = pdf();
        ByteArrayOutputStream later = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(file)) {
            document.getDocumentInformation().setAuthor("Nobody");
            document.getDocumentInformation().setModificationDate(Calendar.getInstance());
            document.getDocumentInformation().getCOSObject().setNeedToBeUpdated(true);
            document.saveIncremental(later);
        }
        assertThat(later.size()).isGreaterThan(file.length);
        byte[] clean = Stripper.strip(FileType.PDF, later.toByteArray()).content();
        assertThat(latin(clean)).doesNotContain(CANARY, "Nobody").containsOnlyOnce("%%EOF");
    }

    private static Arguments place(String name, SampleFiles.Change change) {
        return Arguments.of(name, change);
    }

    private static void root(PDDocument document, String key, COSBase value) {
        document.getDocumentCatalog().getCOSObject().setItem(key, value);
    }

    private static void page(PDDocument document, String key, COSBase value) {
        document.getPage(0).getCOSObject().setItem(key, value);
    }

    private static void drawn(PDDocument document, COSDictionary more) throws IOException {
        COSStream form = stream(document, text("q Q"), null);
        form.addAll(more);
        form.setItem(COSName.SUBTYPE, COSName.FORM);
        document.getPage(0).getResources().getCOSObject().setItem("Properties", dictionary("Fx", form));
    }

    private static COSStream stream(PDDocument document, byte[] content, COSName filter) throws IOException {
        COSStream stream = document.getDocument().createCOSStream();
        if (filter != null) {
            stream.setItem(COSName.FILTER, filter);
        }
        try (OutputStream out = stream.createRawOutputStream()) {
            out.write(content);
        }
        return stream;
    }

    private static COSDictionary person() {
        return dictionary("Author", string(""), "Name", string(""));
    }

    private static COSString string(String before) {
        return new COSString(before + CANARY);
    }

    private static COSName name(String name) {
        return COSName.getPDFName(name);
    }

    private static COSArray array(COSBase... values) {
        return new COSArray(Arrays.asList(values));
    }

    private static COSDictionary dictionary(Object... keysAndValues) {
        COSDictionary dictionary = new COSDictionary();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            dictionary.setItem((String) keysAndValues[i], (COSBase) keysAndValues[i + 1]);
        }
        return dictionary;
    }

    private static String words(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static byte[] uncompressed(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out, CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        }
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}

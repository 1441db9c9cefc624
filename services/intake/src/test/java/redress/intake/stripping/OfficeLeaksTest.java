package redress.intake.stripping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static redress.intake.stripping.SampleFiles.CANARY;
import static redress.intake.stripping.SampleFiles.docx;
import static redress.intake.stripping.SampleFiles.odt;
import static redress.intake.stripping.SampleFiles.relationships;
import static redress.intake.stripping.SampleFiles.xlsx;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import redress.intake.traces.FileType;
import redress.intake.traces.Objected;
import redress.intake.traces.Objection;

/** Names in places of office files where one program or another puts them. */
class OfficeLeaksTest {

    private static final String CORE = "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/"
            + "metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator>" + CANARY
            + "</dc:creator><cp:lastModifiedBy>" + CANARY + "</cp:lastModifiedBy></cp:coreProperties>";
    private static final String EXTENDED = "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/"
            + "extended-properties\"><Manager>" + CANARY + "</Manager><Company>" + CANARY + "</Company></Properties>";
    private static final String MAIN =
            "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats."
                    + "org/officeDocument/2006/relationships\"";
    private static final String OLD_DRAWING =
            "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-" + "microsoft-com:office:office\">";

    static Stream<Arguments> parts() {
        return Stream.of(
                word("package/services/metadata/core-properties/5309.psmdcp", CORE),
                word("docProps/core2.xml", CORE),
                word("docProps/app2.xml", EXTENDED),
                word("word/core.xml", CORE),
                word("word/extended", EXTENDED),
                word(
                        "word/custom",
                        "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\">"
                                + CANARY + "</Properties>"),
                word("[trash]/0000.dat", CANARY),
                word("__MACOSX/word/._document.xml", CANARY),
                word("word/customizations.xml", wordXml("<w:keymaps>" + CANARY + "</w:keymaps>")),
                word("word/recipientData.xml", wordXml("<w:recipientData>" + CANARY + "</w:recipientData>")),
                word("word/documenttasks/documenttasks1.xml", "<t:Tasks xmlns:t=\"x\">" + CANARY + "</t:Tasks>"),
                table("xl/customProperty1.bin", CANARY),
                table("xl/customProperty/item.bin", CANARY));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void leavesNobodyIn(FileType type, byte[] file) throws Exception {
        Map<String, String> parts = parts(Stripper.strip(type, file).content());
        assertThat(parts).allSatisfy((name, content) -> assertThat(content).doesNotContain(CANARY));
    }

    @Test
    void findsPropertiesByTheRelationshipThatLeadsToThem() throws Exception {
        byte[] file = docx(
                "word/_rels/comments.xml.rels",
                relationships(
                        "thumbnail",
                        "/preview.jpeg",
                        "customXml",
                        "../mine/item.xml",
                        "printerSettings",
                        "p.bin",
                        "classificationlabels",
                        "../label.xml",
                        "hdphoto",
                        "media/hdphoto1.wdp"),
                "preview.jpeg",
                CANARY,
                "mine/item.xml",
                "<a>" + CANARY + "</a>",
                "mine/_rels/item.xml.rels",
                relationships("customXmlProps", "itemProps.xml"),
                "mine/itemProps.xml",
                "<a>" + CANARY + "</a>",
                "word/p.bin",
                CANARY,
                "label.xml",
                "<a>" + CANARY + "</a>",
                "word/media/hdphoto1.wdp",
                CANARY);
        Map<String, String> parts = parts(Stripper.strip(FileType.DOCX, file).content());
        assertThat(parts.values()).noneMatch(part -> part.contains(CANARY));
        assertThat(parts.get("word/_rels/comments.xml.rels")).doesNotContain("<Relationship ");
        assertThat(parts).doesNotContainKeys("mine/_rels/item.xml.rels", "preview.jpeg");
    }

    static Stream<Arguments> unknown() {
        return Stream.of(
                word("word/own.xml", "<own xmlns=\"http://example.org/own\">" + CANARY + "</own>"),
                word("word/own.bin", CANARY),
                word("own/own.dat", CANARY),
                table("xl/model/item.data", CANARY),
                Arguments.of(FileType.ODT, odt("own.xml", "<own>" + CANARY + "</own>")),
                Arguments.of(FileType.ODT, odt("Sounds/sound.mp3", CANARY)));
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void objectsToPartsOfAKindItDoesNotKnow(FileType type, byte[] file) {
        assertThatExceptionOfType(Objected.class)
                .isThrownBy(() -> Stripper.strip(type, file))
                .satisfies(objected -> assertThat(objected.objection()).isEqualTo(Objection.UNKNOWN_PART));
    }

    @Test
    void takesALetterWhoseMainPartHasAnotherName() throws Exception {
        byte[] file = SampleFiles.zip(
                "[Content_Types].xml",
                "<Types/>",
                "word/document2.xml",
                "<w:document " + SampleFiles.W
                        + "><w:body><w:p><w:r><w:t>In March</w:t></w:r></w:p></w:body></w:document>");
        assertThat(parts(Stripper.strip(FileType.DOCX, file).content()).get("word/document2.xml"))
                .contains("In March");
    }

    static Stream<Arguments> places() {
        return Stream.of(
                table(
                        "xl/w.xml",
                        "<workbook " + MAIN + "><customWorkbookViews><customWorkbookView name=\"" + CANARY
                                + " - Personal View\" guid=\"{1}\"/></customWorkbookViews></workbook>"),
                table(
                        "xl/worksheets/sheet1.xml",
                        sheet(
                                "<customSheetViews><customSheetView guid=\"{1}\"/></customSheetViews><scenarios><scenario "
                                        + "name=\"Low\" user=\"" + CANARY + "\" comment=\"Created by " + CANARY
                                        + "\"/></scenarios>"
                                        + "<protectedRanges><protectedRange name=\"a\" securityDescriptor=\""
                                        + CANARY + "\"/></protectedRanges><customProperties><customPr name=\"" + CANARY
                                        + "\" r:id=\"r1\"/></customProperties>")),
                table(
                        "xl/worksheets/sheet2.xml",
                        sheet("<hyperlink ref=\"A1\" location=\"C:\\Users\\" + CANARY
                                + "\\a.docx\" display=\"file:///C:\\Users\\" + CANARY
                                + "\\a.docx\" tooltip=\"\\\\server\\" + CANARY + "\"/><c><f>HYPERLINK(\"C:\\Users\\"
                                + CANARY
                                + "\\a.xlsx\",\"Sum\")</f></c>")),
                table(
                        "xl/worksheets/sheet3.xml",
                        sheet("<webPublishItem destinationFile=\"/home/" + CANARY + "/a.htm\"/>")),
                table("xl/comments2.xml", sheet("<author>" + CANARY + "</author><t>" + CANARY + ":\nToo little</t>")),
                word(
                        "word/header1.xml",
                        wordXml("<w:permStart w:id=\"1\" w:ed=\"DOMAIN\\" + CANARY + "\"/><w:permStart w:ed=\"" + CANARY
                                + "@example.org\"/>")),
                word(
                        "word/header2.xml",
                        wordXml("<w:p><w:fldSimple w:instr=\" HYPERLINK &quot;C:\\\\Users\\\\" + CANARY
                                + "\\\\a.docx&quot; \\o &quot;a&quot; \"/></w:p>")),
                word(
                        "word/header3.xml",
                        field(
                                "HYPERLINK \"C:\\\\Users\\\\Can",
                                "ary5309\\\\a.docx\" \\o \"file:///C:/Users/" + CANARY + "\"")),
                word("word/header4.xml", field("HYPERLINK \"..\\\\..\\\\", CANARY + "\\\\a.docx\"")),
                word("word/header5.xml", field("HYPERLINK C:\\\\Users\\\\" + CANARY + "\\\\a.docx")),
                word(
                        "word/header6.xml",
                        field(
                                "ADDIN ZOTERO_ITEM CSL_CITATION {\"uris\":",
                                "[\"http://zotero.org/users/" + CANARY + "\"]}")),
                word("word/header7.xml", field("DATABASE \\d \"C:\\\\Users\\\\" + CANARY + "\\\\a.mdb\"")),
                word(
                        "word/header8.xml",
                        wordXml("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"><w:fldData>" + CANARY
                                + "</w:fldData></w:fldChar></w:r></w:p>")),
                word(
                        "word/header9.xml",
                        wordXml(
                                "<w:drawing xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:cNvPr "
                                        + "id=\"0\" name=\"" + CANARY + ".jpg\" descr=\"D:\\" + CANARY
                                        + "\\a.jpg\"/></w:drawing>")),
                word("word/drawings/vmlDrawing1.vml", OLD_DRAWING + "<v:imagedata o:title=\"" + CANARY + "\"/></xml>"),
                word("word/drawings/vmlDrawing2.vml", OLD_DRAWING + "<v:shape o:gfxdata=\"" + CANARY + "\"/></xml>"),
                word(
                        "word/charts/chart1.xml",
                        "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:f>'C:\\Users\\"
                                + CANARY + "\\[a.xlsx]Sheet 1'!$A$1</c:f><c:f>[" + CANARY
                                + ".xlsx]Sheet1!$A$1</c:f></c:chartSpace>"),
                word(
                        "word/ink/ink1.xml",
                        "<inkml:ink xmlns:inkml=\"http://www.w3.org/2003/InkML\"><inkml:timestamp timeString=\""
                                + CANARY + "\"/></inkml:ink>"),
                Arguments.of(
                        FileType.ODT,
                        odt(
                                "Object 1/content.xml",
                                "<o:document-content xmlns:o=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:loext="
                                        + "\"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0\" xmlns:svg=\"urn:"
                                        + "oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\"><loext:sender-initials>"
                                        + CANARY + "</loext:sender-initials><svg:desc>/home/" + CANARY
                                        + "/a.jpg</svg:desc></o:document-content>")));
    }

    @ParameterizedTest
    @MethodSource("places")
    void leavesNobodyInThePlacesOfXml(FileType type, byte[] file) throws Exception {
        leavesNobodyIn(type, file);
    }

    @Test
    void keepsWhatFieldsAndLinksAreFor() throws Exception {
        byte[] file = docx(
                "word/header1.xml",
                field("HYPERLINK \"https://a.example/b\" \\o \"See ", "there\""),
                "word/header2.xml",
                field("HYPERLINK \\l \"_Toc", "1\" \\h"),
                "word/header3.xml",
                field("TOC \\o \"1-3\" \\h \\z \\u"),
                "word/header4.xml",
                field("HYPERLINK \"C:\\\\Users\\\\a.docx\" \\o \"See ", "there\""));
        Map<String, String> parts = parts(Stripper.strip(FileType.DOCX, file).content());
        assertThat(parts.get("word/header1.xml"))
                .contains(">HYPERLINK \"https://a.example/b\" \\o \"See </w:instrText>", ">there\"<");
        assertThat(parts.get("word/header2.xml")).contains(">HYPERLINK \\l \"_Toc</w:instrText>", ">1\" \\h<");
        assertThat(parts.get("word/header3.xml")).contains(">TOC \\o \"1-3\" \\h \\z \\u<");
        assertThat(parts.get("word/header4.xml"))
                .contains(">HYPERLINK \"about:blank\" \\o \"See there\"</w:instrText>", "<w:t>Result</w:t>");
    }

    @Test
    void keepsTheFormulasOfATable() throws Exception {
        String formulas =
                "<c><f>SUM(Sales[Amount])+'Year 1'!A1</f></c><c><f>HYPERLINK(\"https://a.example\",\"See\")</f></c>";
        assertThat(parts(Stripper.strip(FileType.XLSX, xlsx("xl/worksheets/sheet1.xml", sheet(formulas)))
                                .content())
                        .get("xl/worksheets/sheet1.xml"))
                .contains(formulas);
    }

    /** Each text would take hours if it were looked at again and again. */
    @Test
    void looksOnceAtWhatRepeatsItself() throws Exception {
        String style = "<svg xmlns=\"http://www.w3.org/2000/svg\"><style>" + "url(".repeat(300_000)
                + " ".repeat(300_000) + "</style></svg>";
        String table = sheet("<f>" + "'[".repeat(200_000) + "</f><f>" + "'a".repeat(200_000) + "</f><f>"
                + "[a.xl".repeat(200_000) + "</f>");
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            Stripper.strip(
                    FileType.DOCX, docx("word/media/a.svg", style, "word/header1.xml", field("\"a:".repeat(300_000))));
            Stripper.strip(FileType.XLSX, xlsx("xl/worksheets/sheet1.xml", table));
        });
    }

    /** Other programs draw charts by it. */
    @Test
    void keepsWhetherAChartIsOfOffice2007() throws Exception {
        String app = EXTENDED.replace("</Properties>", "<Application>Microsoft Excel " + CANARY + "</Application>");
        Map<String, String> parts = parts(Stripper.strip(
                        FileType.XLSX, xlsx("docProps/app.xml", app + "<AppVersion>12.5309</AppVersion></Properties>"))
                .content());
        assertThat(parts.get("docProps/app.xml"))
                .contains("<Application>Microsoft Office</Application><AppVersion>12.0000</AppVersion></Properties>")
                .doesNotContain(CANARY, "5309");
    }

    @Test
    void takesAChartThatShowsFiguresOfTheTextAroundIt() throws Exception {
        for (String inside : new String[] {"..", "../Pictures/a.png"}) {
            assertThat(parts(Stripper.strip(FileType.ODT, chart(inside)).content())
                            .get("Object 1/content.xml"))
                    .contains("href=\"" + inside + "\"");
        }
        for (String outside : new String[] {"../..", "../../a.odt", "..//a", "../https://a.example"}) {
            assertThatExceptionOfType(Objected.class)
                    .isThrownBy(() -> Stripper.strip(FileType.ODT, chart(outside)))
                    .satisfies(objected -> assertThat(objected.objection()).isEqualTo(Objection.FETCHES));
        }
    }

    private static byte[] chart(String target) {
        return odt(
                "Object 1/content.xml",
                "<o:document-content xmlns:o=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:xlink=\"http://www.w3.org/1999/"
                        + "xlink\"><chart xlink:href=\"" + target + "\"/></o:document-content>");
    }

    @Test
    void forgetsATemplateOnAnotherDrive() throws Exception {
        byte[] file = docx(
                "word/_rels/settings.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" "
                        + "Type=\"http://x/relationships/attachedTemplate\" Target=\"file:///C:\\Users\\" + CANARY
                        + "\\Letter.dotx\" TargetMode=\"External\"/></Relationships>",
                "word/glossary/settings.xml",
                wordXml("<w:attachedTemplate w:id=\"rId1\"/>"));
        Map<String, String> parts = parts(Stripper.strip(FileType.DOCX, file).content());
        assertThat(parts.values()).noneMatch(part -> part.contains(CANARY));
        assertThat(parts.get("word/glossary/settings.xml")).doesNotContain("attachedTemplate");
    }

    private static Arguments word(String name, String content) {
        return Arguments.of(FileType.DOCX, docx(name, content));
    }

    private static Arguments table(String name, String content) {
        return Arguments.of(FileType.XLSX, xlsx(name, content));
    }

    private static String wordXml(String content) {
        return "<w:hdr " + SampleFiles.W + ">" + content + "</w:hdr>";
    }

    private static String sheet(String content) {
        return "<worksheet " + MAIN + ">" + content + "</worksheet>";
    }

    private static String field(String... instruction) {
        StringBuilder all = new StringBuilder("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>");
        for (String each : instruction) {
            all.append("<w:r><w:instrText>").append(each).append("</w:instrText></w:r>");
        }
        return wordXml(
                all + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>Result</w:t></w:r><w:r><w:fldChar "
                        + "w:fldCharType=\"end\"/></w:r></w:p>");
    }

    static Map<String, String> parts(byte[] file) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        }
        return parts;
    }
}

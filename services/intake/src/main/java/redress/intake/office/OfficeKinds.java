package redress.intake.office;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import redress.intake.traces.EmbeddedFiles;
import redress.intake.traces.FileType;

/**
 * What a part of an office file is, by what it holds: its declared type may say anything. Parts of properties are replaced by empty
 * ones; XML is copied if it is of a known language.
 */
final class OfficeKinds {

    private static final String BEGIN = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private static final String CORE = BEGIN
            + "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\"/>";
    private static final String EXTENDED =
            BEGIN + "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"/>";
    private static final String CUSTOM =
            BEGIN + "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\"/>";
    private static final String META =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:"
                    + "office:1.0\" office:version=\"1.2\"><office:meta/></office:document-meta>";

    /** Parts whose name is fixed. */
    private static final Pattern NAMED = Pattern.compile(
            "\\[content_types]\\.xml|.*\\.rels|word/document\\.xml|xl/workbook\\.xml"
                    + "|xl/persons/[^/]*\\.xml|(object [^/]*/)?(content|styles|settings)\\.xml|meta-inf/manifest\\.xml");

    private static final Pattern LANGUAGES = Pattern.compile(
            "http://(schemas\\.openxmlformats\\.org|purl\\.oclc\\.org/ooxml)/(wordprocessingml|spreadsheetml|drawingml)/.*"
                    + "|http://schemas\\.openxmlformats\\.org/package/2006/(content-types|relationships)"
                    + "|http://schemas\\.microsoft\\.com/office/(word|drawing|spreadsheetml|excel|thememl)/.*"
                    // Pictures in cells, of a program much used in Asia.
                    + "|http://www\\.wps\\.cn/officeDocument/.*"
                    + "|urn:schemas-microsoft-com:.*"
                    + "|urn:oasis:names:tc:opendocument:xmlns:(office|manifest):1\\.0"
                    + "|http://www\\.w3\\.org/(2000/svg|2003/InkML|1998/Math/MathML)");

    private static final Pattern FONTS = Pattern.compile("(.*/)?fonts/[^/]*\\.(odttf|ttf|otf|ttc|fntdata)");

    private static final Pattern MAKER = Pattern.compile("<(\\w+:)?Application>\\s*+Microsoft (Office|Excel|Word)\\b");
    private static final Pattern OF_2007 = Pattern.compile("<(\\w+:)?AppVersion>\\s*+12\\.");
    private static final Set<String> XML = Set.of("xml", "rels", "vml", "rdf", "svg");

    private OfficeKinds() {}

    /** XML by its ending or by how it begins. */
    static boolean isXml(String name, byte[] content) {
        if (isXml(name)) {
            return true;
        }
        String start = new String(content, 0, Math.min(16, content.length), StandardCharsets.ISO_8859_1);
        return start.replaceAll("[\\x00-\\x20\u00ef\u00bb\u00bf\u00fe\u00ff]", "")
                .startsWith("<");
    }

    static boolean isXml(String name) {
        return XML.contains(EmbeddedFiles.ending(name));
    }

    static boolean isPicture(String name) {
        return name.toLowerCase(Locale.ROOT).matches("(.*/)?(media|pictures)/.*");
    }

    static boolean isFont(String name) {
        return FONTS.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    /** What stands in the place of a part that holds nothing but properties. */
    static Optional<String> emptied(String name, QName root, byte[] content) {
        String lower = name.toLowerCase(Locale.ROOT);
        String local = root.getLocalPart();
        if (local.equals("coreProperties") || lower.equals("docprops/core.xml")) {
            return Optional.of(CORE);
        }
        if (local.equals("Properties") || lower.equals("docprops/app.xml")) {
            return Optional.of(root.getNamespaceURI().contains("custom") ? CUSTOM : extended(content));
        }
        if (local.equals("document-meta") || lower.equals("meta.xml") || lower.endsWith("/meta.xml")) {
            return Optional.of(META);
        }
        return Optional.empty();
    }

    /**
     * Programs draw a chart in one way if Microsoft Office made it, and in another if its version of 2007 did; so these two things are
     * kept of all that is said of the program.
     */
    private static String extended(byte[] content) {
        Matcher maker = MAKER.matcher(new String(content, StandardCharsets.UTF_8));
        if (!maker.find()) {
            return EXTENDED;
        }
        String version = maker.reset().usePattern(OF_2007).find() ? "12.0000" : "16.0000";
        return EXTENDED.replace(
                "/>",
                "><Application>Microsoft Office</Application><AppVersion>" + version + "</AppVersion></Properties>");
    }

    static boolean isKnown(String name, QName root) {
        return NAMED.matcher(name.toLowerCase(Locale.ROOT)).matches()
                || LANGUAGES.matcher(root.getNamespaceURI()).matches()
                // Old drawings.
                || root.getLocalPart().equals("xml") && root.getNamespaceURI().isEmpty();
    }

    /** Whether the part with this root makes a file what it claims to be. */
    static boolean isMain(FileType type, String name, QName root) {
        return switch (type) {
            case DOCX -> name.equals("word/document.xml") || is(root, "document", "wordprocessingml");
            case XLSX -> name.equals("xl/workbook.xml") || is(root, "workbook", "spreadsheetml");
            default -> name.equals("content.xml");
        };
    }

    private static boolean is(QName root, String local, String language) {
        return root.getLocalPart().equals(local) && root.getNamespaceURI().contains(language);
    }
}

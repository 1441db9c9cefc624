package redress.intake.office;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import redress.intake.drawings.EmbeddedPictures;
import redress.intake.traces.Links;
import redress.intake.traces.Objected;
import redress.intake.traces.Objection;
import redress.intake.traces.Trace;

/** Which elements, attributes and texts of an office file's XML tell of its makers, and which fetch or run something. */
final class OfficeRules {

    private static final String SOMEBODY = "Author";
    private static final String LONG_AGO = "1970-01-01T00:00:00";

    /** Elements that are left out, with what each tells. */
    private static final Map<String, Trace> DROPPED = Map.ofEntries(
            Map.entry("rsids", Trace.DATES),
            Map.entry("docVars", Trace.PROPERTIES),
            Map.entry("docId", Trace.PROPERTIES),
            Map.entry("mailMerge", Trace.FOLDERS),
            Map.entry("fileSharing", Trace.PEOPLE),
            Map.entry("absPath", Trace.FOLDERS),
            Map.entry("revisionPtr", Trace.PROPERTIES),
            Map.entry("OLEObject", Trace.FILES_INSIDE),
            Map.entry("oleObjects", Trace.FILES_INSIDE),
            Map.entry("externalData", Trace.FILES_INSIDE),
            Map.entry("customWorkbookViews", Trace.PEOPLE),
            Map.entry("customSheetViews", Trace.PEOPLE),
            Map.entry("customProperties", Trace.PROPERTIES),
            Map.entry("printerSettings", Trace.FOLDERS),
            Map.entry("attachedTemplate", Trace.FOLDERS),
            Map.entry("fldData", Trace.PROPERTIES),
            Map.entry("imgProps", Trace.PREVIEW),
            Map.entry("aipgfRef", Trace.PROPERTIES),
            Map.entry("aipgf", Trace.PROPERTIES),
            Map.entry("pgf", Trace.PROPERTIES),
            Map.entry("RDF", Trace.PROPERTIES),
            Map.entry("xmpmeta", Trace.PROPERTIES),
            Map.entry("metadata", Trace.PROPERTIES));

    /** Elements whose text names somebody or tells when; only the text goes. */
    private static final Map<String, String> REPLACED = Map.of(
            "author", "",
            "creator", SOMEBODY,
            "creator-initials", "",
            "sender-initials", "",
            "date", LONG_AGO,
            "date-string", "");

    private static final Set<String> SETTINGS = Set.of(
            "printername",
            "printersetup",
            "rsid",
            "rsidroot",
            "redlineprotectionkey",
            "currentdatabasedatasource",
            "currentdatabasecommand",
            "embeddeddatabasename");

    private static final Map<String, Objection> RUNNING = Map.of(
            "event-listener", Objection.MACROS,
            "library-embedded", Objection.MACROS,
            "library-linked", Objection.MACROS,
            "dde-connection", Objection.FETCHES,
            "dde-connection-decl", Objection.FETCHES,
            "dde-source", Objection.FETCHES,
            "dde-link", Objection.FETCHES,
            "ddeLink", Objection.FETCHES,
            "altChunk", Objection.OBJECTS,
            "script", Objection.MACROS);

    private static final Set<String> DRAWN = Set.of("cNvPr", "docPr", "shape", "frame", "image");
    private static final Set<String> FORMULAS = Set.of("f", "definedName", "formula1", "formula2");
    private static final Pattern FORMULA_FILE =
            Pattern.compile("(?i)((?<=')[^'\\[\\]\"]*+)?\\[[^\\]'\"\\[]*\\.(xl\\w*|ods|csv)\\]");
    private static final Pattern FORMULA_FOLDER = Pattern.compile("\"(?:[^\"]*)\"");
    private static final Pattern PICTURE_FILE =
            Pattern.compile("(?i)[^/\\\\]*\\.(jpe?g|jfif|png|gif|bmp|tiff?|heic|webp|emf|wmf|svg)");

    private final OfficeReferences references;
    private final OfficeFields fields;
    private final Set<Trace> traces;
    private final List<String> open = new ArrayList<>();
    private final Set<String> authors = new HashSet<>();
    private String namespace = "";

    OfficeRules(String name, OfficeParts parts, OfficeFields fields, Set<Trace> traces) {
        this.fields = fields;
        this.references = new OfficeReferences(name, parts, traces);
        this.traces = traces;
    }

    /** Called at the beginning of each element; whether it is left out with all that it holds. */
    boolean drops(XMLStreamReader at) throws Objected {
        String local = at.getLocalName();
        Objection objection = RUNNING.get(local);
        // LibreOffice names its own language in a script element even where there is no script.
        if (objection != null
                && !(local.equals("script") && at.getNamespaceURI().contains("oasis"))) {
            throw new Objected(objection);
        }
        if (local.equals("encryption-data")) {
            throw new Objected(Objection.LOCKED_ARCHIVE);
        }
        Trace trace = DROPPED.get(local);
        if (trace != null && (!local.equals("metadata") || at.getNamespaceURI().contains("svg"))) {
            traces.add(trace);
            return true;
        }
        if (local.equals("config-item") && isTellingSetting(at)) {
            traces.add(Trace.FOLDERS);
            return true;
        }
        if (references.drops(at)) {
            return true;
        }
        if (local.equals("fldChar") || local.equals("p")) {
            fields.end();
        }
        open.add(local);
        namespace = uri(at.getNamespaceURI());
        return false;
    }

    private static boolean isTellingSetting(XMLStreamReader at) {
        for (int i = 0; i < at.getAttributeCount(); i++) {
            if (at.getAttributeLocalName(i).equals("name")) {
                String name = at.getAttributeValue(i).toLowerCase(Locale.ROOT);
                return SETTINGS.contains(name) || name.endsWith("path") || name.endsWith("url");
            }
        }
        return false;
    }

    void end(XMLStreamReader at) throws Objected {
        if (at.getLocalName().equals("p")) {
            fields.end();
        }
        open.remove(open.size() - 1);
        namespace = "";
    }

    /** What stands in the place of a text of the innermost open element. */
    String text(String text) throws Objected {
        String element = open.get(open.size() - 1);
        if (element.equals("instrText") || element.equals("delInstrText")) {
            String piece = fields.piece(text);
            return piece.equals(text) ? text : replaced(text, piece, Trace.FOLDERS);
        }
        if (element.equals("author") && !text.isBlank()) {
            authors.add(text.strip() + ":");
        }
        if (element.equals("t")) {
            return ofComment(text);
        }
        if (FORMULAS.contains(element)) {
            return ofFormula(text);
        }
        if ((element.equals("binary-data") || element.equals("binData")) && !text.isBlank()) {
            return EmbeddedPictures.strip(text, traces);
        }
        if (element.equals("style")) {
            OfficeReferences.checkStyle(text);
        }
        if (Links.isFolder(text) && Set.of("desc", "title", "config-item").contains(element)) {
            return replaced(text, "", Trace.FOLDERS);
        }
        String replaced = isReplaced(element) ? REPLACED.get(element) : null;
        if (replaced == null || text.isBlank()) {
            return text;
        }
        traces.add(element.startsWith("date") ? Trace.DATES : Trace.PEOPLE);
        return replaced;
    }

    /** Excel writes the name of whoever comments in front of the comment. */
    private String ofComment(String text) {
        int colon = authors.isEmpty() ? -1 : text.indexOf(':');
        if (colon < 0 || !authors.contains(text.substring(0, colon + 1).strip())) {
            return text;
        }
        traces.add(Trace.PEOPLE);
        return SOMEBODY + text.substring(colon);
    }

    /** Charts name the file that their figures are from. */
    private String ofFormula(String text) {
        String clean = FORMULA_FOLDER
                .matcher(FORMULA_FILE.matcher(text).replaceAll(""))
                .replaceAll(quoted -> Matcher.quoteReplacement(
                        Links.isFolder(quoted.group().replace("\"", ""))
                                ? "\"" + Links.NOWHERE + "\""
                                : quoted.group()));
        return clean.equals(text) ? text : replaced(text, clean, Trace.FOLDERS);
    }

    /** Fields of a text that show an author or a day have the same names as the properties, in another namespace: they are seen. */
    private boolean isReplaced(String element) {
        return switch (element) {
            case "author" -> namespace.contains("spreadsheetml");
            case "creator", "date" -> namespace.contains("purl.org/dc/");
            case "creator-initials", "sender-initials", "date-string" -> true;
            default -> false;
        };
    }

    /** What stands in the place of an attribute of the element that just began; null where it is left out. */
    @Nullable
    String attribute(XMLStreamReader at, int i) throws Objected {
        String local = at.getAttributeLocalName(i);
        String value = at.getAttributeValue(i);
        if (local.equals("instr")) {
            fields.end();
            String clean = OfficeFields.clean(value);
            return clean.equals(value) ? value : replaced(value, clean, Trace.FOLDERS);
        }
        String kept = kept(at, local, uri(at.getAttributeNamespace(i)), value);
        if (kept == null || local.equals("formatCode") || !Links.isFolder(kept) && !isPictureFile(at, local, kept)) {
            return kept;
        }
        return replaced(kept, "", Trace.FOLDERS);
    }

    /** Programs name a picture, or describe it, by the file that it came from. */
    private static boolean isPictureFile(XMLStreamReader at, String local, String value) {
        return Set.of("name", "descr", "title", "alt").contains(local)
                && DRAWN.contains(at.getLocalName())
                && PICTURE_FILE.matcher(value).matches();
    }

    private @Nullable String kept(XMLStreamReader at, String local, String uri, String value) throws Objected {
        if (uri.contains("wordprocessingml") || uri.contains("office/word")) {
            return ofWord(local, value);
        }
        if (uri.contains("openoffice") && local.contains("rsid")) {
            return null;
        }
        if (uri.contains("inkscape") || uri.contains("sodipodi") || uri.contains("ns.adobe.com")) {
            traces.add(Trace.FOLDERS);
            return null;
        }
        switch (local) {
            case "chg-author", "userName", "refreshedBy" -> {
                return replaced(value, "", Trace.PEOPLE);
            }
            case "refreshedDate", "refreshedDateIso", "dT", "timeString" -> {
                traces.add(Trace.DATES);
                return null;
            }
            case "securityDescriptor" -> {
                traces.add(Trace.PEOPLE);
                return null;
            }
            // The drawing once more, packed.
            case "gfxdata" -> {
                traces.add(Trace.PREVIEW);
                return null;
            }
            default -> {
                return ofElement(at, local, uri, value);
            }
        }
    }

    private @Nullable String ofElement(XMLStreamReader at, String local, String uri, String value) throws Objected {
        return switch (at.getLocalName()) {
            case "person" -> ofPerson(local, value);
            case "scenario" ->
                local.equals("user") || local.equals("comment") ? replaced(value, "", Trace.PEOPLE) : value;
            case "pageSetup" -> uri.contains("relationships") ? null : references.attribute(at, local, uri, value);
            case "imagedata" ->
                local.equals("title")
                        ? replaced(value, "", Trace.FOLDERS)
                        : references.attribute(at, local, uri, value);
            default -> references.attribute(at, local, uri, value);
        };
    }

    private @Nullable String ofWord(String local, String value) {
        if (local.startsWith("rsid")) {
            return null;
        }
        return switch (local) {
            case "author" -> replaced(value, SOMEBODY, Trace.PEOPLE);
            case "initials", "userId" -> replaced(value, "", Trace.PEOPLE);
            case "providerId" -> "None";
            case "ed" -> {
                traces.add(Trace.PEOPLE);
                yield null;
            }
            case "date", "dateUtc" -> {
                traces.add(Trace.DATES);
                yield null;
            }
            default -> value;
        };
    }

    private String ofPerson(String local, String value) {
        return switch (local) {
            case "displayName" -> replaced(value, SOMEBODY, Trace.PEOPLE);
            case "userId" -> replaced(value, "", Trace.PEOPLE);
            case "providerId" -> "None";
            default -> value;
        };
    }

    private String replaced(String value, String by, Trace trace) {
        if (!value.isBlank() && !value.equals(by)) {
            traces.add(trace);
        }
        return by;
    }

    private static String uri(@Nullable String uri) {
        return uri == null ? "" : uri;
    }
}

package redress.intake.stripping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

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
            Map.entry("metadata", Trace.PROPERTIES));

    /** Elements whose text names somebody or tells when; only the text goes. */
    private static final Map<String, String> REPLACED = Map.of(
            "author", "",
            "creator", SOMEBODY,
            "creator-initials", "",
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

    private static final Pattern FETCHING_FIELD =
            Pattern.compile("(?i)\\s*(DDEAUTO|DDE|LINK|IMPORT)\\b.*", Pattern.DOTALL);
    private static final Pattern INCLUDING_FIELD =
            Pattern.compile("(?i)\\s*(INCLUDEPICTURE|INCLUDETEXT)\\b.*", Pattern.DOTALL);

    private final OfficeReferences references;
    private final Set<Trace> traces;
    private final List<String> open = new ArrayList<>();
    private final StringBuilder field = new StringBuilder();
    private final Set<String> authors = new HashSet<>();
    private String namespace = "";

    OfficeRules(String name, OfficeParts parts, Set<Trace> traces) {
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
            checkField();
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
            checkField();
        }
        open.remove(open.size() - 1);
        namespace = "";
    }

    /** What stands in the place of a text of the innermost open element. */
    String text(String text) {
        String element = open.get(open.size() - 1);
        if (element.equals("instrText")) {
            field.append(text);
        }
        if (element.equals("author") && !text.isBlank()) {
            authors.add(text.strip() + ":");
        }
        if (element.equals("t") && authors.contains(text.strip())) {
            // Excel writes the name of whoever comments in front of the comment.
            traces.add(Trace.PEOPLE);
            return SOMEBODY + ":";
        }
        String replaced = isReplaced(element) ? REPLACED.get(element) : null;
        if (replaced == null || text.isBlank()) {
            return text;
        }
        traces.add(element.startsWith("date") ? Trace.DATES : Trace.PEOPLE);
        return replaced;
    }

    /** Fields of a text that show an author or a day have the same names as the properties, in another namespace: they are seen. */
    private boolean isReplaced(String element) {
        return switch (element) {
            case "author" -> namespace.contains("spreadsheetml");
            case "creator", "date" -> namespace.contains("purl.org/dc/");
            case "creator-initials", "date-string" -> true;
            default -> false;
        };
    }

    /** What stands in the place of an attribute of the element that just began; null where it is left out. */
    @Nullable
    String attribute(XMLStreamReader at, int i) throws Objected {
        String local = at.getAttributeLocalName(i);
        String value = at.getAttributeValue(i);
        String uri = uri(at.getAttributeNamespace(i));
        if (local.equals("instr")) {
            field.append(value);
            checkField();
        }
        if (uri.contains("wordprocessingml") || uri.contains("office/word")) {
            return ofWord(local, value);
        }
        if (uri.contains("openoffice") && local.contains("rsid")) {
            return null;
        }
        if (local.equals("chg-author") || local.equals("userName") || local.equals("refreshedBy")) {
            return replaced(value, "", Trace.PEOPLE);
        }
        if (local.equals("refreshedDate") || local.equals("refreshedDateIso") || local.equals("dT")) {
            traces.add(Trace.DATES);
            return null;
        }
        if (at.getLocalName().equals("person")) {
            return ofPerson(local, value);
        }
        if (at.getLocalName().equals("pageSetup") && uri.contains("relationships")) {
            return null;
        }
        if (uri.contains("inkscape") || uri.contains("sodipodi")) {
            traces.add(Trace.FOLDERS);
            return null;
        }
        if (Links.isFolder(value)
                && Set.of("descr", "title", "alt", "name", "docname").contains(local)) {
            return replaced(value, "", Trace.FOLDERS);
        }
        return references.attribute(at, local, uri, value);
    }

    private @Nullable String ofWord(String local, String value) {
        if (local.startsWith("rsid")) {
            return null;
        }
        return switch (local) {
            case "author" -> replaced(value, SOMEBODY, Trace.PEOPLE);
            case "initials", "userId" -> replaced(value, "", Trace.PEOPLE);
            case "providerId" -> "None";
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

    /** A field may be spread over many runs of text, so it is looked at when it is complete. */
    private void checkField() throws Objected {
        String instruction = field.toString();
        field.setLength(0);
        if (FETCHING_FIELD.matcher(instruction).matches()
                || INCLUDING_FIELD.matcher(instruction).matches()) {
            throw new Objected(Objection.FETCHES);
        }
    }

    private static String uri(@Nullable String uri) {
        return uri == null ? "" : uri;
    }
}

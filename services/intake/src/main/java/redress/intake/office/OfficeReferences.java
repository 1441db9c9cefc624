package redress.intake.office;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import redress.intake.drawings.EmbeddedPictures;
import redress.intake.traces.Links;
import redress.intake.traces.Objected;
import redress.intake.traces.Objection;
import redress.intake.traces.Trace;

/** What the parts of an office file refer to: each other, pages of the web, or something that a program would fetch or run. */
final class OfficeReferences {

    private static final Map<String, Objection> RUNNING = Map.of(
            "attachedTemplate", Objection.FETCHES,
            "frame", Objection.FETCHES,
            "subDocument", Objection.FETCHES,
            "externalLinkPath", Objection.FETCHES,
            "aFChunk", Objection.OBJECTS,
            "control", Objection.OBJECTS,
            "activeXControlBinary", Objection.OBJECTS,
            "vbaProject", Objection.MACROS,
            "wordVbaData", Objection.MACROS);

    private static final Pattern MACROS = Pattern.compile("(?i).*(macroEnabled|vbaProject|vbaData|activeX).*");

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final Pattern DRAWN_IN_STYLE = Pattern.compile("(?i)url\\(\\s*+[\"']?+\\s*+data:image");
    private static final Pattern FETCHED_IN_STYLE =
            Pattern.compile("(?i)@import|url\\(\\s*+[\"']?+\\s*+(?!data:)([a-z][a-z0-9+.-]*+:|//)");

    private final String folder;
    /** From the part to the outermost folder of the file. */
    private final String up;

    private final OfficeParts parts;
    private final Set<Trace> traces;

    OfficeReferences(String name, OfficeParts parts, Set<Trace> traces) {
        this.folder = OfficeRelationships.folder(name);
        this.up = "../".repeat((int) name.chars().filter(c -> c == '/').count());
        this.parts = parts;
        this.traces = traces;
    }

    /** Whether an element is left out because it refers to a part that is. */
    boolean drops(XMLStreamReader at) throws Objected {
        switch (at.getLocalName()) {
            case "Relationship" -> {
                return relationship(at);
            }
            case "Override", "Default" -> {
                if (MACROS.matcher(value(at, "ContentType")).matches()) {
                    throw new Objected(Objection.MACROS);
                }
                return parts.gone(value(at, "PartName")).isPresent();
            }
            case "file-entry" -> {
                return parts.gone(value(at, "full-path")).isPresent();
            }
            default -> {
                return false;
            }
        }
    }

    private boolean relationship(XMLStreamReader at) throws Objected {
        String type = value(at, "Type").substring(value(at, "Type").lastIndexOf('/') + 1);
        String target = value(at, "Target");
        boolean external = value(at, "TargetMode").strip().equalsIgnoreCase("External");
        if (external) {
            if (type.equals("attachedTemplate") && Links.onThisComputer(target)) {
                traces.add(Trace.FOLDERS);
                return true;
            }
            if (!type.equals("hyperlink")) {
                throw new Objected(Objection.FETCHES);
            }
            return false;
        }
        if (RUNNING.containsKey(type)) {
            throw new Objected(RUNNING.get(type));
        }
        if (target.contains(":") || target.startsWith("//") || target.startsWith("\\")) {
            throw new Objected(Objection.FETCHES);
        }
        return parts.gone(OfficeRelationships.resolved(folder, target)).isPresent();
    }

    /** Links to pages of the web stay; what a program would fetch is refused. */
    @Nullable
    String attribute(XMLStreamReader at, String local, String uri, String value) throws Objected {
        String element = at.getLocalName();
        if (element.equals("Relationship") && local.equals("Target")) {
            boolean external = value(at, "TargetMode").strip().equalsIgnoreCase("External");
            return external ? link(value) : value;
        }
        boolean drawing = uri(at).equals(SVG);
        if (local.equals("href") && (uri.contains("xlink") || drawing)) {
            if (element.equals("a")) {
                return value.isEmpty() ? value : link(value);
            }
            if (value.strip().toLowerCase(Locale.ROOT).startsWith("data:")) {
                return EmbeddedPictures.link(value, traces);
            }
            if (Links.outside(inside(value))) {
                throw new Objected(Objection.FETCHES);
            }
        } else if (drawing) {
            checkStyle(value);
        }
        if (element.equals("imagedata") && (local.equals("src") || local.equals("href")) && Links.outside(value)) {
            throw new Objected(Objection.FETCHES);
        }
        return value;
    }

    /** A chart names the document around it, whose figures it shows, by two dots. */
    private String inside(String value) {
        String folder = value.equals("..") ? "../" : value;
        for (int steps = up.length(); steps > 0; steps -= 3) {
            if (folder.startsWith(up.substring(0, steps))) {
                return folder.substring(steps);
            }
        }
        return value;
    }

    /** What a style would draw from elsewhere, or out of itself. */
    static void checkStyle(String style) throws Objected {
        if (DRAWN_IN_STYLE.matcher(style).find()) {
            throw new Objected(Objection.UNKNOWN_PICTURE);
        }
        if (FETCHED_IN_STYLE.matcher(style).find()) {
            throw new Objected(Objection.FETCHES);
        }
    }

    private static String uri(XMLStreamReader at) {
        String uri = at.getNamespaceURI();
        return uri == null ? "" : uri;
    }

    private String link(String target) {
        if (Links.harmless(target)) {
            return target;
        }
        traces.add(Trace.FOLDERS);
        return Links.NOWHERE;
    }

    private static String value(XMLStreamReader at, String local) {
        for (int i = 0; i < at.getAttributeCount(); i++) {
            if (at.getAttributeLocalName(i).equals(local)) {
                return at.getAttributeValue(i);
            }
        }
        return "";
    }
}

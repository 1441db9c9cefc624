package redress.intake.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;
import redress.intake.traces.EmbeddedFiles;
import redress.intake.traces.Links;
import redress.intake.traces.Objected;
import redress.intake.traces.Objection;
import redress.intake.traces.Trace;

/** Strips one object of a PDF of what it says of its makers, and objects to one that runs something. */
final class PdfObject {

    /** Keys that name people, places, programs or other files wherever they stand, with what each tells. */
    private static final Map<String, Trace> TELLING = Map.ofEntries(
            Map.entry("Metadata", Trace.PROPERTIES),
            Map.entry("PieceInfo", Trace.PROPERTIES),
            Map.entry("LastModified", Trace.DATES),
            Map.entry("Thumb", Trace.PREVIEW),
            Map.entry("AF", Trace.FILES_INSIDE),
            Map.entry("SpiderInfo", Trace.FOLDERS),
            Map.entry("IDS", Trace.FOLDERS),
            Map.entry("URLS", Trace.FOLDERS),
            Map.entry("CreatorInfo", Trace.DEVICE),
            Map.entry("Creator", Trace.PEOPLE),
            // For whom a layer is meant.
            Map.entry("User", Trace.PEOPLE),
            // For whom a part was printed.
            Map.entry("DPart", Trace.PEOPLE),
            Map.entry("DPM", Trace.PEOPLE),
            Map.entry("OPI", Trace.FOLDERS),
            // What TeX keeps of a document that it draws.
            Map.entry("PTEX.FileName", Trace.FOLDERS),
            Map.entry("PTEX.InfoDict", Trace.PEOPLE));

    /** What a document is made of; other keys of it belong to programs. */
    private static final Set<String> OF_DOCUMENT = Set.of(
            "Type",
            "Version",
            "Pages",
            "PageLabels",
            "Names",
            "Dests",
            "ViewerPreferences",
            "PageLayout",
            "PageMode",
            "Outlines",
            "Threads",
            "OpenAction",
            "AA",
            "AcroForm",
            "StructTreeRoot",
            "MarkInfo",
            "Lang",
            "OutputIntents",
            "OCProperties",
            "Metadata",
            "PieceInfo",
            "AF");

    private static final Set<String> OF_PAGE = Set.of(
            "Type",
            "Parent",
            "Resources",
            "MediaBox",
            "CropBox",
            "BleedBox",
            "TrimBox",
            "ArtBox",
            "BoxColorInfo",
            "Contents",
            "Rotate",
            "Group",
            "B",
            "Dur",
            "Trans",
            "Annots",
            "AA",
            "StructParents",
            "PZ",
            "SeparationInfo",
            "Tabs",
            "TemplateInstantiated",
            "PresSteps",
            "UserUnit",
            "VP",
            "OutputIntents");

    private static final Set<String> RUNS =
            Set.of("JavaScript", "Launch", "Rendition", "RichMediaExecute", "ImportData");
    private static final Set<String> PLAYS = Set.of("RichMedia", "Movie", "Screen", "3D");
    private static final int START = 16;

    private PdfObject() {}

    static void catalog(COSDictionary root, Set<Trace> traces) throws Objected {
        COSDictionary names = root.getCOSDictionary(COSName.NAMES);
        if (names != null && names.containsKey("JavaScript")) {
            throw new Objected(Objection.SCRIPTS);
        }
        COSDictionary form = root.getCOSDictionary(COSName.ACRO_FORM);
        if (form != null) {
            if (form.containsKey("XFA")) {
                throw new Objected(Objection.LIVE_FORM);
            }
            form.removeItem(name("SigFlags"));
        }
        for (String each : List.of("Perms", "DSS", "Legal")) {
            take(root, each, Trace.SIGNATURE, traces);
        }
        take(root, "Collection", Trace.FILES_INSIDE, traces);
        take(root, "URI", Trace.FOLDERS, traces);
        keep(root, OF_DOCUMENT, traces);
    }

    /** Leaves out whatever is not listed. */
    static void keep(COSDictionary each, Set<String> keys, Set<Trace> traces) {
        for (COSName key : List.copyOf(each.keySet())) {
            if (!keys.contains(key.getName())) {
                take(each, key.getName(), Trace.PROPERTIES, traces);
            }
        }
    }

    static void strip(COSDictionary each, Set<Trace> traces) throws Objected, IOException {
        runs(each);
        files(each, traces);
        TELLING.forEach((key, trace) -> take(each, key, trace, traces));
        if (each.containsKey("ByteRange") || "Sig".equals(type(each)) || "DocTimeStamp".equals(type(each))) {
            each.clear();
            traces.add(Trace.SIGNATURE);
        }
        String kind = each.getNameAsString(COSName.SUBTYPE);
        PdfRemark.strip(kind, each, traces);
        if ("Page".equals(type(each))) {
            keep(each, OF_PAGE, traces);
        }
        link(each, traces);
        elsewhere(kind, each, traces);
        if (each instanceof COSStream stream) {
            PdfPicture.strip(stream, traces);
        }
    }

    private static void runs(COSDictionary each) throws Objected {
        String action = each.getNameAsString(COSName.S);
        if (action != null && RUNS.contains(action)
                || each.getDictionaryObject("JS") instanceof COSString
                || each.getDictionaryObject("JS") instanceof COSStream && "JavaScript".equals(action)) {
            throw new Objected(Objection.SCRIPTS);
        }
        String kind = each.getNameAsString(COSName.SUBTYPE);
        if (kind != null && PLAYS.contains(kind)) {
            throw new Objected(Objection.SCRIPTS);
        }
    }

    /** A file inside that could not have been uploaded by itself is not taken; any other is left out of the copy. */
    private static void files(COSDictionary each, Set<Trace> traces) throws Objected, IOException {
        if (each.getDictionaryObject("EF") instanceof COSDictionary embedded) {
            String name = text(each, "UF", text(each, "F", ""));
            for (COSBase content : embedded.getValues()) {
                byte[] start = start(content);
                if (EmbeddedFiles.dangerous(name, start)) {
                    throw new Objected(Objection.PROGRAM_INSIDE);
                }
            }
            each.clear();
            traces.add(Trace.FILES_INSIDE);
        }
        COSBase tree = each.getDictionaryObject("EmbeddedFiles");
        if (tree instanceof COSDictionary names && (names.containsKey("Names") || names.containsKey("Kids"))) {
            traces.add(Trace.FILES_INSIDE);
        }
        each.removeItem(name("EmbeddedFiles"));
    }

    private static byte[] start(@Nullable COSBase content) throws IOException {
        COSBase base = content instanceof COSObject reference ? reference.getObject() : content;
        if (base instanceof COSStream stream) {
            try (InputStream in = stream.createInputStream()) {
                return in.readNBytes(START);
            }
        }
        return new byte[0];
    }

    /** A link to a page of the web stays; one to a file tells folders, and often a name. */
    private static void link(COSDictionary each, Set<Trace> traces) {
        String action = each.getNameAsString(COSName.S);
        if ("GoToR".equals(action) || "GoToE".equals(action)) {
            take(each, "F", Trace.FOLDERS, traces);
        }
        if ("URI".equals(action) && !Links.harmless(text(each, "URI", ""))) {
            each.setString(COSName.URI, Links.NOWHERE);
            traces.add(Trace.FOLDERS);
        }
    }

    /** Names of other files, people in the places of articles, and what programs add under keys of their own. */
    private static void elsewhere(@Nullable String kind, COSDictionary each, Set<Trace> traces) {
        if (each.getDictionaryObject("I") instanceof COSDictionary) {
            take(each, "I", Trace.PEOPLE, traces);
        }
        if ("Form".equals(kind)) {
            take(each, "Ref", Trace.FOLDERS, traces);
        }
        if ("Sig".equals(each.getNameAsString(COSName.FT))) {
            take(each, "SV", Trace.SIGNATURE, traces);
        }
        boolean file = "Filespec".equals(type(each)) && !"URL".equals(each.getNameAsString(COSName.FS));
        if (file || each instanceof COSStream) {
            for (String key : List.of("F", "UF", "DOS", "Mac", "Unix", "Desc")) {
                take(each, key, Trace.FOLDERS, traces);
            }
        }
        for (String key : List.of("Alt", "TU")) {
            if (Links.isFolder(text(each, key, ""))) {
                take(each, key, Trace.FOLDERS, traces);
            }
        }
        for (COSName key : List.copyOf(each.keySet())) {
            if (key.getName().indexOf(':') >= 0) {
                take(each, key.getName(), Trace.PROPERTIES, traces);
            }
        }
    }

    static void take(COSDictionary from, String key, Trace trace, Set<Trace> traces) {
        if (from.containsKey(key)) {
            from.removeItem(name(key));
            traces.add(trace);
        }
    }

    private static @Nullable String type(COSDictionary each) {
        return each.getNameAsString(COSName.TYPE);
    }

    private static String text(COSDictionary each, String key, String otherwise) {
        return each.getDictionaryObject(key) instanceof COSString text ? text.getString() : otherwise;
    }

    private static COSName name(String name) {
        return COSName.getPDFName(name);
    }
}

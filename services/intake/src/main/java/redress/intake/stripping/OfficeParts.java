package redress.intake.stripping;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What becomes of each part of an office file, by its name. */
final class OfficeParts {

    private static final String CORE =
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats."
                    + "org/package/2006/metadata/core-properties\"/>";
    private static final String APP =
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><Properties xmlns=\"http://schemas.openxmlformats.org/"
                    + "officeDocument/2006/extended-properties\"/>";
    private static final String META =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:"
                    + "office:1.0\" office:version=\"1.2\"><office:meta/></office:document-meta>";

    /** Parts that are left out, and what each tells; whatever refers to them goes too. */
    private static final List<Gone> GONE = List.of(
            new Gone("docprops/(custom|thumbnail).*", Trace.PROPERTIES),
            new Gone("docmetadata/.*", Trace.PROPERTIES),
            new Gone("customxml/.*", Trace.PROPERTIES),
            new Gone("word/people.*", Trace.PEOPLE),
            new Gone("word/commentsextensible.*", Trace.DATES),
            new Gone("xl/revisions/.*|xl/usernames\\.xml", Trace.PEOPLE),
            new Gone("(word|xl)/printersettings/.*", Trace.FOLDERS),
            new Gone("(word|xl)/embeddings/.*", Trace.FILES_INSIDE),
            new Gone("_xmlsignatures/.*|meta-inf/.*signatures.*", Trace.SIGNATURE),
            new Gone("(.*/)?thumbnails/.*", Trace.PREVIEW),
            new Gone(
                    "(.*/)?(configurations2|layout-cache|manifest\\.rdf|versions).*|versionlist\\.xml",
                    Trace.PROPERTIES));

    private static final Pattern MACROS =
            Pattern.compile(".*(vbaproject|vbadata|/vba|macrosheets/|customui/|userscripts).*|(basic|scripts)/.+");
    private static final Pattern OBJECTS = Pattern.compile(".*(activex/|ctrlprops/|/controls/).*\\.bin|.*/oleobject.*");
    private static final Pattern FETCHING = Pattern.compile(
            "xl/(connections|querytables/.*|externallinks/externallink.*|webextensions/.*)(\\.xml)?|.*/afchunk.*"
                    + "|.*webextension.*");

    private final FileType type;

    /** @param pattern on the name in lower case */
    private record Gone(Pattern pattern, Trace trace) {
        Gone(String pattern, Trace trace) {
            this(Pattern.compile(pattern), trace);
        }
    }

    /** @param emptied what stands in the place of its content */
    record Part(boolean kept, Optional<Trace> trace, Optional<String> emptied, boolean xml) {}

    OfficeParts(FileType type) {
        this.type = type;
    }

    Set<String> required() {
        return switch (type) {
            case DOCX -> Set.of("[Content_Types].xml", "word/document.xml");
            case XLSX -> Set.of("[Content_Types].xml", "xl/workbook.xml");
            default -> Set.of("mimetype", "content.xml");
        };
    }

    /** @throws Objected if a file with such a part is not taken */
    void check(String name) throws Objected {
        String lower = name.toLowerCase(Locale.ROOT);
        if (MACROS.matcher(lower).matches()) {
            throw new Objected(Objection.MACROS);
        }
        if (OBJECTS.matcher(lower).matches()) {
            throw new Objected(Objection.OBJECTS);
        }
        if (FETCHING.matcher(lower).matches()) {
            throw new Objected(Objection.FETCHES);
        }
    }

    Part part(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        Optional<Gone> gone = gone(lower);
        if (gone.isPresent()) {
            return new Part(false, gone.map(Gone::trace), Optional.empty(), false);
        }
        return new Part(true, Optional.empty(), emptied(lower), isXml(lower));
    }

    boolean isGone(String name) {
        return gone(name.toLowerCase(Locale.ROOT)).isPresent();
    }

    private Optional<Gone> gone(String lower) {
        String plain = lower.startsWith("/") ? lower.substring(1) : lower;
        return GONE.stream()
                .filter(each -> each.pattern.matcher(plain).matches())
                .findFirst();
    }

    private Optional<String> emptied(String lower) {
        if (type == FileType.ODT) {
            return lower.equals("meta.xml") || lower.endsWith("/meta.xml") ? Optional.of(META) : Optional.empty();
        }
        return switch (lower) {
            case "docprops/core.xml" -> Optional.of(CORE);
            case "docprops/app.xml" -> Optional.of(APP);
            default -> Optional.empty();
        };
    }

    static boolean isXml(String name) {
        String ending = EmbeddedFiles.ending(name);
        return ending.equals("xml")
                || ending.equals("rels")
                || ending.equals("vml")
                || ending.equals("rdf")
                || ending.equals("svg");
    }

    boolean isPicture(String name) {
        return name.toLowerCase(Locale.ROOT).matches("(.*/)?(media|pictures)/.*");
    }
}

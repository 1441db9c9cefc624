package redress.intake.office;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import redress.intake.traces.Objected;
import redress.intake.traces.Objection;
import redress.intake.traces.Trace;

/**
 * Which parts of an office file are left out, by their name or by the relationship that leads to them, and which make up a file that is
 * not taken.
 */
final class OfficeParts {

    /** Parts that are left out, and what each tells; whatever refers to them goes too. */
    private static final List<Gone> GONE = List.of(
            new Gone("docprops/thumbnail.*", Trace.PREVIEW),
            new Gone("docprops/(?!(core|app)\\d*\\.xml$).*", Trace.PROPERTIES),
            new Gone("docmetadata/.*", Trace.PROPERTIES),
            new Gone("(.*/)?customxml/.*", Trace.PROPERTIES),
            new Gone("word/(people|recipientdata|documenttasks).*", Trace.PEOPLE),
            new Gone("word/commentsextensible.*", Trace.DATES),
            new Gone("word/(customizations|attachedtoolbars|intelligence).*", Trace.PROPERTIES),
            new Gone("xl/revisions/.*|xl/usernames\\.xml", Trace.PEOPLE),
            new Gone("xl/customproperty.*", Trace.PROPERTIES),
            new Gone("(word|xl)/printersettings/.*", Trace.FOLDERS),
            new Gone("(word|xl)/embeddings/.*", Trace.FILES_INSIDE),
            new Gone("_xmlsignatures/.*|meta-inf/.*signatures.*", Trace.SIGNATURE),
            new Gone("(.*/)?thumbnails/.*", Trace.PREVIEW),
            // What Word leaves of earlier versions, and Finder of folders.
            new Gone("\\[trash\\]/.*", Trace.PREVIEW),
            new Gone("__macosx/.*|(.*/)?\\.ds_store", Trace.PROPERTIES),
            new Gone(
                    "(.*/)?(configurations2|layout-cache|manifest\\.rdf|versions).*|versionlist\\.xml",
                    Trace.PROPERTIES));

    /** By the last word of a relationship's type, in lower case. */
    private static final Map<String, Trace> GONE_BY_RELATIONSHIP = Map.ofEntries(
            Map.entry("custom-properties", Trace.PROPERTIES),
            Map.entry("customproperties", Trace.PROPERTIES),
            Map.entry("customproperty", Trace.PROPERTIES),
            Map.entry("customxml", Trace.PROPERTIES),
            Map.entry("customxmlprops", Trace.PROPERTIES),
            Map.entry("classificationlabels", Trace.PROPERTIES),
            Map.entry("intelligence", Trace.PROPERTIES),
            Map.entry("keymapcustomizations", Trace.PROPERTIES),
            Map.entry("attachedtoolbars", Trace.PROPERTIES),
            Map.entry("people", Trace.PEOPLE),
            Map.entry("documenttasks", Trace.PEOPLE),
            Map.entry("recipientdata", Trace.PEOPLE),
            Map.entry("usernames", Trace.PEOPLE),
            Map.entry("revisionheaders", Trace.PEOPLE),
            Map.entry("revisionlog", Trace.PEOPLE),
            Map.entry("commentsextensible", Trace.DATES),
            Map.entry("printersettings", Trace.FOLDERS),
            Map.entry("package", Trace.FILES_INSIDE),
            Map.entry("oleobject", Trace.FILES_INSIDE),
            Map.entry("thumbnail", Trace.PREVIEW),
            // The picture as it was before an effect, or before its background was removed.
            Map.entry("hdphoto", Trace.PREVIEW),
            Map.entry("origin", Trace.SIGNATURE),
            Map.entry("signature", Trace.SIGNATURE),
            Map.entry("certificate", Trace.SIGNATURE));

    private static final Pattern MACROS =
            Pattern.compile(".*(vbaproject|vbadata|/vba|macrosheets/|customui/|userscripts).*|(basic|scripts)/.+");
    private static final Pattern OBJECTS = Pattern.compile(".*(activex/|ctrlprops/|/controls/).*\\.bin|.*/oleobject.*");
    private static final Pattern FETCHING = Pattern.compile(
            "xl/(connections|querytables/.*|externallinks/externallink.*|webextensions/.*)(\\.xml)?|.*/afchunk.*"
                    + "|.*webextension.*");

    private final Map<String, Trace> led = new HashMap<>();

    /** @param pattern on the name in lower case */
    private record Gone(Pattern pattern, Trace trace) {
        Gone(String pattern, Trace trace) {
            this(Pattern.compile(pattern), trace);
        }
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

    /** Called for each relationship of the file before any part is written. */
    void relate(String type, String target) {
        Trace trace = GONE_BY_RELATIONSHIP.get(type.toLowerCase(Locale.ROOT));
        if (trace != null) {
            led.put(target.toLowerCase(Locale.ROOT), trace);
        }
    }

    /** What a part tells that is left out. */
    Optional<Trace> gone(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String plain = lower.startsWith("/") ? lower.substring(1) : lower;
        Optional<Trace> byName = byName(plain);
        return byName.isPresent() ? byName : byName(owner(plain));
    }

    private Optional<Trace> byName(String plain) {
        Trace trace = led.get(plain);
        if (trace != null) {
            return Optional.of(trace);
        }
        return GONE.stream()
                .filter(each -> each.pattern.matcher(plain).matches())
                .findFirst()
                .map(Gone::trace);
    }

    /** The part whose relationships a part holds. */
    private static String owner(String plain) {
        return plain.endsWith(".rels") ? plain.replace("_rels/", "").replaceFirst("\\.rels$", "") : plain;
    }
}

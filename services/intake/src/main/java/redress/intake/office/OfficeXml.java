package redress.intake.office;

import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import redress.intake.traces.Objected;
import redress.intake.traces.Objection;
import redress.intake.traces.Trace;

/** Copies one part of an office file that is XML, as a stream: what {@link OfficeRules} drop or change is not copied as it was. */
final class OfficeXml {

    private static final int DEEPEST = 2_000;
    private static final XMLInputFactory FACTORY = factory();

    private final OfficeFields fields = new OfficeFields();
    private final OfficeRules rules;
    private final Set<Trace> traces;
    private final boolean mayHoldFields;

    OfficeXml(String name, QName root, OfficeParts parts, Set<Trace> traces) {
        this.rules = new OfficeRules(name, parts, fields, traces);
        this.traces = traces;
        this.mayHoldFields = root.getNamespaceURI().contains("wordprocessingml");
    }

    /** Nothing outside the part is ever read, and no entity is ever expanded. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    static XMLStreamReader reader(byte[] content) throws XMLStreamException {
        return FACTORY.createXMLStreamReader(new ByteArrayInputStream(content));
    }

    /** The element that holds all others. */
    static QName root(byte[] content) throws Objected {
        try {
            XMLStreamReader reader = reader(content);
            for (int event = reader.next(); event != XMLStreamConstants.START_ELEMENT; event = reader.next()) {
                if (event == XMLStreamConstants.DTD) {
                    throw new Objected(Objection.DAMAGED_ARCHIVE);
                }
            }
            return reader.getName();
        } catch (XMLStreamException | RuntimeException e) {
            throw new Objected(Objection.DAMAGED_ARCHIVE);
        }
    }

    /** Writes the copy as it comes, since a large table would not be in memory twice. */
    void strip(byte[] content, OutputStream out) throws Objected {
        if (mayHoldFields && holds(content, "nstrText")) {
            run(content, Writer.nullWriter());
            fields.again();
        }
        run(content, new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
    }

    /** True also where the letters cannot be compared, because each has two bytes. */
    private static boolean holds(byte[] content, String text) {
        byte[] sought = text.getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at + sought.length <= content.length; at++) {
            if (content[at] == 0 || Arrays.equals(content, at, at + sought.length, sought, 0, sought.length)) {
                return true;
            }
        }
        return false;
    }

    private void run(byte[] content, Writer out) throws Objected {
        try {
            out.write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
            XMLStreamReader reader = reader(content);
            try {
                copy(reader, out);
            } finally {
                reader.close();
            }
            out.flush();
        } catch (XMLStreamException | IOException | RuntimeException e) {
            throw new Objected(Objection.DAMAGED_ARCHIVE);
        }
    }

    private void copy(XMLStreamReader reader, Writer out) throws XMLStreamException, IOException, Objected {
        int depth = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > DEEPEST) {
                        throw new Objected(Objection.TOO_MANY_PARTS);
                    }
                    if (rules.drops(reader)) {
                        skip(reader);
                        depth--;
                    } else {
                        start(reader, out);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    rules.end(reader);
                    out.write("</" + name(reader.getPrefix(), reader.getLocalName()) + ">");
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (depth > 0) {
                        escape(rules.text(reader.getText()), out, false);
                    }
                }
                case XMLStreamConstants.COMMENT -> traces.add(Trace.HIDDEN_NOTES);
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new Objected(Objection.DAMAGED_ARCHIVE);
                default -> {
                    // Instructions to other programs, and the end.
                }
            }
        }
    }

    private static void skip(XMLStreamReader reader) throws XMLStreamException {
        for (int open = 1; open > 0; ) {
            int event = reader.next();
            open += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    private void start(XMLStreamReader reader, Writer out) throws IOException, Objected {
        out.write("<" + name(reader.getPrefix(), reader.getLocalName()));
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            String prefix = reader.getNamespacePrefix(i);
            String uri = reader.getNamespaceURI(i);
            attribute(prefix == null || prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix, uri == null ? "" : uri, out);
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String value = rules.attribute(reader, i);
            if (value != null) {
                attribute(name(reader.getAttributePrefix(i), reader.getAttributeLocalName(i)), value, out);
            }
        }
        out.write(">");
    }

    private static String name(@Nullable String prefix, String local) {
        return prefix == null || prefix.isEmpty() ? local : prefix + ":" + local;
    }

    private static void attribute(String name, String value, Writer out) throws IOException {
        out.write(" " + name + "=\"");
        escape(value, out, true);
        out.write("\"");
    }

    private static void escape(String text, Writer out, boolean attribute) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.write("&lt;");
                case '>' -> out.write("&gt;");
                case '&' -> out.write("&amp;");
                case '\r' -> out.write("&#13;");
                case '"' -> out.write(attribute ? "&quot;" : "\"");
                case '\n' -> out.write(attribute ? "&#10;" : "\n");
                case '\t' -> out.write(attribute ? "&#9;" : "\t");
                default -> out.write(c);
            }
        }
    }

    private static final Pattern PEOPLE =
            Pattern.compile("(?i)<[^<>/]*(creator|lastmodifiedby|manager|printed-by)\\b[^<>]*>[^<]");
    private static final Pattern DATES =
            Pattern.compile("(?i)<[^<>/]*(created|modified|date|lastprinted|totaltime|editing-duration)\\b[^<>]*>[^<]");
    private static final Pattern FOLDERS = Pattern.compile("(?i)<[^<>/]*template\\b");
    private static final Pattern DEVICE = Pattern.compile("(?i)<[^<>/]*(application|generator)\\b[^<>]*>[^<]");
    private static final Pattern PROPERTIES = Pattern.compile(
            "(?i)<[^<>/]*(company|title|subject|keywords?|description|category|user-defined)\\b[^<>]*>[^<]");

    /** What a part that holds nothing but properties tells. */
    static Set<Trace> properties(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        Set<Trace> traces = EnumSet.noneOf(Trace.class);
        note(PEOPLE, text, Trace.PEOPLE, traces);
        note(DATES, text, Trace.DATES, traces);
        note(FOLDERS, text, Trace.FOLDERS, traces);
        note(DEVICE, text, Trace.DEVICE, traces);
        note(PROPERTIES, text, Trace.PROPERTIES, traces);
        return traces;
    }

    private static void note(Pattern pattern, String text, Trace trace, Set<Trace> traces) {
        if (pattern.matcher(text).find()) {
            traces.add(trace);
        }
    }
}

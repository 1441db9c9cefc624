package redress.intake.office;

import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import redress.intake.traces.Objected;
import redress.intake.traces.Objection;

/** Reads, before anything is written, which parts of an office file relationships lead to. */
final class OfficeRelationships {

    private OfficeRelationships() {}

    static boolean isOne(String name) {
        return name.endsWith(".rels") && ("/" + name).contains("/_rels/");
    }

    static void read(String name, byte[] content, OfficeParts parts) throws Objected {
        try {
            XMLStreamReader reader = OfficeXml.reader(content);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("Relationship")) {
                    relate(reader, folder(name), parts);
                }
            }
        } catch (XMLStreamException | RuntimeException e) {
            throw new Objected(Objection.DAMAGED_ARCHIVE);
        }
    }

    private static void relate(XMLStreamReader at, String folder, OfficeParts parts) {
        String type = at.getAttributeValue(null, "Type");
        String target = at.getAttributeValue(null, "Target");
        if (type != null && target != null && !"External".equals(at.getAttributeValue(null, "TargetMode"))) {
            parts.relate(type.substring(type.lastIndexOf('/') + 1), resolved(folder, target));
        }
    }

    /** The folder that targets in a part with relationships are relative to. */
    static String folder(String name) {
        int rels = name.lastIndexOf("_rels/");
        return rels < 0 ? "" : name.substring(0, rels);
    }

    static String resolved(String folder, String target) {
        String slashed = target.replace('\\', '/');
        String whole = slashed.startsWith("/") ? slashed.substring(1) : folder + slashed;
        Deque<String> steps = new ArrayDeque<>();
        for (String step : whole.split("/")) {
            if (step.equals("..")) {
                steps.pollLast();
            } else if (!step.equals(".") && !step.isEmpty()) {
                steps.addLast(step);
            }
        }
        return String.join("/", steps);
    }
}

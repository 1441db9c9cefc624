package redress.triage.diagram;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;

/** Writes text and numbers into an SVG drawing: escaped, broken into lines that fit, numbers without a locale. */
final class DiagramText {
    static final int SIZE = 13;
    private static final double CHARACTER_WIDTH = 0.56 * SIZE;
    private static final int LINE_HEIGHT = 15;
    private static final String HALO =
            "fill=\"#0b0c0c\" stroke=\"#ffffff\" stroke-width=\"4\" stroke-linejoin=\"round\" paint-order=\"stroke\"";

    private DiagramText() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static String number(double value) {
        double rounded = Math.round(value * 10) / 10.0;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }

    /** The four numbers of a box as the attributes of a rectangle. */
    static String box(Bounds bounds) {
        return "x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\""
                .formatted(
                        number(bounds.getX()),
                        number(bounds.getY()),
                        number(bounds.getWidth()),
                        number(bounds.getHeight()));
    }

    /** Lines around a middle point, none wider than {@code width} unless a single word is. */
    static String centred(String text, double middleX, double middleY, double width, String attributes) {
        List<String> lines = lines(text, width);
        return block(lines, middleX, middleY - (lines.size() - 1) * LINE_HEIGHT / 2.0 + SIZE * 0.35, attributes);
    }

    /** Lines below a point; a white edge keeps them readable on top of arrows. */
    static String below(String text, double middleX, double top, double width) {
        return block(lines(text, width), middleX, top + SIZE, HALO);
    }

    /** Starts at a point instead of lying around it. */
    static String heading(String text, double left, double baseline) {
        return "<text x=\"%s\" y=\"%s\" font-size=\"%s\" font-weight=\"bold\" fill=\"#0b0c0c\">%s</text>\n"
                .formatted(number(left), number(baseline), SIZE + 5, escape(text));
    }

    private static String block(List<String> lines, double x, double firstBaseline, String attributes) {
        StringBuilder text = new StringBuilder("<text text-anchor=\"middle\" " + attributes + ">");
        for (int i = 0; i < lines.size(); i++) {
            text.append("<tspan x=\"%s\" y=\"%s\">%s</tspan>"
                    .formatted(number(x), number(firstBaseline + i * LINE_HEIGHT), escape(lines.get(i))));
        }
        return text.append("</text>").toString();
    }

    static List<String> lines(String text, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            if (line.length() > 0 && (line.length() + 1 + word.length()) * CHARACTER_WIDTH > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}

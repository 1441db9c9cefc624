package redress.triage.diagram;

import static redress.triage.diagram.DiagramText.box;
import static redress.triage.diagram.DiagramText.escape;
import static redress.triage.diagram.DiagramText.number;

import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TextAnnotation;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.jspecify.annotations.Nullable;

/**
 * Draws the shapes of BPMN from their diagram information, in two states: as usual, and as the place where a case stands.
 * Every pair of colours has a contrast of at least 4.5 to 1.
 */
final class DiagramShapes {
    private static final String TEXT = "#0b0c0c";
    private static final String LINE = "#505a5f";
    private static final String HERE = "#1d70b8";
    private static final String HERE_PALE = "#d2e2f1";
    private static final int HEADER = 30;

    private DiagramShapes() {}

    static String shape(BpmnShape shape, boolean here) {
        BaseElement element = shape.getBpmnElement();
        Bounds bounds = shape.getBounds();
        String drawn;
        if (element instanceof Participant participant) {
            drawn = band(bounds, participant.getName(), false);
        } else if (element instanceof Lane lane) {
            drawn = band(bounds, lane.getName(), here);
        } else if (element instanceof SubProcess subProcess) {
            drawn = subProcess(subProcess, bounds, here);
        } else if (element instanceof Activity activity) {
            drawn = task(activity, bounds, here);
        } else if (element instanceof Event event) {
            drawn = event(event, bounds, here) + label(shape, event);
        } else if (element instanceof Gateway gateway) {
            drawn = gateway(gateway, bounds, here) + label(shape, gateway);
        } else if (element instanceof TextAnnotation annotation) {
            drawn = annotation(annotation, bounds);
        } else {
            return "";
        }
        return "<g>" + drawn + "</g>\n";
    }

    /** A flag above the place where the case stands, so that colour alone does not tell it. */
    static String flag(Bounds bounds, String text) {
        double middle = bounds.getX() + bounds.getWidth() / 2;
        double top = bounds.getY() - 34;
        return ("<g><rect x=\"%s\" y=\"%s\" width=\"124\" height=\"24\" rx=\"3\" fill=\"%s\"/><path d=\"M%s,%s l7,8 l7,-8 Z\" fill=\"%s\"/>%s</g>\n")
                .formatted(
                        number(middle - 62),
                        number(top),
                        TEXT,
                        number(middle - 7),
                        number(top + 23),
                        TEXT,
                        DiagramText.centred(text, middle, top + 12, 124, "fill=\"#ffffff\" font-weight=\"bold\""));
    }

    private static String band(Bounds bounds, @Nullable String name, boolean here) {
        double x = bounds.getX() + HEADER / 2.0;
        double y = bounds.getY() + bounds.getHeight() / 2;
        return "<rect %s fill=\"#ffffff\" stroke=\"%s\"/><rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\" stroke=\"%s\"/>"
                        .formatted(
                                box(bounds),
                                LINE,
                                number(bounds.getX()),
                                number(bounds.getY()),
                                HEADER,
                                number(bounds.getHeight()),
                                here ? HERE_PALE : "#f3f2f1",
                                LINE)
                + "<g transform=\"rotate(-90 %s %s)\">%s</g>"
                        .formatted(
                                number(x),
                                number(y),
                                DiagramText.centred(
                                        name == null ? "" : name, x, y, bounds.getHeight(), "fill=\"" + TEXT + "\""));
    }

    private static String subProcess(SubProcess subProcess, Bounds bounds, boolean here) {
        return "<rect %s rx=\"10\" fill=\"#ffffff\" stroke=\"%s\" stroke-width=\"%s\" stroke-dasharray=\"%s\"/>%s"
                .formatted(
                        box(bounds),
                        here ? HERE : LINE,
                        here ? 4 : 1,
                        subProcess.triggeredByEvent() ? "3 4" : "none",
                        DiagramText.centred(
                                name(subProcess),
                                bounds.getX() + bounds.getWidth() / 2,
                                bounds.getY() + 14,
                                bounds.getWidth() - 16,
                                "fill=\"" + TEXT + "\""));
    }

    private static String task(FlowNode task, Bounds bounds, boolean here) {
        String ink = here ? "#ffffff" : TEXT;
        String icon = DiagramIcons.task(task, bounds.getX() + 13, bounds.getY() + 13, ink);
        return tooltip(task)
                + "<rect %s rx=\"8\" fill=\"%s\" stroke=\"%s\" stroke-width=\"%s\"/>"
                        .formatted(
                                box(bounds),
                                here ? HERE : "#ffffff",
                                here ? TEXT : LINE,
                                here || task instanceof CallActivity ? "4" : "1.5")
                + icon
                + (task instanceof CallActivity ? called(bounds, ink) : "")
                + DiagramText.centred(
                        name(task),
                        bounds.getX() + bounds.getWidth() / 2,
                        bounds.getY() + bounds.getHeight() / 2,
                        bounds.getWidth() - 10,
                        "fill=\"" + ink + "\"" + (here ? " font-weight=\"bold\"" : ""));
    }

    /** The sign of BPMN for what is drawn elsewhere. */
    private static String called(Bounds bounds, String ink) {
        return "<path d=\"M%s,%s h14 v14 h-14 Z M%s,%s h8 M%s,%s v8\" fill=\"none\" stroke=\"%s\"/>"
                .formatted(
                        number(bounds.getX() + bounds.getWidth() / 2 - 7),
                        number(bounds.getY() + bounds.getHeight() - 18),
                        number(bounds.getX() + bounds.getWidth() / 2 - 4),
                        number(bounds.getY() + bounds.getHeight() - 11),
                        number(bounds.getX() + bounds.getWidth() / 2),
                        number(bounds.getY() + bounds.getHeight() - 15),
                        ink);
    }

    private static String event(Event event, Bounds bounds, boolean here) {
        double radius = bounds.getWidth() / 2;
        double x = bounds.getX() + radius;
        double y = bounds.getY() + radius;
        boolean edge = event instanceof StartEvent || event instanceof EndEvent;
        boolean interrupting = !(event instanceof BoundaryEvent boundary && !boundary.cancelActivity())
                && !(event instanceof StartEvent start && !start.isInterrupting());
        String circle =
                "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\" stroke=\"%s\" stroke-width=\"%s\" stroke-dasharray=\"%s\"/>";
        String colour = here ? HERE : LINE;
        String dashes = interrupting ? "none" : "4 3";
        String width = event instanceof EndEvent || here ? "3.5" : "1.5";
        String fill = here ? HERE_PALE : "#ffffff";
        return tooltip(event)
                + circle.formatted(number(x), number(y), number(radius), fill, colour, width, dashes)
                + (edge
                        ? ""
                        : circle.formatted(number(x), number(y), number(radius - 3), "none", colour, "1.5", dashes))
                + DiagramIcons.event(event, x, y, radius, TEXT);
    }

    private static String gateway(Gateway gateway, Bounds bounds, boolean here) {
        double x = bounds.getX() + bounds.getWidth() / 2;
        double y = bounds.getY() + bounds.getHeight() / 2;
        return tooltip(gateway)
                + "<path d=\"M%s,%s L%s,%s L%s,%s L%s,%s Z\" fill=\"%s\" stroke=\"%s\" stroke-width=\"%s\"/>"
                        .formatted(
                                number(x),
                                number(bounds.getY()),
                                number(bounds.getX() + bounds.getWidth()),
                                number(y),
                                number(x),
                                number(bounds.getY() + bounds.getHeight()),
                                number(bounds.getX()),
                                number(y),
                                here ? HERE_PALE : "#ffffff",
                                here ? HERE : LINE,
                                here ? "4" : "1.5")
                + DiagramIcons.gateway(gateway, x, y, TEXT);
    }

    private static String annotation(TextAnnotation annotation, Bounds bounds) {
        String text = annotation.getText() == null ? "" : annotation.getText().getTextContent();
        return "<path d=\"M%1$s,%2$s h-8 v%3$s h8\" fill=\"none\" stroke=\"%4$s\"/>"
                        .formatted(number(bounds.getX() + 8), number(bounds.getY()), number(bounds.getHeight()), LINE)
                + DiagramText.centred(
                        text,
                        bounds.getX() + bounds.getWidth() / 2,
                        bounds.getY() + bounds.getHeight() / 2,
                        bounds.getWidth() - 12,
                        "fill=\"" + TEXT + "\"");
    }

    private static String label(BpmnShape shape, FlowElement element) {
        if (element.getName() == null) {
            return "";
        }
        Bounds bounds = shape.getBounds();
        if (shape.getBpmnLabel() != null && shape.getBpmnLabel().getBounds() != null) {
            Bounds label = shape.getBpmnLabel().getBounds();
            return DiagramText.below(
                    element.getName(),
                    label.getX() + label.getWidth() / 2,
                    label.getY(),
                    Math.max(90, label.getWidth()));
        }
        return DiagramText.below(
                element.getName(),
                bounds.getX() + bounds.getWidth() / 2,
                bounds.getY() + bounds.getHeight() + 2,
                Math.max(90, bounds.getWidth()));
    }

    private static String tooltip(FlowElement element) {
        return element.getName() == null ? "" : "<title>" + escape(element.getName()) + "</title>";
    }

    private static String name(FlowElement element) {
        return element.getName() == null ? "" : element.getName();
    }
}

package redress.triage.diagram;

import static redress.triage.diagram.DiagramText.number;

import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.Association;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.MessageFlow;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.jspecify.annotations.Nullable;

/** Draws the lines of BPMN from their diagram information: flows with an arrow, messages dashed, associations dotted. */
final class DiagramEdges {
    private static final String LINE = "#505a5f";

    /** The head of an arrow, once per drawing. */
    static final String ARROW = """
            <defs><marker id="case-diagram-arrow" viewBox="0 0 10 10" refX="10" refY="5" markerWidth="8" markerHeight="8" \
            orient="auto"><path d="M0,0 L10,5 L0,10 Z" fill="%s"/></marker></defs>
            """.formatted(LINE);

    private DiagramEdges() {}

    static String edge(BpmnEdge edge) {
        BaseElement element = edge.getBpmnElement();
        List<Waypoint> waypoints = List.copyOf(edge.getWaypoints());
        String points = waypoints.stream()
                .map(point -> number(point.getX()) + "," + number(point.getY()))
                .collect(Collectors.joining(" "));
        String dashes = element instanceof Association ? "2 4" : element instanceof MessageFlow ? "8 5" : "none";
        String arrow = element instanceof Association ? "" : " marker-end=\"url(#case-diagram-arrow)\"";
        String line =
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\" stroke-linejoin=\"round\" stroke-dasharray=\"%s\"%s/>\n"
                        .formatted(points, LINE, dashes, arrow);
        if (element instanceof SequenceFlow flow && flow.getName() != null) {
            return line + edgeLabel(flow.getName(), edge.getBpmnLabel(), waypoints) + "\n";
        }
        return line;
    }

    private static String edgeLabel(String name, @Nullable BpmnLabel label, List<Waypoint> points) {
        if (label != null && label.getBounds() != null) {
            Bounds bounds = label.getBounds();
            return DiagramText.below(
                    name, bounds.getX() + bounds.getWidth() / 2, bounds.getY(), Math.max(90, bounds.getWidth()));
        }
        Waypoint from = points.get((points.size() - 1) / 2);
        Waypoint to = points.get((points.size() - 1) / 2 + 1);
        return DiagramText.below(name, (from.getX() + to.getX()) / 2, (from.getY() + to.getY()) / 2 - 18, 110);
    }
}

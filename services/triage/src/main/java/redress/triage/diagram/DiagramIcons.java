package redress.triage.diagram;

import static redress.triage.diagram.DiagramText.number;

import java.util.Collection;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EscalationEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SignalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** The small signs of BPMN inside tasks, events and gateways, each drawn around a middle point. Empty where BPMN has no sign. */
final class DiagramIcons {

    private DiagramIcons() {}

    static String task(FlowNode task, double x, double y, String colour) {
        if (task instanceof UserTask) {
            return drawn(x, y, colour, "<circle cy=\"-4\" r=\"3.5\"/><path d=\"M-6,7 V5 C-6,-1 6,-1 6,5 V7 Z\"/>");
        }
        if (task instanceof SendTask || task instanceof ReceiveTask) {
            return drawn(x, y, colour, envelope(6, task instanceof SendTask, colour));
        }
        if (task instanceof BusinessRuleTask) {
            return drawn(x, y, colour, "<path d=\"M-7,-5 H7 V6 H-7 Z M-7,-1 H7 M-3,-1 V6\"/>");
        }
        if (task instanceof ServiceTask) {
            return drawn(
                    x,
                    y,
                    colour,
                    "<circle r=\"2\"/><circle r=\"4.5\"/><circle r=\"6\" stroke-width=\"2.4\" stroke-dasharray=\"2.4 2.31\"/>");
        }
        return "";
    }

    static String event(Event event, double x, double y, double radius, String colour) {
        Collection<EventDefinition> definitions = event instanceof CatchEvent catching
                ? catching.getEventDefinitions()
                : ((ThrowEvent) event).getEventDefinitions();
        if (definitions.isEmpty()) {
            return "";
        }
        EventDefinition definition = definitions.iterator().next();
        boolean throwing = event instanceof ThrowEvent;
        double size = radius * 0.55;
        if (definition instanceof TimerEventDefinition) {
            return drawn(
                    x,
                    y,
                    colour,
                    "<circle r=\"%s\"/><path d=\"M0,%s V0 H%s\"/>"
                            .formatted(number(size), number(-size * 0.75), number(size * 0.55)));
        }
        if (definition instanceof MessageEventDefinition) {
            return drawn(x, y, colour, envelope(size, throwing, colour));
        }
        if (definition instanceof SignalEventDefinition) {
            return drawn(
                    x, y, colour, path("M0,%1$s L%2$s,%2$s H%3$s Z", -size, size * 0.8, -size * 0.8, throwing, colour));
        }
        if (definition instanceof ErrorEventDefinition) {
            return drawn(
                    x,
                    y,
                    colour,
                    path(
                            "M%3$s,%2$s L%3$s,%1$s L%2$s,%2$s V%1$s",
                            -size * 0.8, size * 0.8, -size * 0.6, false, colour));
        }
        if (definition instanceof EscalationEventDefinition) {
            return drawn(
                    x,
                    y,
                    colour,
                    path("M0,%1$s L%3$s,%2$s L0,%2$s L%4$s,%2$s Z", -size, size * 0.6, size * 0.7, throwing, colour));
        }
        if (definition instanceof TerminateEventDefinition) {
            return drawn(x, y, colour, "<circle r=\"%s\" fill=\"%s\"/>".formatted(number(size), colour));
        }
        return "";
    }

    static String gateway(FlowNode gateway, double x, double y, String colour) {
        if (gateway instanceof ParallelGateway) {
            return drawn(x, y, colour, "<path stroke-width=\"3\" d=\"M-9,0 H9 M0,-9 V9\"/>");
        }
        if (gateway instanceof InclusiveGateway) {
            return drawn(x, y, colour, "<circle r=\"9\" stroke-width=\"2.5\"/>");
        }
        if (gateway instanceof EventBasedGateway) {
            return drawn(
                    x,
                    y,
                    colour,
                    "<circle r=\"11\"/><circle r=\"8.5\"/><path d=\"M0,-6 L6,-1.5 L3.5,5 H-3.5 L-6,-1.5 Z\"/>");
        }
        return drawn(x, y, colour, "<path stroke-width=\"3\" d=\"M-7,-7 L7,7 M7,-7 L-7,7\"/>");
    }

    private static String envelope(double half, boolean filled, String colour) {
        return path(
                "M%1$s,%3$s H%2$s V%4$s H%1$s Z M%1$s,%3$s L0,0 L%2$s,%3$s", -half, half, -half * 0.7, filled, colour);
    }

    /** A path with {@code %4} the opposite of {@code %3}; a filled one keeps its inner lines visible by a white edge. */
    private static String path(
            String pattern, double first, double second, double third, boolean filled, String colour) {
        String fill = filled ? " fill=\"%s\" stroke=\"#ffffff\"".formatted(colour) : "";
        return "<path%s d=\"%s\"/>"
                .formatted(fill, pattern.formatted(number(first), number(second), number(third), number(-third)));
    }

    private static String drawn(double x, double y, String colour, String content) {
        return "<g transform=\"translate(%s %s)\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.3\" stroke-linejoin=\"round\">%s</g>"
                .formatted(number(x), number(y), colour, content);
    }
}

package redress.triage.diagram;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.jspecify.annotations.Nullable;

/** One BPMN file drawn in prepared pieces, each as usual and as the place where a case stands. */
final class Drawing {
    private static final int EDGES = 3;

    private final String name;
    private final Box box;
    private final List<Piece> pieces = new ArrayList<>();
    private final Map<String, Place> places = new HashMap<>();
    private final List<Activity> steps;

    Drawing(BpmnModelInstance model) {
        Collection<BpmnShape> shapes = model.getModelElementsByType(BpmnShape.class);
        Collection<BpmnEdge> edges = model.getModelElementsByType(BpmnEdge.class);
        Process process = model.getModelElementsByType(Process.class).iterator().next();
        name = Objects.requireNonNullElse(process.getName(), process.getId());
        box = box(shapes, edges);
        steps = Stream.<Activity>concat(
                        model.getModelElementsByType(UserTask.class).stream(),
                        model.getModelElementsByType(CallActivity.class).stream())
                .toList();
        for (BpmnShape shape : shapes) {
            BaseElement element = shape.getBpmnElement();
            pieces.add(new Piece(
                    element.getId(),
                    layer(element),
                    DiagramShapes.shape(shape, false),
                    DiagramShapes.shape(shape, true)));
        }
        for (BpmnEdge edge : edges) {
            String drawn = DiagramEdges.edge(edge);
            pieces.add(new Piece(edge.getBpmnElement().getId(), EDGES, drawn, drawn));
        }
        pieces.sort(Comparator.comparingInt(Piece::layer));
        Collection<Lane> lanes = model.getModelElementsByType(Lane.class);
        for (BpmnShape shape : shapes) {
            if (shape.getBpmnElement() instanceof FlowNode node) {
                places.put(node.getId(), place(node, shape.getBounds(), lanes));
            }
        }
    }

    String name() {
        return name;
    }

    Box box() {
        return box;
    }

    /** What a case waits in, in the order of the file: tasks of people and calls of other processes. */
    List<Activity> steps() {
        return steps;
    }

    @Nullable
    Place place(@Nullable String activityId) {
        return activityId == null ? null : places.get(activityId);
    }

    void draw(StringBuilder svg, @Nullable Place marked, String flag) {
        for (Piece piece : pieces) {
            boolean here = marked != null
                    && (piece.id().equals(marked.id()) || piece.id().equals(marked.laneId()));
            svg.append(here ? piece.here() : piece.usual());
        }
        if (marked != null) {
            svg.append(DiagramShapes.flag(marked.bounds(), flag));
        }
    }

    /** Pools lie below lanes, these below sub-processes, arrows and the rest; events on the edge of a task lie on top. */
    private static int layer(BaseElement element) {
        if (element instanceof Participant) {
            return 0;
        }
        if (element instanceof Lane) {
            return 1;
        }
        if (element instanceof SubProcess) {
            return 2;
        }
        return element instanceof BoundaryEvent ? 5 : 4;
    }

    private static Place place(FlowNode node, Bounds bounds, Collection<Lane> lanes) {
        Lane lane = lanes.stream()
                .filter(one -> one.getFlowNodeRefs().contains(node))
                .findFirst()
                .orElse(null);
        return new Place(
                node.getId(),
                nameOf(node),
                bounds,
                lane == null ? null : lane.getId(),
                lane == null ? null : lane.getName());
    }

    static String nameOf(FlowNode node) {
        return Objects.requireNonNullElse(node.getName(), node.getId());
    }

    private static Box box(Collection<BpmnShape> shapes, Collection<BpmnEdge> edges) {
        List<Bounds> boxes = Stream.concat(
                        shapes.stream()
                                .flatMap(shape -> Stream.of(
                                        shape.getBounds(),
                                        shape.getBpmnLabel() == null
                                                ? null
                                                : shape.getBpmnLabel().getBounds())),
                        edges.stream()
                                .map(edge -> edge.getBpmnLabel() == null
                                        ? null
                                        : edge.getBpmnLabel().getBounds()))
                .filter(Objects::nonNull)
                .toList();
        List<double[]> corners = Stream.concat(
                        boxes.stream()
                                .flatMap(box -> Stream.of(
                                        new double[] {box.getX(), box.getY()},
                                        new double[] {box.getX() + box.getWidth(), box.getY() + box.getHeight()})),
                        edges.stream()
                                .flatMap(edge -> edge.getWaypoints().stream())
                                .map(point -> new double[] {point.getX(), point.getY()}))
                .collect(Collectors.toList());
        return new Box(
                corners.stream().mapToDouble(corner -> corner[0]).min().orElse(0),
                corners.stream().mapToDouble(corner -> corner[1]).min().orElse(0),
                corners.stream().mapToDouble(corner -> corner[0]).max().orElse(0),
                corners.stream().mapToDouble(corner -> corner[1]).max().orElse(0));
    }

    private record Piece(String id, int layer, String usual, String here) {}

    /** Everything drawn lies within it. */
    record Box(double left, double top, double right, double bottom) {}

    /** Where a case can stand. */
    record Place(
            String id,
            String name,
            Bounds bounds,
            @Nullable String laneId,
            @Nullable String lane) {}
}

package redress.triage.diagram;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
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

/**
 * The picture of a process with the place where a case stands, as SVG. Reads the diagram information of a BPMN file once; a call only
 * joins prepared pieces. The picture has a title and a description in words for those who do not see it, and holds no script, no
 * style sheet and nothing of a case but its place. Safe for many threads.
 */
public final class CaseDiagram {
    private static final int MARGIN = 20;
    /** Room above everything for the flag at the place of the case. */
    private static final int FLAG = 40;

    private static final int EDGES = 3;

    private final String name;
    private final String viewBox;
    private final List<Piece> pieces = new ArrayList<>();
    private final Map<String, Place> places = new HashMap<>();
    private final List<String> steps;

    private CaseDiagram(BpmnModelInstance model) {
        Collection<BpmnShape> shapes = model.getModelElementsByType(BpmnShape.class);
        Collection<BpmnEdge> edges = model.getModelElementsByType(BpmnEdge.class);
        Process process = model.getModelElementsByType(Process.class).iterator().next();
        name = Objects.requireNonNullElse(process.getName(), process.getId());
        viewBox = viewBox(shapes, edges);
        steps = model.getModelElementsByType(UserTask.class).stream()
                .map(CaseDiagram::nameOf)
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

    /** Reads a file of the class path, such as {@code /processes/breach-case.bpmn}. */
    public static CaseDiagram read(String resource) {
        try (InputStream file = Objects.requireNonNull(CaseDiagram.class.getResourceAsStream(resource), resource)) {
            return new CaseDiagram(Bpmn.readModelFromStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The picture as an SVG document.
     *
     * @param activityId the activity or event where the case stands; null, or one that the process does not have, marks nothing
     */
    public String svg(@Nullable String activityId) {
        Place place = activityId == null ? null : places.get(activityId);
        StringBuilder svg = new StringBuilder(60_000)
                .append(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"case-diagram-title case-diagram-desc\" ")
                .append(viewBox)
                .append(" font-family=\"Arial, Helvetica, sans-serif\" font-size=\"" + DiagramText.SIZE + "\">\n")
                .append("<title id=\"case-diagram-title\">" + DiagramText.escape(name) + "</title>\n")
                .append("<desc id=\"case-diagram-desc\">" + DiagramText.escape(description(place)) + "</desc>\n")
                .append(DiagramEdges.ARROW);
        for (Piece piece : pieces) {
            boolean here = place != null
                    && (piece.id().equals(activityId) || piece.id().equals(place.laneId()));
            svg.append(here ? piece.here() : piece.usual());
        }
        if (place != null) {
            svg.append(place.flag());
        }
        return svg.append("</svg>\n").toString();
    }

    private String description(@Nullable Place place) {
        String all = "The steps are: " + String.join(", ", steps) + ".";
        if (place == null) {
            return "No step is marked. " + all;
        }
        int step = steps.indexOf(place.name());
        return "The case stands at “" + place.name() + "”"
                + (step < 0 ? "" : ", step " + (step + 1) + " of " + steps.size())
                + (place.lane() == null ? "" : ", in the lane “" + place.lane() + "”")
                + ". " + all;
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
                nameOf(node),
                DiagramShapes.flag(bounds),
                lane == null ? null : lane.getId(),
                lane == null ? null : lane.getName());
    }

    private static String nameOf(FlowNode node) {
        return Objects.requireNonNullElse(node.getName(), node.getId());
    }

    private static String viewBox(Collection<BpmnShape> shapes, Collection<BpmnEdge> edges) {
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
        double left = corners.stream().mapToDouble(corner -> corner[0]).min().orElse(0) - MARGIN;
        double top = corners.stream().mapToDouble(corner -> corner[1]).min().orElse(0) - MARGIN - FLAG;
        double right = corners.stream().mapToDouble(corner -> corner[0]).max().orElse(0) + MARGIN;
        double bottom = corners.stream().mapToDouble(corner -> corner[1]).max().orElse(0) + MARGIN;
        return "viewBox=\"%1$s %2$s %3$s %4$s\" width=\"%3$s\" height=\"%4$s\""
                .formatted(
                        DiagramText.number(left),
                        DiagramText.number(top),
                        DiagramText.number(right - left),
                        DiagramText.number(bottom - top));
    }

    private record Piece(String id, int layer, String usual, String here) {}

    private record Place(
            String name,
            String flag,
            @Nullable String laneId,
            @Nullable String lane) {}
}

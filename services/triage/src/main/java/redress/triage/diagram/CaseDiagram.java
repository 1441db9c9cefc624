package redress.triage.diagram;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.jspecify.annotations.Nullable;
import redress.triage.diagram.Drawing.Box;
import redress.triage.diagram.Drawing.Place;

/**
 * The picture of a process with the place where a case stands, as SVG; where that lies in a process that this one calls, the called one
 * is drawn below it. Reads the diagram information of BPMN files once; a call only joins prepared pieces. The picture has a title and a
 * description in words for those who do not see it, and holds no script, no style sheet and nothing of a case but its place. Safe for
 * many threads.
 */
public final class CaseDiagram {
    private static final int MARGIN = 20;
    /** Room above everything for the flag at the place of the case. */
    private static final int FLAG = 40;

    private static final int TITLE = 40;

    private final Drawing main;
    /** By the activity that calls. */
    private final Map<String, Drawing> called = new LinkedHashMap<>();

    private final List<String> steps;

    private CaseDiagram(String key, Function<String, @Nullable InputStream> files) {
        Map<String, Drawing> read = new HashMap<>();
        main = drawing(key, files);
        for (Activity step : main.steps()) {
            if (step instanceof CallActivity call) {
                String other = call.getCalledElement();
                called.put(call.getId(), read.computeIfAbsent(other, each -> drawing(each, files)));
            }
        }
        steps = main.steps().stream().flatMap(this::names).toList();
    }

    /**
     * Reads a process and those that it calls.
     *
     * @param files answers the BPMN file of a process, by its key
     */
    public static CaseDiagram read(String key, Function<String, @Nullable InputStream> files) {
        return new CaseDiagram(key, files);
    }

    private static Drawing drawing(String key, Function<String, @Nullable InputStream> files) {
        try (InputStream file = Objects.requireNonNull(files.apply(key), key)) {
            return new Drawing(Bpmn.readModelFromStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A call of a process with steps of its own stands for these. */
    private Stream<String> names(Activity step) {
        Drawing inner = called.get(step.getId());
        return inner == null || inner.steps().stream().noneMatch(CallActivity.class::isInstance)
                ? Stream.of(Drawing.nameOf(step))
                : inner.steps().stream().map(Drawing::nameOf);
    }

    /**
     * The picture as an SVG document.
     *
     * @param activityId the activity or event where the case stands; null, or one that the process does not have, marks nothing
     */
    public String svg(@Nullable String activityId) {
        Place place = main.place(activityId);
        if (place != null) {
            return drawn(place, null, place);
        }
        for (Map.Entry<String, Drawing> each : called.entrySet()) {
            Place inner = each.getValue().place(activityId);
            if (inner != null) {
                return drawn(main.place(each.getKey()), each.getValue(), inner);
            }
        }
        return drawn(null, null, null);
    }

    /**
     * @param marked what is marked in the main drawing
     * @param below a called process, drawn too
     * @param place where the case stands, in the one or the other
     */
    private String drawn(@Nullable Place marked, @Nullable Drawing below, @Nullable Place place) {
        Box box = main.box();
        double left = box.left() - MARGIN;
        double top = box.top() - MARGIN - FLAG;
        double width = box.right() + MARGIN - left;
        double height = box.bottom() + MARGIN - top;
        StringBuilder svg = new StringBuilder(60_000);
        main.draw(svg, marked, below == null ? "The case is here" : "See below");
        if (below != null) {
            Box inner = below.box();
            double down = top + height + TITLE + FLAG - inner.top();
            svg.append(DiagramText.heading(below.name(), left + MARGIN, top + height + TITLE / 2.0))
                    .append("<g transform=\"translate(%s %s)\">\n"
                            .formatted(DiagramText.number(box.left() - inner.left()), DiagramText.number(down)));
            below.draw(svg, place, "The case is here");
            svg.append("</g>\n");
            width = Math.max(width, inner.right() - inner.left() + 2 * MARGIN);
            height = down + inner.bottom() + MARGIN - top;
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"case-diagram-title case-diagram-desc\" "
                + "viewBox=\"%1$s %2$s %3$s %4$s\" width=\"%3$s\" height=\"%4$s\""
                        .formatted(
                                DiagramText.number(left),
                                DiagramText.number(top),
                                DiagramText.number(width),
                                DiagramText.number(height))
                + " font-family=\"Arial, Helvetica, sans-serif\" font-size=\"" + DiagramText.SIZE + "\">\n"
                + "<title id=\"case-diagram-title\">" + DiagramText.escape(main.name()) + "</title>\n"
                + "<desc id=\"case-diagram-desc\">" + DiagramText.escape(description(place, below)) + "</desc>\n"
                + DiagramEdges.ARROW
                + svg
                + "</svg>\n";
    }

    private String description(@Nullable Place place, @Nullable Drawing within) {
        String all = "The steps are: " + String.join(", ", steps) + ".";
        if (place == null) {
            return "No step is marked. " + all;
        }
        int step = steps.indexOf(place.name());
        return "The case stands at “" + place.name() + "”"
                + (step < 0 ? "" : ", step " + (step + 1) + " of " + steps.size())
                + (place.lane() == null ? "" : ", in the lane “" + place.lane() + "”")
                + (within == null ? "" : ", in the part “" + within.name() + "”")
                + ". " + all;
    }
}

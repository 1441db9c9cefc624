package redress.triage.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import redress.triage.access.Role;
import redress.triage.cases.Case;

/** Puts together what one caller is shown of a case. */
@Component
public class CaseViews {

    private final List<Slice> slices;

    CaseViews(List<Slices> parts) {
        TimelineSlice timeline = new TimelineSlice(parts.stream().flatMap(part -> part.kinds().stream()));
        this.slices = Stream.concat(parts.stream().flatMap(part -> part.slices().stream()), Stream.of(timeline.slice()))
                .toList();
        Set<String> names = slices.stream().map(Slice::name).collect(Collectors.toSet());
        if (names.size() != slices.size()) {
            throw new IllegalStateException("Two slices of the view have the same name: " + slices);
        }
    }

    public CaseView of(Case it, String personId, Role role) {
        CaseViewer viewer = CaseViewer.of(personId, role, it);
        Map<String, Object> members = new LinkedHashMap<>();
        for (Slice slice : slices) {
            Object value = slice.seen().allows(viewer) ? slice.of().apply(it, viewer) : null;
            if (value != null) {
                members.put(slice.name(), value);
            }
        }
        return new CaseView(members);
    }

    List<Slice> slices() {
        return slices;
    }
}

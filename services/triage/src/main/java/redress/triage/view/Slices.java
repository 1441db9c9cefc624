package redress.triage.view;

import java.util.List;
import redress.triage.timeline.Kind;

/** What one part of triage shows of a case. */
public interface Slices {

    List<Slice> slices();

    /** What it writes into the timeline. */
    default List<Kind> kinds() {
        return List.of();
    }
}

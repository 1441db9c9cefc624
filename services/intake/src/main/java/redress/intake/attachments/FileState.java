package redress.intake.attachments;

import java.util.List;
import java.util.Optional;
import redress.intake.storedfiles.Scan;
import redress.intake.traces.Objection;
import redress.intake.traces.Trace;

/**
 * What is known of a file's content.
 *
 * @param removed what was taken out of the copy that others than the reporter may read
 * @param objection why there is no such copy
 */
public record FileState(List<Trace> removed, Optional<Objection> objection, Scan scan) {

    /** A file that is not there any more. */
    static final FileState GONE = new FileState(List.of(), Optional.empty(), Scan.NOT_SCANNED);
}

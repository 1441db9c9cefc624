package redress.intake.cleaning;

import java.util.List;
import java.util.Optional;
import redress.intake.traces.Objection;
import redress.intake.traces.Trace;

/**
 * What became of a file that was to be cleaned.
 *
 * @param traces what was taken out
 * @param objection why there is no clean copy of it
 */
public record CleaningResult(List<Trace> traces, Optional<Objection> objection) {

    static CleaningResult objected(Objection objection) {
        return new CleaningResult(List.of(), Optional.of(objection));
    }
}

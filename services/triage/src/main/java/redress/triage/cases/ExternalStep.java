package redress.triage.cases;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import redress.events.codes.ExternalResult;
import redress.events.codes.ExternalRoute;

/** A step outside the Compact, such as a call-in; it runs beside the case. */
public record ExternalStep(
        ExternalRoute route,
        ExternalResult result,
        LocalDate happenedOn,
        @Nullable String note) {}

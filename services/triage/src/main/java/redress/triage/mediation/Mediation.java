package redress.triage.mediation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How the mediation went; {@code heldOn} is the day of the last meeting. */
public record Mediation(MediationResult result, LocalDate heldOn, @Nullable String note) {
    @Override
    public String toString() {
        return "Mediation[" + result + ", " + heldOn + "]";
    }
}

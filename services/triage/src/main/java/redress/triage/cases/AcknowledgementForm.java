package redress.triage.cases;

import org.jspecify.annotations.Nullable;
import redress.triage.forms.Text;

/** An acknowledgement, with a note for the case file. */
record AcknowledgementForm(@Text(max = 2_000, lines = true) @Nullable String note) {
    @Override
    public String toString() {
        return "AcknowledgementForm[***]";
    }
}

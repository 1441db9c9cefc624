package redress.intake.filing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * The answer to a filed report.
 *
 * @param reference public; names the report in every mail and list
 * @param receipt secret; with the reference it opens the report, and it is given only here
 */
@Schema(name = "FiledReport")
record FiledView(String reference, String receipt, String reportId, Instant submittedAt) {

    @Override
    public String toString() {
        return "FiledView[" + reference + "]";
    }
}

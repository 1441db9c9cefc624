package redress.portal.followup;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A filed report as intake shows it to its reporter; what intake may add later is ignored. */
record FiledReport(
        String reference,
        Instant submittedAt,
        Standing status,
        @Nullable String identityMode,
        @Nullable String compactId,
        @Nullable String bodyId,
        @Nullable List<String> categories,
        @Nullable String whatHappened,
        @Nullable String alreadyDone,
        @Nullable String remedyText,
        @Nullable List<File> attachments,
        @Nullable List<Entry> timeline,
        @Nullable Instant withdrawnAt,
        @Nullable Closed closed,
        @Nullable List<String> outcomes) {

    /** Where the case stands. */
    record Standing(
            String stage, @Nullable Instant since, @Nullable Instant dueAt) {}

    /** One thing that happened. */
    record Entry(Instant at, @Nullable String kind, String text) {}

    /** A file that belongs to the report. */
    record File(String attachmentId, String name, long size) {}

    /** When and why the case was closed. */
    record Closed(Instant at, @Nullable String reason) {}

    public boolean over() {
        return closed != null || withdrawnAt != null || status.stage().equals("CLOSED");
    }
}

package redress.portal.followup;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import redress.events.codes.IdentityMode;

/**
 * A filed report as intake shows it to its reporter.
 *
 * @param sent what was answered, by the names of the API, and whatever else intake may add
 */
record FiledReport(
        String reference,
        Instant submittedAt,
        Standing status,
        @Nullable String compactId,
        @Nullable String bodyId,
        @Nullable List<File> attachments,
        @Nullable List<Entry> timeline,
        @Nullable Instant withdrawnAt,
        @Nullable Closed closed,
        @Nullable List<String> outcomes,
        @Nullable Openers openers,
        @JsonAnySetter Map<String, Object> sent) {

    /** Where the case stands. */
    record Standing(
            String stage,
            @Nullable Instant since,
            @Nullable Instant dueAt,
            @Nullable Boolean provisional) {}

    /** One thing that happened. */
    record Entry(Instant at, @Nullable String kind, String text) {}

    /** A file that belongs to the report. */
    record File(
            String attachmentId,
            String name,
            long size,
            @Nullable String scan,
            @Nullable List<String> removed) {}

    /** When and why the case was closed. */
    record Closed(Instant at, @Nullable String reason) {}

    /** Who may open what is for one person alone, and each opening. */
    record Openers(
            @Nullable String role,
            @Nullable String name,
            @Nullable Instant since,
            @Nullable List<Former> before,
            @Nullable List<Opened> openings) {}

    /** Who could before. */
    record Former(String role, Instant since) {}

    /** One opening. */
    record Opened(Instant at, Instant until, String role, String reason) {}

    public boolean named() {
        return is(IdentityMode.NAMED);
    }

    public boolean confidential() {
        return is(IdentityMode.CONFIDENTIAL);
    }

    public boolean anonymous() {
        return is(IdentityMode.ANONYMOUS_EVIDENCE);
    }

    private boolean is(IdentityMode mode) {
        return mode.name().equals(sent.get("identityMode"));
    }

    public boolean over() {
        return closed != null || withdrawnAt != null || status.stage().equals("CLOSED");
    }
}

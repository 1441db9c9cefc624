package redress.portal.followup;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redress.events.codes.IdentityMode;
import redress.events.intake.Consents;

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

    private static final Set<String> KNOWN =
            Stream.of(IdentityMode.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

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

    IdentityMode mode() {
        return sent.get("identityMode") instanceof String mode && KNOWN.contains(mode)
                ? IdentityMode.valueOf(mode)
                : IdentityMode.UNKNOWN;
    }

    /** What the reporter agreed to; what is not said was not agreed to. */
    Consents consents() {
        Map<?, ?> given = sent.get("consents") instanceof Map<?, ?> said ? said : Map.of();
        return new Consents(
                Boolean.TRUE.equals(given.get("shareWithBody")),
                Boolean.TRUE.equals(given.get("shareWithSteeringGroup")),
                Boolean.TRUE.equals(given.get("nationalUse")),
                Boolean.TRUE.equals(given.get("publishSummary")));
    }

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
        return mode() == mode;
    }

    public boolean over() {
        return closed != null || withdrawnAt != null || status.stage().equals("CLOSED");
    }
}

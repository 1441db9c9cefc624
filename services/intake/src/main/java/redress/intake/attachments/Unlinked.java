package redress.intake.attachments;

import java.time.Instant;
import java.util.Optional;

/** A file that may belong to no report. */
public record Unlinked(String id, Instant uploadedAt, Optional<String> claimant) {}

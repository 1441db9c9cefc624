package redress.intake.attachments;

import java.time.Instant;
import java.util.Optional;

/**
 * A file that may belong to no report.
 *
 * @param place where it stands in the order of such files
 * @param wantedAt when it was uploaded, or the draft that names it was last saved
 * @param claimant who has it, if anybody wanted it
 * @param condemnedAt since when nobody can claim it any more
 */
public record Unlinked(
        String place, String id, Instant wantedAt, Optional<String> claimant, Optional<Instant> condemnedAt) {}

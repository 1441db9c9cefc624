package redress.register.compacts;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.events.codes.Sector;
import redress.events.codes.Stage;

/**
 * What the register says of a local Compact.
 *
 * @param region the ONS code of the region of England, {@code E12000001} to {@code E12000009}
 * @param statusSince the day since which the status holds, where it is known
 * @param limits those of every stage: the Compact's own, and the national ones where it has none
 * @param source where it can be read that there is or was such a Compact
 * @param verified whether the source was read; false for what is only widely known
 */
record CompactEntry(
        String id,
        String name,
        Level level,
        String region,
        Status status,
        @Nullable LocalDate statusSince,
        @Nullable String statusNote,
        List<BoundBody> bodies,
        String calendarId,
        List<StageLimit> limits,
        @Nullable SteeringGroup steeringGroup,
        String source,
        boolean verified) {

    static final String STATUSES = "ACTIVE, INACTIVE, LAPSED, MERGED or UNKNOWN";

    enum Level {
        /** A London or metropolitan borough. */
        BOROUGH,
        DISTRICT,
        COUNTY,
        UNITARY,
        REGIONAL
    }

    enum Status {
        ACTIVE,
        /** Agreed, but nobody cares for it. */
        INACTIVE,
        /** No longer agreed. */
        LAPSED,
        /** Its area became part of another; no reports can be made under it. */
        MERGED,
        /** There was one; whether it still holds is not known. */
        UNKNOWN;

        /** Whether the Compact binds nobody any more. */
        boolean ended() {
            return this == LAPSED || this == MERGED;
        }
    }

    /** @param type of the body when the register was read */
    record BoundBody(String bodyId, String type) {}

    /**
     * How long a stage may take.
     *
     * @param urgent whether this is the limit of urgent cases
     * @param remindDaysBefore the working days before the deadline at which people are reminded
     */
    record StageLimit(Stage stage, boolean urgent, int workingDays, int remindDaysBefore) {}

    /** The people of both sectors who guide a Compact. */
    record SteeringGroup(String name, List<Seat> seats) {}

    /** @param personId who sits there, where somebody does */
    record Seat(Role role, Sector sector, @Nullable String personId) {}

    enum Role {
        CHAIR,
        OFFICER,
        MEMBER
    }
}

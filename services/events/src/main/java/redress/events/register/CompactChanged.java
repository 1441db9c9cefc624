package redress.events.register;

import java.util.List;

/**
 * A Compact as it now stands in the register. Register publishes; intake accepts reports against its bodies, triage applies its limits,
 * notification forgets what it knew of its people.
 *
 * @param version increases by one with every change
 * @param level {@code BOROUGH}, {@code DISTRICT}, {@code COUNTY}, {@code UNITARY} or {@code REGIONAL}
 * @param status {@code ACTIVE}, {@code INACTIVE}, {@code LAPSED}, {@code MERGED} or {@code UNKNOWN}
 * @param calendarId the working-day calendar that its limits are counted in
 * @param limits the limits of every stage, the national defaults where the Compact has none of its own
 */
public record CompactChanged(
        String compactId,
        long version,
        String region,
        String level,
        String status,
        List<BoundBody> bodies,
        String calendarId,
        List<StageLimit> limits)
        implements RegisterEvent {
    public CompactChanged {
        bodies = List.copyOf(bodies);
        limits = List.copyOf(limits);
    }

    @Override
    public String key() {
        return compactId;
    }
}

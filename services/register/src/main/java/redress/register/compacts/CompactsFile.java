package redress.register.compacts;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.register.bodies.Bodies;
import redress.register.bodies.Body;
import redress.register.compacts.CompactEntry.BoundBody;
import redress.register.compacts.CompactEntry.StageLimit;

/** The file {@code compacts.yaml}: the national defaults, and each Compact with what it has of its own. */
record CompactsFile(int edition, NationalDefaults national, List<Local> compacts) {

    /** @param bodies the ids of those that it binds; {@code limits} only where it departs from the national ones */
    record Local(
            String id,
            String name,
            CompactEntry.Level level,
            String region,
            CompactEntry.Status status,
            @Nullable LocalDate statusSince,
            @Nullable String statusNote,
            List<String> bodies,
            @Nullable String calendarId,
            @Nullable List<StageLimit> limits,
            CompactEntry.@Nullable SteeringGroup steeringGroup,
            String source,
            boolean verified) {

        CompactEntry with(NationalDefaults national, Bodies known) {
            return new CompactEntry(
                    id,
                    name,
                    level,
                    region,
                    status,
                    statusSince,
                    statusNote,
                    bodies.stream().map(body -> bound(body, known)).toList(),
                    calendarId == null ? national.calendarId() : calendarId,
                    limits == null ? national.limits() : national.overriddenBy(limits),
                    steeringGroup,
                    source,
                    verified);
        }

        private BoundBody bound(String bodyId, Bodies known) {
            Body body = known.find(bodyId)
                    .orElseThrow(
                            () -> new IllegalStateException(id + " binds " + bodyId + ", which bodies.yaml lacks"));
            return new BoundBody(body.id(), body.type().name());
        }
    }

    List<CompactEntry> entries(Bodies known) {
        return compacts.stream().map(local -> local.with(national, known)).toList();
    }
}

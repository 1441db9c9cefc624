package redress.register.compacts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.events.codes.Sector;
import redress.events.codes.Stage;
import redress.register.bodies.Bodies;

/** A Compact with all that the public may know of it: no people. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CompactView(
        String compactId,
        String name,
        CompactEntry.Level level,
        String region,
        @Schema(description = CompactEntry.STATUSES) String status,
        @Nullable LocalDate statusSince,
        @Nullable String statusNote,
        List<CompactSummary.BoundBodyView> bodies,
        String calendarId,
        List<LimitView> limits,
        @Nullable SteeringGroupView steeringGroup,
        String source,
        boolean verified) {

    @Schema(name = "StageLimit")
    record LimitView(Stage stage, boolean urgent, int workingDays, int remindDaysBefore) {}

    @Schema(name = "SteeringGroup")
    record SteeringGroupView(String name, List<SeatView> seats) {}

    @Schema(name = "SteeringGroupSeat")
    record SeatView(CompactEntry.Role role, Sector sector) {}

    static CompactView of(CompactEntry entry, Bodies known) {
        return new CompactView(
                entry.id(),
                entry.name(),
                entry.level(),
                entry.region(),
                entry.status().name(),
                entry.statusSince(),
                entry.statusNote(),
                CompactSummary.bodies(entry, known),
                entry.calendarId(),
                entry.limits().stream()
                        .map(limit -> new LimitView(
                                limit.stage(), limit.urgent(), limit.workingDays(), limit.remindDaysBefore()))
                        .toList(),
                entry.steeringGroup() == null ? null : seats(entry.steeringGroup()),
                entry.source(),
                entry.verified());
    }

    private static SteeringGroupView seats(CompactEntry.SteeringGroup group) {
        return new SteeringGroupView(
                group.name(),
                group.seats().stream()
                        .map(seat -> new SeatView(seat.role(), seat.sector()))
                        .toList());
    }
}

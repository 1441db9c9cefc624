package redress.triage.compacts;

import java.util.List;
import redress.events.codes.Stage;
import redress.events.register.BoundBody;
import redress.events.register.CompactChanged;
import redress.events.register.StageLimit;
import redress.platform.formats.Format;

/** A Compact as triage stores it, whatever events will say of one. */
@Format(1)
record StoredCompact(
        String compactId,
        long version,
        String region,
        String level,
        String status,
        List<Body> bodies,
        String calendarId,
        List<Limit> limits) {

    record Body(String bodyId, String type) {}

    record Limit(Stage stage, boolean urgent, int workingDays, int remindDaysBefore) {}

    static StoredCompact of(CompactChanged told) {
        return new StoredCompact(
                told.compactId(),
                told.version(),
                told.region(),
                told.level(),
                told.status(),
                told.bodies().stream()
                        .map(each -> new Body(each.bodyId(), each.type()))
                        .toList(),
                told.calendarId(),
                told.limits().stream()
                        .map(each ->
                                new Limit(each.stage(), each.urgent(), each.workingDays(), each.remindDaysBefore()))
                        .toList());
    }

    CompactChanged told() {
        return new CompactChanged(
                compactId,
                version,
                region,
                level,
                status,
                bodies.stream()
                        .map(each -> new BoundBody(each.bodyId(), each.type()))
                        .toList(),
                calendarId,
                limits.stream()
                        .map(each -> new StageLimit(
                                each.stage(), each.urgent(), each.workingDays(), each.remindDaysBefore()))
                        .toList());
    }
}

package redress.register.calendars;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import redress.platform.problems.Refusal;

@RestController
@Tag(name = "register")
class CalendarController {

    private final Calendars calendars;

    CalendarController(Calendars calendars) {
        this.calendars = calendars;
    }

    /** @param to the last day that can be counted with it */
    @Schema(name = "WorkingDayCalendar")
    record CalendarView(String calendarId, LocalDate from, LocalDate to, List<HolidayView> holidays) {}

    @Schema(name = "PublicHoliday")
    record HolidayView(LocalDate date, String title) {}

    @GetMapping(path = "/api/register/calendars/{calendarId}", produces = "application/json")
    @Operation(operationId = "readCalendar", summary = "The public holidays that working days are counted around")
    CalendarView read(
            @Parameter(example = "england-and-wales") @PathVariable @Pattern(regexp = "^[a-z0-9][a-z0-9-]{0,99}$")
                    String calendarId) {
        return calendars
                .find(calendarId)
                .map(CalendarController::view)
                .orElseThrow(() -> Refusal.of(HttpStatus.NOT_FOUND, "NOT_FOUND", "The register has no such calendar."));
    }

    private static CalendarView view(Holidays calendar) {
        return new CalendarView(
                calendar.id(),
                calendar.from(),
                calendar.to(),
                calendar.holidays().stream()
                        .map(holiday -> new HolidayView(holiday.date(), holiday.title()))
                        .toList());
    }
}

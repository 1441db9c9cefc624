package redress.standalone.clock;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import redress.platform.problems.Refusal;
import redress.platform.time.ClockMoved;
import redress.platform.time.SettableClock;

/** Tells and moves the clock. */
@RestController
@Tag(name = "Clock", description = "The movable clock of standalone")
class ClockController {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int MOST_YEARS = 2;

    private final SettableClock clock;
    private final ApplicationEventPublisher application;

    ClockController(SettableClock clock, ApplicationEventPublisher application) {
        this.clock = clock;
        this.application = application;
    }

    /** @param now the present of the domain */
    record ClockView(Instant now) {}

    /**
     * One of the two.
     *
     * @param moveTo an instant after the present
     * @param days how many days to go forward, at the same time of day in London
     */
    record ClockForm(
            @Schema(
                    types = {"string", "null"},
                    format = "date-time",
                    pattern = "^.+Z$")
            @Nullable
            Instant moveTo,

            @Min(1) @Max(366) @Nullable Integer days) {}

    @Operation(summary = "What time it is")
    @GetMapping("/api/clock")
    ClockView now() {
        return new ClockView(clock.instant());
    }

    @Operation(summary = "Move the clock forward")
    @PostMapping("/api/clock")
    ClockView move(@Valid @RequestBody ClockForm form) {
        return forward(target(form));
    }

    ClockView forward(Instant target) {
        Instant now = clock.instant();
        if (target.isBefore(now)) {
            throw refused("The clock only moves forward. Choose an instant after " + now + ".");
        }
        if (target.isAfter(now.atZone(LONDON).plusYears(MOST_YEARS).toInstant())) {
            throw refused("The clock moves at most " + MOST_YEARS + " years at a time.");
        }
        clock.moveTo(target);
        Instant moved = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        application.publishEvent(new ClockMoved(moved));
        return new ClockView(moved);
    }

    private Instant target(ClockForm form) {
        if ((form.moveTo() == null) == (form.days() == null)) {
            throw refused("Give either moveTo or days.");
        }
        if (form.moveTo() != null) {
            return form.moveTo();
        }
        return clock.instant()
                .atZone(LONDON)
                .plus(Period.ofDays(Objects.requireNonNull(form.days())))
                .toInstant();
    }

    private static Refusal refused(String detail) {
        return Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, "CLOCK_NOT_MOVED", detail);
    }
}

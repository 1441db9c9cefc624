package redress.triage.holidays;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import redress.triage.compacts.CompactTerms;
import redress.triage.deadlines.WorkingDays;

/** Says how long the public holidays are known. That they end stops nothing, so it is never a reason to be down. */
@Component("calendar")
class CalendarEnd implements HealthIndicator {

    private static final int WARN_MONTHS = 6;

    private final CompactTerms compacts;
    private final Clock clock;

    CalendarEnd(CompactTerms compacts, Clock clock, MeterRegistry meters) {
        this.compacts = compacts;
        this.clock = clock;
        Gauge.builder("calendar_days_left", this, CalendarEnd::daysLeft)
                .description("Days from today to the last one whose public holidays are known")
                .register(meters);
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        LocalDate today = today();
        compacts.known().forEach((id, days) -> {
            health.withDetail(id, days.lastDay().toString());
            if (today.isAfter(days.lastDay().minusMonths(WARN_MONTHS))) {
                health.withDetail(id + ".extend", "The register needs the public holidays behind this day.");
            }
        });
        return health.build();
    }

    private double daysLeft() {
        LocalDate today = today();
        return compacts.known().values().stream()
                .mapToLong(days -> ChronoUnit.DAYS.between(today, days.lastDay()))
                .min()
                .orElse(0);
    }

    private LocalDate today() {
        return WorkingDays.dayOf(clock.instant());
    }
}

package redress.portal.forms;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** The day it is in England by the clock of the domain. */
public record Today(LocalDate day) {

    private static final ZoneId ENGLAND = ZoneId.of("Europe/London");

    public static Today by(Clock clock) {
        return new Today(LocalDate.ofInstant(clock.instant(), ENGLAND));
    }
}

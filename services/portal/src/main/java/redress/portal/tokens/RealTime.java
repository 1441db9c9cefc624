package redress.portal.tokens;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** The time by which tokens and sessions end. It is never moved, unlike the clock of the domain. */
@Component
public class RealTime {

    private final Clock clock = Clock.systemUTC();

    public Instant now() {
        return clock.instant();
    }
}

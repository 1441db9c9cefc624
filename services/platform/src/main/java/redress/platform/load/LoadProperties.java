package redress.platform.load;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * @param atOnce how many requests are worked on at once
 * @param waiting how many more may wait for that, and for how long ({@code patience})
 * @param slow how many connections may be waited for at once
 * @param headers how long the headers of a request may take
 * @param grace how long a body or an answer may take in any case; beyond it, it has to keep up the {@code leastRate} a second
 * @param bodies how much of larger bodies may lie in memory at once
 */
@ConfigurationProperties("redress.platform.load")
record LoadProperties(
        int atOnce,
        int waiting,
        Duration patience,
        int slow,
        Duration headers,
        Duration grace,
        DataSize leastRate,
        DataSize bodies) {

    /** Of each request worked on, two more threads may be needed: a page asks a service, which asks another. */
    private static final int DEPTH = 3;

    /** For what is never made to wait: health, keys, and what services ask of each other unasked. */
    private static final int RESERVE = 64;

    /** So many that no thread ever waits for another thread. */
    int threads() {
        return atOnce * DEPTH + waiting + slow + RESERVE;
    }
}

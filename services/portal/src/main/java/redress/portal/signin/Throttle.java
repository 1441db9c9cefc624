package redress.portal.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import redress.portal.pages.PortalProperties;
import redress.portal.pages.Secrets;

/**
 * How often a link is sent to one address, and how often links are sent at all. Counted in memory, by prints of addresses; a restart
 * forgets it.
 */
@Component
class Throttle {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MOST_IN_ALL = 2_000;
    private static final int MOST_ADDRESSES = 10_000;
    private final Map<String, Deque<Instant>> sent = new LinkedHashMap<>();
    private final Deque<Instant> all = new ArrayDeque<>();
    private final int mostPerAddress;
    private final RealTime time;

    Throttle(PortalProperties properties, RealTime time) {
        this.mostPerAddress = properties.mailsPerAddressAndHour();
        this.time = time;
    }

    /** True when another mail may go there now; counts it. */
    synchronized boolean allows(String email) {
        Instant now = time.now();
        Instant since = now.minus(HOUR);
        forget(all, since);
        if (sent.size() > MOST_ADDRESSES) {
            sent.values().removeIf(each -> each.isEmpty() || each.peekLast().isBefore(since));
        }
        Deque<Instant> here = sent.computeIfAbsent(Secrets.printOf(email), k -> new ArrayDeque<>());
        forget(here, since);
        if (here.size() >= mostPerAddress || all.size() >= MOST_IN_ALL) {
            return false;
        }
        here.addLast(now);
        all.addLast(now);
        return true;
    }

    private static void forget(Deque<Instant> times, Instant before) {
        while (!times.isEmpty() && times.peekFirst().isBefore(before)) {
            times.removeFirst();
        }
    }
}

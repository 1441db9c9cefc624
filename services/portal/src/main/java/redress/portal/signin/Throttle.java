package redress.portal.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import redress.platform.web.CallerNetwork;
import redress.portal.pages.PortalProperties;
import redress.portal.pages.Secrets;

/**
 * How often links are asked for by one caller, how soon after another one goes to the same address, and how many are sent at all.
 * There is no quota of an address: a stranger could use it up and keep its owner from signing in. Counted in memory, by prints under
 * a secret that is drawn anew each day; no address is kept.
 */
@Component
class Throttle {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST_IN_ALL = 2_000;

    /** More than this and the one longest not seen is forgotten. */
    private static final int MOST_REMEMBERED = 10_000;

    private final Map<String, Instant> sent = remembering();
    private final Map<String, Asked> callers = remembering();
    private final Deque<Instant> all = new ArrayDeque<>();
    private String secret = Secrets.fresh();
    private Instant drawn;
    private final Duration gap;
    private final int mostPerCaller;
    private final RealTime time;

    /** How often somebody has asked in the hour that began then. */
    private record Asked(Instant began, int times) {}

    Throttle(PortalProperties properties, RealTime time) {
        this.gap = properties.linkGap();
        this.mostPerCaller = properties.linksPerCallerAndHour();
        this.time = time;
        this.drawn = time.now();
    }

    /**
     * True when the caller may ask for another link now, for whatever address; counts it.
     *
     * @param address from which the caller calls
     */
    synchronized boolean allowsCaller(String address) {
        Instant now = today();
        String caller = print(CallerNetwork.of(address));
        Asked before = callers.get(caller);
        if (before == null || !now.isBefore(before.began().plus(HOUR))) {
            before = new Asked(now, 0);
        }
        if (before.times() >= mostPerCaller) {
            return false;
        }
        callers.put(caller, new Asked(before.began(), before.times() + 1));
        return true;
    }

    /** True when a mail may go there now; counts it. The link of one that went a moment ago still works. */
    synchronized boolean allowsMail(String email) {
        Instant now = today();
        Instant before = sent.get(print(email));
        while (!all.isEmpty() && !now.isBefore(all.peekFirst().plus(HOUR))) {
            all.removeFirst();
        }
        if (before != null && now.isBefore(before.plus(gap)) || all.size() >= MOST_IN_ALL) {
            return false;
        }
        sent.put(print(email), now);
        all.addLast(now);
        return true;
    }

    /** The link that went there is used up or never went off: another may follow at once. */
    synchronized void mayFollow(String email) {
        sent.remove(print(email));
    }

    private Instant today() {
        Instant now = time.now();
        if (!now.isBefore(drawn.plus(DAY)) || drawn.isAfter(now)) { // a clock that was ahead must not lock anybody out
            secret = Secrets.fresh();
            drawn = now;
            sent.clear();
            callers.clear();
            all.removeIf(each -> each.isAfter(now));
        }
        return now;
    }

    private String print(String text) {
        return Secrets.printOf(secret + text);
    }

    private static <V> Map<String, V> remembering() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > MOST_REMEMBERED;
            }
        };
    }
}

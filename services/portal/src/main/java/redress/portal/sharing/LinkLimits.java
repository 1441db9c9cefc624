package redress.portal.sharing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import redress.platform.web.CallerNetwork;
import redress.portal.pages.PortalProperties;
import redress.portal.pages.Secrets;

/**
 * How many mails with links may be asked for: in an hour from one network and for one draft, in a moment to one address, and in all. There is no
 * quota of an address, as with sign-in: a stranger could use it up. Counted in memory, by prints under a secret of this process; no
 * address is kept.
 */
@Component
class LinkLimits {

    static final int MOST_OF_A_DRAFT = 5;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MOST_IN_ALL = 2_000;
    private static final int MOST_REMEMBERED = 10_000;
    private static final String ALL = "all";

    private final String secret = Secrets.fresh();
    private final Cache<String, AtomicInteger> hour;
    private final Cache<String, Boolean> justSent;
    private final int mostOfANetwork;

    @Autowired
    LinkLimits(PortalProperties properties) {
        this(properties, Ticker.systemTicker());
    }

    LinkLimits(PortalProperties properties, Ticker time) {
        this.mostOfANetwork = properties.linksPerCallerAndHour();
        this.hour = Caffeine.newBuilder()
                .ticker(time)
                .expireAfterWrite(HOUR)
                .maximumSize(MOST_REMEMBERED)
                .build();
        this.justSent = Caffeine.newBuilder()
                .ticker(time)
                .expireAfterWrite(properties.linkGap())
                .maximumSize(MOST_REMEMBERED)
                .build();
    }

    /**
     * Whether a link may be asked for now; counts it.
     *
     * @param address from which the caller calls
     */
    boolean allows(String address, String draftKey) {
        return counts("network " + CallerNetwork.of(address), mostOfANetwork)
                && counts("draft " + draftKey, MOST_OF_A_DRAFT);
    }

    /** Whether a mail may go there now; counts it. The link of one that went a moment ago still works. */
    boolean allowsMail(String email) {
        String print = print(email);
        return justSent.getIfPresent(print) == null && counts(ALL, MOST_IN_ALL) && isFirst(print);
    }

    /** The mail never went off: another may follow at once. */
    void mayFollow(String email) {
        justSent.invalidate(print(email));
    }

    private boolean isFirst(String print) {
        return justSent.asMap().putIfAbsent(print, Boolean.TRUE) == null;
    }

    private boolean counts(String who, int most) {
        return hour.get(print(who), first -> new AtomicInteger()).incrementAndGet() <= most;
    }

    private String print(String text) {
        return Secrets.printOf(secret + text);
    }
}

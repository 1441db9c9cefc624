package redress.portal.signin;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import redress.platform.web.CallerNetwork;
import redress.portal.limits.Limit;
import redress.portal.pages.PortalProperties;

/**
 * How often links are asked for by one caller, how soon after another one goes to the same address, and how many are sent at all.
 * There is no quota of an address: a stranger could use it up and keep its owner from signing in.
 */
@Component
class LinkThrottle {

    static final int MOST_IN_ALL = 2_000;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final String ALL = "all";

    private final Limit callers;
    private final Limit gap;
    private final Limit all;

    @Autowired
    LinkThrottle(PortalProperties properties) {
        this(properties, TimeMeter.SYSTEM_NANOTIME);
    }

    LinkThrottle(PortalProperties properties, TimeMeter time) {
        this.callers = new Limit(properties.linksPerCallerAndHour(), HOUR, time);
        this.gap = new Limit(1, properties.linkGap(), time);
        this.all = new Limit(MOST_IN_ALL, HOUR, time);
    }

    /**
     * True when the caller may ask for another link now, for whatever address; counts it, in the hour that begins with the first.
     *
     * @param address from which the caller calls
     */
    boolean allowsCaller(String address) {
        return callers.allows(CallerNetwork.of(address));
    }

    /** True when a mail may go there now; counts it. The link of one that went a moment ago still works. */
    boolean allowsMail(String email) {
        if (!gap.allows(email)) {
            return false;
        }
        if (all.allows(ALL)) {
            return true;
        }
        gap.forget(email);
        return false;
    }

    /** The link that went there is used up or never went off: another may follow at once. */
    void mayFollow(String email) {
        gap.forget(email);
    }
}

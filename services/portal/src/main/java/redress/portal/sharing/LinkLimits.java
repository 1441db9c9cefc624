package redress.portal.sharing;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import redress.platform.web.CallerNetwork;
import redress.portal.limits.Limit;
import redress.portal.pages.PortalProperties;

/**
 * How many mails with links may be asked for: in an hour from one network, for one draft and in all; in a moment, an hour and a day to one
 * address. They go to any address that somebody types, so the address has a quota, other than with sign-in: a stranger who uses it up
 * keeps a reporter from this address, not from her report.
 */
@Component
class LinkLimits {

    static final int MOST_OF_A_DRAFT = 5;
    static final int MOST_TO_AN_ADDRESS_IN_AN_HOUR = 5;
    static final int MOST_TO_AN_ADDRESS_IN_A_DAY = 10;
    static final int MOST_IN_ALL = 2_000;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final String ALL = "all";

    private final Limit networks;
    private final Limit drafts;
    private final Limit all;
    private final Limit gap;
    private final Limit hourly;
    private final Limit daily;

    /** What is answered to somebody who asks for a link. */
    enum Asked {
        ALLOWED,
        /** Too many for this draft or from this network. */
        TOO_MANY,
        /** Too many in all. */
        FULL
    }

    @Autowired
    LinkLimits(PortalProperties properties) {
        this(properties, TimeMeter.SYSTEM_NANOTIME);
    }

    LinkLimits(PortalProperties properties, TimeMeter time) {
        this.networks = new Limit(properties.draftLinksPerCallerAndHour(), HOUR, time);
        this.drafts = new Limit(MOST_OF_A_DRAFT, HOUR, time);
        this.all = new Limit(MOST_IN_ALL, HOUR, time);
        this.gap = new Limit(1, properties.linkGap(), time);
        this.hourly = new Limit(MOST_TO_AN_ADDRESS_IN_AN_HOUR, HOUR, time);
        this.daily = new Limit(MOST_TO_AN_ADDRESS_IN_A_DAY, DAY, time);
    }

    /**
     * Whether a link may be asked for now, to whatever address; counts it.
     *
     * @param address from which the caller calls
     */
    Asked ask(String address, String draftKey) {
        if (!networks.allows(CallerNetwork.of(address)) || !drafts.allows(draftKey)) {
            return Asked.TOO_MANY;
        }
        return all.allows(ALL) ? Asked.ALLOWED : Asked.FULL;
    }

    /** Whether a mail may go there now; counts it. The link of one that went a moment ago still works. */
    boolean allowsMail(String email) {
        String to = mailbox(email);
        return gap.allows(to) && hourly.allows(to) && daily.allows(to);
    }

    /** The mail never went off: another may follow at once. */
    void mayFollow(String email) {
        gap.forget(mailbox(email));
    }

    /** The same for the addresses that many providers deliver into one mailbox. */
    private static String mailbox(String email) {
        return email.toLowerCase(Locale.ROOT).replaceFirst("\\+[^@]*@", "@");
    }
}

package redress.portal.pages;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What can be set for the portal; {@code redress-portal.yml} says what each means.
 *
 * @param url where people reach the portal, without a slash at its end
 * @param secureCookies whether cookies are sent over HTTPS only
 * @param tokenKeyFile the key pair that signs tokens
 * @param mailFrom the sender of the mails with sign-in links and with links to drafts
 * @param linkGap between two sign-in links, or two links to drafts, to the same address; not after a sign-in link that was used meanwhile
 * @param linksPerCallerAndHour how many sign-in links may be asked for from one address of the internet
 * @param draftLinksPerCallerAndHour the same of links to drafts, which are mailed to any address
 * @param uploadTimeout how long intake may take with a file: it may have to wait for its turn to be cleaned
 * @param trialLinks what a trial system has beside the portal, shown at the foot of each page; a real one has none
 */
@ConfigurationProperties("redress.portal")
public record PortalProperties(
        URI url,
        boolean secureCookies,
        Path tokenKeyFile,
        String cookieKey,
        String mailFrom,
        Duration linkGap,
        int linksPerCallerAndHour,
        int draftLinksPerCallerAndHour,
        Duration serviceTimeout,
        Duration uploadTimeout,
        List<TrialLink> trialLinks) {

    /** @param path on the portal's own address, beginning with a slash */
    public record TrialLink(String name, String path) {}

    public PortalProperties {
        if (url.toString().endsWith("/")) {
            url = URI.create(url.toString().substring(0, url.toString().length() - 1));
        }
        trialLinks = List.copyOf(trialLinks);
    }
}

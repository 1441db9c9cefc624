package redress.notification.delivery;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What every mail has in common.
 *
 * @param from the sender, and where bounces go
 * @param mailDomain the right-hand side of every Message-ID
 * @param portalUrl where links lead, without a slash at its end
 */
@ConfigurationProperties("redress.notification")
record LetterProperties(
        @DefaultValue("no-reply@redress.example") String from,
        @DefaultValue("redress.example") String mailDomain,
        @DefaultValue("http://localhost:8080") String portalUrl) {}

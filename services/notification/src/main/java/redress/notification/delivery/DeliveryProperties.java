package redress.notification.delivery;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How notices are brought to the mail server; what each setting means stands in {@code redress-notification.yml}.
 */
@ConfigurationProperties("redress.notification.delivery")
record DeliveryProperties(
        @DefaultValue("notification") String instance,
        @DefaultValue("2") int workers,
        @DefaultValue("5") int receiptsADay,
        @DefaultValue("30s") Duration firstPause,
        @DefaultValue("30m") Duration longestPause,
        @DefaultValue("3d") Duration keepTrying,
        @DefaultValue("1s") Duration firstOutagePause,
        @DefaultValue("30s") Duration longestOutagePause,
        @DefaultValue("5s") Duration lookEvery,
        @DefaultValue("./data") Path journal) {

    /** A digest is not owed later than this. */
    private static final Duration LONGEST_DIGEST = Duration.ofHours(1);

    /** No notice waits longer for its next try. */
    Duration longestWait() {
        Duration longest = longestPause.compareTo(longestOutagePause) > 0 ? longestPause : longestOutagePause;
        return longest.compareTo(LONGEST_DIGEST) > 0 ? longest : LONGEST_DIGEST;
    }

    /** Where this instance notes how far each mail in hand has got. */
    Path journalFile() {
        return journal.resolve("notices-in-hand-" + instance);
    }

    DeliveryProperties {
        instance = instance.replaceAll("[^A-Za-z0-9._-]", "_");
    }
}

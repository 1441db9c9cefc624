package redress.notification.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How many limited mails an address has had in a day, so that nobody can have a stranger flooded by naming the stranger's address. In
 * memory alone, under a hash whose key ends with the process: after a restart each address has its share anew.
 */
final class AddressShares {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST_KEPT = 50_000;
    private static final String HASH = "HmacSHA256";

    /** 0 for no limit. */
    private final int perDay;

    private final SecretKeySpec key;

    /** The hash codes of the ids of the notices, from the first of a day on: two of one address that agree by chance count as one. */
    private final Cache<String, List<Integer>> byAddress;

    AddressShares(int perDay) {
        this(perDay, Ticker.systemTicker());
    }

    AddressShares(int perDay, Ticker ticker) {
        this.perDay = perDay;
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, HASH);
        this.byAddress = Caffeine.newBuilder()
                .maximumSize(MOST_KEPT)
                .expireAfterWrite(DAY)
                .ticker(ticker)
                .build();
    }

    /**
     * A notice that has its place keeps it, however often it asks: not every try comes to an attempt that the ledger knows of.
     *
     * @return false if the address has had its share
     */
    boolean take(String address, String noticeId) {
        if (perDay == 0) {
            return true;
        }
        List<Integer> notices = byAddress.get(hash(address), first -> new ArrayList<>(1));
        synchronized (notices) {
            return notices.contains(noticeId.hashCode()) || notices.size() < perDay && notices.add(noticeId.hashCode());
        }
    }

    /** What stands behind a plus sign leads to the same mailbox. */
    private String hash(String address) {
        String mailbox = address.strip().toLowerCase(Locale.ROOT).replaceFirst("\\+[^@]*@", "@");
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(mailbox.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

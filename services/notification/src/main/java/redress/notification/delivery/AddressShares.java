package redress.notification.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How many limited mails an address has had in a day, so that nobody can have a stranger flooded by naming the stranger's address. In
 * memory alone, under a hash whose key ends with the process: after a restart each address has its share anew.
 */
final class AddressShares {

    private static final Duration DAY = Duration.ofDays(1);

    /** What two who ask at once may differ in what they take for now; above it the clock was ahead, which must not hold mails back. */
    private static final Duration APART = Duration.ofMinutes(1);

    private static final int MOST_KEPT = 50_000;
    private static final String HASH = "HmacSHA256";

    /** 0 for no limit. */
    private final int perDay;

    private final SecretKeySpec key;

    /** The one that came first in front. */
    private final Map<String, Taken> byAddress = new LinkedHashMap<>();

    /** @param notices the hash codes of their ids: two of one address that agree by chance count as one */
    private record Taken(Instant since, int[] notices) {

        boolean holds(int notice) {
            return IntStream.of(notices).anyMatch(each -> each == notice);
        }

        Taken with(int notice) {
            int[] more = Arrays.copyOf(notices, notices.length + 1);
            more[notices.length] = notice;
            return new Taken(since, more);
        }
    }

    AddressShares(int perDay) {
        this.perDay = perDay;
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, HASH);
    }

    /**
     * A notice that has its place keeps it, however often it asks: not every try comes to an attempt that the ledger knows of.
     *
     * @return false if the address has had its share
     */
    synchronized boolean take(String address, String noticeId, Instant now) {
        if (perDay == 0) {
            return true;
        }
        byAddress.values().removeIf(each -> isOver(each, now));
        String hash = hash(address);
        int notice = noticeId.hashCode();
        Taken before = byAddress.get(hash);
        if (before == null) {
            if (byAddress.size() >= MOST_KEPT) {
                byAddress.remove(byAddress.keySet().iterator().next());
            }
            byAddress.put(hash, new Taken(now, new int[] {notice}));
            return true;
        }
        if (before.holds(notice)) {
            return true;
        }
        if (before.notices.length >= perDay) {
            return false;
        }
        byAddress.put(hash, before.with(notice));
        return true;
    }

    private static boolean isOver(Taken taken, Instant now) {
        return !taken.since.plus(DAY).isAfter(now) || taken.since.isAfter(now.plus(APART));
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

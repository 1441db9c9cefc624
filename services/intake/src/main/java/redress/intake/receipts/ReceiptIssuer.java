package redress.intake.receipts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import redress.intake.sealing.KeyedHash;
import redress.intake.sealing.ReceiptKeys;

/**
 * Issues the secret receipt of a report: 26 characters of Crockford's base 32, 130 bits. It follows from the request and a key of the
 * server, so that the repeat of a request is given the same one although it is stored nowhere.
 */
@Component
public final class ReceiptIssuer {

    private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int CHARACTERS = 26;
    private static final int BITS_EACH = 5;
    private static final String NO_PRINT = "-".repeat(64);

    private final ReceiptKeys keys;

    ReceiptIssuer(ReceiptKeys keys) {
        this.keys = keys;
    }

    /** For a request that comes for the first time. */
    public String issue(String idempotencyKey, String requestHash) {
        return issue(keys.hash(keys.newest()), idempotencyKey, requestHash);
    }

    /** For the repeat of a request, whose receipt has that fingerprint: the same as it was given then, whichever key issues now. */
    public String issueAgain(String idempotencyKey, String requestHash, ReceiptFingerprint stored) {
        return issue(keys.hash(stored.key()), idempotencyKey, requestHash);
    }

    private static String issue(KeyedHash hash, String idempotencyKey, String requestHash) {
        byte[] bytes = hash.of("receipt", idempotencyKey, requestHash);
        StringBuilder receipt = new StringBuilder(CHARACTERS);
        for (int i = 0; i < CHARACTERS; i++) {
            receipt.append(CROCKFORD.charAt(bits(bytes, i * BITS_EACH)));
        }
        return receipt.toString();
    }

    /** What is stored of a receipt that is issued now; does not lead back to it. */
    public ReceiptFingerprint print(String receipt) {
        return new ReceiptFingerprint(keys.newest(), hex(keys.newest(), receipt));
    }

    /** Does the same work whether there is a fingerprint to compare with or not, and wherever the two differ. */
    public boolean opens(String receipt, Optional<ReceiptFingerprint> stored) {
        byte[] given = hex(stored.map(ReceiptFingerprint::key).orElse(keys.newest()), receipt)
                .getBytes(StandardCharsets.US_ASCII);
        byte[] wanted = stored.map(ReceiptFingerprint::hash).orElse(NO_PRINT).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(given, wanted) && stored.isPresent();
    }

    private String hex(int key, String receipt) {
        return keys.hash(key).hex("receipt-print", canonical(receipt));
    }

    /** As Crockford has it read: in any case, with hyphens and spaces, O for 0, I and L for 1. */
    private static String canonical(String receipt) {
        return receipt.replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    private static int bits(byte[] bytes, int from) {
        int two = (bytes[from / 8] & 0xff) << 8 | (from / 8 + 1 < bytes.length ? bytes[from / 8 + 1] & 0xff : 0);
        return two >> (16 - BITS_EACH - from % 8) & 0x1f;
    }
}

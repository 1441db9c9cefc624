package redress.portal.pages;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Fingerprints of secrets under a key that does not lie in the store (HMAC-SHA-256): whoever can write into the store cannot make one that
 * fits a secret of their own.
 */
public final class Fingerprints {

    private static final String ALGORITHM = "HmacSHA256";
    private final SecretKeySpec key;

    /** @param purpose what they are of; the same text has another fingerprint for another purpose */
    public Fingerprints(byte[] secret, String purpose) {
        this.key =
                new SecretKeySpec(hmac(new SecretKeySpec(secret, ALGORITHM), "fingerprints of " + purpose), ALGORITHM);
    }

    /** 43 characters of {@code [A-Za-z0-9_-]}. */
    public String of(String secret) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hmac(key, secret));
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}

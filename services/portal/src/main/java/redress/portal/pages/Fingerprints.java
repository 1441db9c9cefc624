package redress.portal.pages;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import redress.platform.sealing.Keyset;

/**
 * Fingerprints of secrets under keys that do not lie in the store (HMAC-SHA-256): whoever can write into the store cannot make one that
 * fits a secret of their own. What is stored now is taken under the first key; what others have stored still fits.
 */
public final class Fingerprints {

    private static final String ALGORITHM = "HmacSHA256";
    private final List<byte[]> keys;

    /** @param purpose what they are of; the same text has another fingerprint for another purpose */
    public Fingerprints(Keyset secrets, String purpose) {
        this.keys = secrets.inOrder().stream()
                .map(id -> hmac(secrets.key(id), "fingerprints of " + purpose))
                .toList();
    }

    /** 43 characters of {@code [A-Za-z0-9_-]}, under the first key. */
    public String of(String secret) {
        return of(keys.get(0), secret);
    }

    /** Under each of the keys, the one that is used now first: under one of them it is stored. */
    public List<String> all(String secret) {
        return keys.stream().map(key -> of(key, secret)).toList();
    }

    public boolean fits(String stored, String secret) {
        return all(secret).contains(stored);
    }

    private static String of(byte[] key, String secret) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hmac(key, secret));
    }

    static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}

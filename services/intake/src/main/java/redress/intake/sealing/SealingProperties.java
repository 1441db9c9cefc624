package redress.intake.sealing;

import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys of intake; see {@code redress-intake.yml}. The service does not start without them.
 *
 * @param identityKey base64 of 32 bytes; seals what is written from now on
 * @param oldIdentityKeys by version, so that what was sealed with them can still be read
 * @param receiptKey base64 of 32 bytes; must never change, or issued receipts no longer open their reports
 */
@ConfigurationProperties("redress.intake")
record SealingProperties(
        @Nullable String identityKey,
        @DefaultValue("1") int identityKeyVersion,
        @DefaultValue Map<Integer, String> oldIdentityKeys,
        @Nullable String receiptKey) {

    private static final int KEY_BYTES = 32;

    Map<Integer, SecretKeySpec> sealingKeys() {
        Map<Integer, SecretKeySpec> keys = new TreeMap<>();
        oldIdentityKeys.forEach((version, key) ->
                keys.put(version, new SecretKeySpec(bytes("redress.intake.old-identity-keys." + version, key), "AES")));
        keys.put(identityKeyVersion, new SecretKeySpec(bytes("redress.intake.identity-key", identityKey), "AES"));
        return keys;
    }

    byte[] receiptKeyBytes() {
        return bytes("redress.intake.receipt-key", receiptKey);
    }

    private static byte[] bytes(String property, @Nullable String base64) {
        if (base64 == null || base64.isBlank()) {
            throw new IllegalStateException(property + " is not set. Make a key with: openssl rand -base64 32");
        }
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(property + " is not base64");
        }
        if (key.length != KEY_BYTES) {
            throw new IllegalStateException(property + " must be " + KEY_BYTES + " bytes, and is " + key.length);
        }
        return key;
    }

    @Override
    public String toString() {
        return "***";
    }
}

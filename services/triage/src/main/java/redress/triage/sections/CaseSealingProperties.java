package redress.triage.sections;

import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys that seal the keys of cases; see {@code redress-triage.yml}. The service does not start without one.
 *
 * @param sealingKey base64 of 32 bytes; seals what is written from now on
 * @param oldSealingKeys by version, so that what was sealed with them can still be read
 */
@ConfigurationProperties("redress.triage")
record CaseSealingProperties(
        @Nullable String sealingKey,
        @DefaultValue("1") int sealingKeyVersion,
        @DefaultValue Map<Integer, String> oldSealingKeys) {

    CaseKeys keys() {
        Map<Integer, byte[]> keys = new TreeMap<>();
        oldSealingKeys.forEach(
                (version, key) -> keys.put(version, bytes("redress.triage.old-sealing-keys." + version, key)));
        keys.put(sealingKeyVersion, bytes("redress.triage.sealing-key", sealingKey));
        return new CaseKeys(keys, sealingKeyVersion);
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
        if (key.length != CaseKeys.BYTES) {
            throw new IllegalStateException(property + " must be " + CaseKeys.BYTES + " bytes, and is " + key.length);
        }
        return key;
    }

    @Override
    public String toString() {
        return "***";
    }
}

package redress.intake.sealing;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import redress.platform.sealing.Keyset;
import redress.platform.sealing.Resealing;

/**
 * The keys of intake; see {@code redress-intake.yml}. The service does not start without them.
 *
 * @param identityKey a keyset; its first key seals what is written from now on
 * @param identityKeyVersion the id of a key that stands there alone
 * @param oldIdentityKeys others by id, which only open
 * @param receiptKey a keyset; from its first key receipts follow from now on
 */
@ConfigurationProperties("redress.intake")
record SealingProperties(
        @Nullable String identityKey,
        @DefaultValue("1") int identityKeyVersion,
        @DefaultValue Map<Integer, String> oldIdentityKeys,
        @Nullable String receiptKey,
        @DefaultValue Resealing.Pace resealing) {

    static final String RECEIPT_KEY = "redress.intake.receipt-key";

    Keyset identityKeys() {
        return Keyset.parse(FieldCipher.KEYS, identityKey, identityKeyVersion)
                .with("redress.intake.old-identity-keys", oldIdentityKeys);
    }

    Keyset receiptKeys() {
        return Keyset.parse(RECEIPT_KEY, receiptKey, 1);
    }

    @Override
    public String toString() {
        return "***";
    }
}

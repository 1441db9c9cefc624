package redress.intake.sealing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import redress.platform.sealing.Keyset;
import redress.platform.sealing.Resealing;

/** Keys under which something is stored that are missing, or that others have taken the place of, stop the start. */
@Configuration(proxyBeanMethods = false)
class SealingConfiguration {

    private static final String CHECK = "check";
    private static final byte[] NOTHING = CHECK.getBytes(StandardCharsets.UTF_8);
    private final Clock realTime = Clock.systemUTC();

    @Bean
    FieldCipher intakeFieldCipher(SealingProperties properties, MongoTemplate mongo) {
        Keyset keys = properties.identityKeys();
        FieldCipher cipher = new FieldCipher(keys);
        Resealing.begin(
                FieldCipher.KEYS,
                keys,
                identityKeys(mongo),
                key -> cipher.seal(key, CHECK, CHECK, NOTHING),
                (key, check) -> opens(cipher, check),
                now());
        return cipher;
    }

    /** Its name is what the health of the service calls it. */
    @Bean("identityKey")
    Resealing intakeResealing(
            SealingProperties properties,
            FieldCipher cipher,
            MongoTemplate mongo,
            ObjectProvider<Resealing.Place> places) {
        return new Resealing(
                FieldCipher.KEYS,
                properties.identityKeys(),
                identityKeys(mongo),
                cipher.seal(CHECK, CHECK, NOTHING),
                places::stream,
                properties.resealing(),
                realTime);
    }

    private Resealing.Ledger identityKeys(MongoTemplate mongo) {
        return new KeyLedger(mongo, "identity");
    }

    @Bean
    ReceiptKeys intakeReceiptKeys(SealingProperties properties, MongoTemplate mongo) {
        Keyset keys = properties.receiptKeys();
        ReceiptKeys hashes = ReceiptKeys.of(keys);
        Resealing.begin(
                SealingProperties.RECEIPT_KEY,
                keys,
                new KeyLedger(mongo, "receipt"),
                key -> hashes.hash(key).of(CHECK),
                (key, check) -> MessageDigest.isEqual(hashes.hash(key).of(CHECK), check),
                now());
        return hashes;
    }

    /**
     * For what is found by its hash: that stays under the first key, since several instances have to find the same while another key is
     * brought in.
     */
    @Bean
    KeyedHash intakeKeyedHash(SealingProperties properties, ReceiptKeys keys) {
        return keys.hash(properties.receiptKeys().oldest());
    }

    private static boolean opens(FieldCipher cipher, byte[] check) {
        try {
            cipher.open(CHECK, CHECK, check);
            return true;
        } catch (IllegalStateException another) {
            return false;
        }
    }

    private Instant now() {
        return realTime.instant();
    }
}

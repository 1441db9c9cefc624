package redress.triage.sections;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;

/**
 * Makes a key of its own for each case and seals it with the key of the service. The newest of those seals; all of them open, so that they
 * can be changed while sealed cases lie in the store. Safe for several threads.
 */
final class CaseKeys {

    static final int BYTES = 32;

    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Aead service;

    /**
     * @param keys of the service by version, each of 32 bytes
     * @param current the version that seals
     */
    CaseKeys(Map<Integer, byte[]> keys, int current) {
        KeysetHandle.Builder keyset = KeysetHandle.newBuilder();
        try {
            for (Map.Entry<Integer, byte[]> each : keys.entrySet()) {
                AesGcmKey key = AesGcmKey.builder()
                        .setParameters(parameters(AesGcmParameters.Variant.TINK))
                        .setKeyBytes(SecretBytes.copyFrom(each.getValue(), InsecureSecretKeyAccess.get()))
                        .setIdRequirement(each.getKey())
                        .build();
                KeysetHandle.Builder.Entry entry = KeysetHandle.importKey(key);
                keyset.addEntry(each.getKey() == current ? entry.makePrimary() : entry);
            }
            service = keyset.build().getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The keys that seal cases cannot be used", e);
        }
    }

    byte[] make(String caseId) {
        SecretBytes made = SecretBytes.randomBytes(BYTES);
        try {
            return service.encrypt(made.toByteArray(InsecureSecretKeyAccess.get()), owner(caseId));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key for a case could not be sealed", e);
        }
    }

    /** @throws IllegalStateException if the key of the service that sealed it is missing, or it is another case's */
    CaseKey open(String caseId, byte[] sealed) {
        try {
            byte[] key = service.decrypt(sealed, owner(caseId));
            return new CaseKey(caseId, aead(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of case " + caseId + " could not be opened", e);
        }
    }

    /** Whether it was sealed for that case, with a key that is known here. */
    boolean opens(String caseId, byte[] sealed) {
        try {
            service.decrypt(sealed, owner(caseId));
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Aead aead(byte[] key) throws GeneralSecurityException {
        AesGcmKey made = AesGcmKey.builder()
                .setParameters(parameters(AesGcmParameters.Variant.NO_PREFIX))
                .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
                .build();
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(made).withRandomId().makePrimary())
                .build()
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private static AesGcmParameters parameters(AesGcmParameters.Variant variant) throws GeneralSecurityException {
        return AesGcmParameters.builder()
                .setKeySizeBytes(BYTES)
                .setIvSizeBytes(12)
                .setTagSizeBytes(16)
                .setVariant(variant)
                .build();
    }

    private static byte[] owner(String caseId) {
        return ("key of case|" + caseId).getBytes(StandardCharsets.UTF_8);
    }
}

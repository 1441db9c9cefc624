package redress.triage.sections;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import redress.platform.sealing.Keyset;

/**
 * Makes a key of its own for each case and seals it with the key of the service. The newest of those seals; all of them open, so that they
 * can be changed while sealed cases lie in the store. Safe for several threads.
 */
final class CaseKeys {

    /** Where its keys are set. */
    static final String SETTING = "redress.triage.sealing-key";

    private static final int BYTES = 32;

    /** In front of what is sealed: a byte, and the id of the key. */
    private static final int PREFIX_BYTES = 1 + Integer.BYTES;

    private final Aead service;
    private final int newest;

    CaseKeys(Keyset keys) {
        this.service = keys.prefixed();
        this.newest = keys.primary();
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
            return new CaseKey(caseId, Keyset.single(key));
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

    /**
     * The same key, sealed with the key of the service that seals now; empty if no older one has sealed it.
     *
     * @throws IllegalStateException as {@link #open} does
     */
    Optional<byte[]> resealed(String caseId, byte[] sealed) {
        if (sealed.length < PREFIX_BYTES || ByteBuffer.wrap(sealed).getInt(1) >= newest) {
            return Optional.empty();
        }
        try {
            return Optional.of(service.encrypt(service.decrypt(sealed, owner(caseId)), owner(caseId)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of case " + caseId + " could not be opened", e);
        }
    }

    private static byte[] owner(String caseId) {
        return ("key of case|" + caseId).getBytes(StandardCharsets.UTF_8);
    }
}

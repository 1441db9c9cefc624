package redress.triage.sections;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** The opened key of one case. What was sealed opens only as the same section, in the same format, of the same case. */
final class CaseKey {

    private final String caseId;
    private final Aead aead;

    CaseKey(String caseId, Aead aead) {
        this.caseId = caseId;
        this.aead = aead;
    }

    byte[] seal(String section, int format, byte[] json) {
        try {
            return aead.encrypt(json, place(section, format));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Section " + section + " of case " + caseId + " could not be sealed", e);
        }
    }

    /** @throws IllegalStateException if it was sealed as something else, or was changed */
    byte[] open(String section, int format, byte[] sealed) {
        try {
            return aead.decrypt(sealed, place(section, format));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Section " + section + " of case " + caseId + " could not be opened", e);
        }
    }

    private byte[] place(String section, int format) {
        return (caseId + "|" + section + "|" + format).getBytes(StandardCharsets.UTF_8);
    }
}

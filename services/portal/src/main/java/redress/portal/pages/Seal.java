package redress.portal.pages;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.function.IntFunction;
import redress.platform.sealing.Keyset;

/**
 * Closes text so that only a holder of the same secrets can read it, and nobody can change it unseen (Tink, AES-256-GCM). The first secret
 * closes; all open. Opens as well what was closed before Tink was used, which bears no key's id.
 */
public final class Seal {

    private final Keyset keys;
    private final byte[] purpose;

    /** @param purpose what is sealed; text sealed for one purpose does not open for another */
    public Seal(Keyset secrets, String purpose) {
        this.purpose = purpose.getBytes(StandardCharsets.UTF_8);
        this.keys = secrets.map(secret -> Fingerprints.hmac(secret, purpose));
    }

    /** Text that is safe in a cookie. */
    public String close(String text) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            keys.prefixed(keys.primary()).encrypt(text.getBytes(StandardCharsets.UTF_8), purpose));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Empty when it was changed, cut, or sealed by another. */
    public Optional<String> open(String sealed) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(sealed);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
        return open(keys::prefixed, bytes)
                .or(() -> open(keys::plain, bytes))
                .map(text -> new String(text, StandardCharsets.UTF_8));
    }

    private Optional<byte[]> open(IntFunction<Aead> key, byte[] bytes) {
        return keys.inOrder().stream()
                .map(id -> open(key.apply(id), bytes))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<byte[]> open(Aead with, byte[] bytes) {
        try {
            return Optional.of(with.decrypt(bytes, purpose));
        } catch (GeneralSecurityException notOurs) {
            return Optional.empty();
        }
    }
}

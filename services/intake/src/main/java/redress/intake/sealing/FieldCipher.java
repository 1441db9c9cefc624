package redress.intake.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.bson.types.Binary;

/**
 * Seals single fields, and files piece by piece, with AES-256-GCM. What was sealed opens only as the same field of the same owner
 * under the same key version: moved elsewhere it is refused. Safe for use by several threads.
 */
public final class FieldCipher {

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** By how much what is sealed is longer than what it was before. */
    public static final int OVERHEAD_BYTES = Integer.BYTES + NONCE_BYTES + TAG_BITS / Byte.SIZE;

    private final Map<Integer, ? extends SecretKey> keys;
    private final int current;
    private final SecureRandom random = new SecureRandom();

    /** @param current the version of the key that seals; the others only open */
    public FieldCipher(Map<Integer, ? extends SecretKey> keys, int current) {
        this.keys = Map.copyOf(keys);
        this.current = current;
        if (!keys.containsKey(current)) {
            throw new IllegalArgumentException("No key of version " + current);
        }
    }

    public Binary seal(String owner, String field, String text) {
        return new Binary(seal(owner, field, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The result holds the key's version, a random nonce, the ciphertext and its tag. */
    public byte[] seal(String owner, String field, byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        return ByteBuffer.allocate(plain.length + OVERHEAD_BYTES)
                .putInt(current)
                .put(nonce)
                .put(run(Cipher.ENCRYPT_MODE, owner, field, current, nonce, plain))
                .array();
    }

    /**
     * As {@link #seal(String, String, byte[])}, for large pieces that are sealed one after the other without new memory for each.
     *
     * @param length how much of {@code plain} is sealed
     * @param into at least {@link #OVERHEAD_BYTES} longer
     * @return how much of {@code into} was written
     */
    public int seal(String owner, String field, byte[] plain, int length, byte[] into) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        ByteBuffer.wrap(into).putInt(current).put(nonce);
        try {
            return Integer.BYTES
                    + NONCE_BYTES
                    + cipher(Cipher.ENCRYPT_MODE, owner, field, current, nonce)
                            .doFinal(plain, 0, length, into, Integer.BYTES + NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A piece could not be sealed: " + field, e);
        }
    }

    /**
     * As {@link #open(String, String, byte[])}, for large pieces that are opened one after the other without new memory for each.
     *
     * @param length how much of {@code sealed} is opened
     * @return how much of {@code into} was written
     */
    public int open(String owner, String field, byte[] sealed, int length, byte[] into) {
        if (length < OVERHEAD_BYTES) {
            throw new IllegalStateException("A sealed field is too short: " + field);
        }
        ByteBuffer in = ByteBuffer.wrap(sealed, 0, length);
        int version = in.getInt();
        byte[] nonce = new byte[NONCE_BYTES];
        in.get(nonce);
        try {
            return cipher(Cipher.DECRYPT_MODE, owner, field, version, nonce)
                    .doFinal(sealed, in.position(), in.remaining(), into);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A sealed field could not be opened: " + field, e);
        }
    }

    /** @throws IllegalStateException as {@link #open(String, String, byte[])} does */
    public String open(String owner, String field, Binary sealed) {
        return new String(open(owner, field, sealed.getData()), StandardCharsets.UTF_8);
    }

    /** @throws IllegalStateException if it was sealed for another owner or field, was changed, or its key is missing */
    public byte[] open(String owner, String field, byte[] sealed) {
        if (sealed.length < OVERHEAD_BYTES) {
            throw new IllegalStateException("A sealed field is too short: " + field);
        }
        ByteBuffer in = ByteBuffer.wrap(sealed);
        int version = in.getInt();
        byte[] nonce = new byte[NONCE_BYTES];
        in.get(nonce);
        byte[] cipherText = new byte[in.remaining()];
        in.get(cipherText);
        return run(Cipher.DECRYPT_MODE, owner, field, version, nonce, cipherText);
    }

    private byte[] run(int mode, String owner, String field, int version, byte[] nonce, byte[] text) {
        try {
            return cipher(mode, owner, field, version, nonce).doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A sealed field could not be opened: " + field, e);
        }
    }

    private Cipher cipher(int mode, String owner, String field, int version, byte[] nonce)
            throws GeneralSecurityException {
        SecretKey key = keys.get(version);
        if (key == null) {
            throw new IllegalStateException("No key of version " + version + " to open a sealed field");
        }
        Cipher cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((owner + "|" + field + "|" + version).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}

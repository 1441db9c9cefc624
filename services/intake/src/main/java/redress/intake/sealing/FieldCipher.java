package redress.intake.sealing;

import com.google.crypto.tink.Aead;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.bson.types.Binary;
import redress.platform.sealing.Keyset;

/**
 * Seals single fields, and files piece by piece (Tink, AES-256-GCM). What was sealed opens only as the same field of the same owner under
 * the same key: moved elsewhere it is refused. The id of the key stands in front, in four bytes; behind it is what Tink writes without a
 * prefix. So it has been since before Tink was used, and whatever was sealed then is read like anything else. Safe for several threads.
 */
public final class FieldCipher {

    /** The setting that holds its keys. */
    public static final String KEYS = "redress.intake.identity-key";

    /** By how much what is sealed is longer than what it was before: the key's id, a nonce, a tag. */
    public static final int OVERHEAD_BYTES = Integer.BYTES + 12 + 16;

    private final Map<Integer, Aead> keys = new HashMap<>();
    private final int newest;

    public FieldCipher(Keyset keys) {
        keys.inOrder().forEach(id -> this.keys.put(id, keys.plain(id)));
        this.newest = keys.primary();
    }

    public Binary seal(String owner, String field, String text) {
        return new Binary(seal(owner, field, text.getBytes(StandardCharsets.UTF_8)));
    }

    public byte[] seal(String owner, String field, byte[] plain) {
        return seal(newest, owner, field, plain);
    }

    /**
     * As {@link #seal(String, String, byte[])}, into memory in which the next piece follows.
     *
     * @param length how much of {@code plain} is sealed
     * @param into at least {@link #OVERHEAD_BYTES} longer
     * @return how much of {@code into} was written
     */
    public int seal(String owner, String field, byte[] plain, int length, byte[] into) {
        byte[] all = length == plain.length ? plain : Arrays.copyOf(plain, length);
        byte[] sealed = encrypted(newest, owner, field, all);
        ByteBuffer.wrap(into).putInt(newest).put(sealed);
        return Integer.BYTES + sealed.length;
    }

    /** With that key, whichever seals otherwise. */
    byte[] seal(int key, String owner, String field, byte[] plain) {
        byte[] sealed = encrypted(key, owner, field, plain);
        return ByteBuffer.allocate(Integer.BYTES + sealed.length)
                .putInt(key)
                .put(sealed)
                .array();
    }

    private byte[] encrypted(int key, String owner, String field, byte[] plain) {
        try {
            return key(key).encrypt(plain, place(owner, field, key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A field could not be sealed: " + field, e);
        }
    }

    /** @throws IllegalStateException as {@link #open(String, String, byte[])} does */
    public String open(String owner, String field, Binary sealed) {
        return new String(open(owner, field, sealed.getData()), StandardCharsets.UTF_8);
    }

    /** @throws IllegalStateException if it was sealed for another owner or field, was changed, or its key is missing */
    public byte[] open(String owner, String field, byte[] sealed) {
        return open(owner, field, sealed, sealed.length);
    }

    /**
     * As {@link #open(String, String, byte[])}.
     *
     * @param length how much of {@code sealed} is opened
     */
    public byte[] open(String owner, String field, byte[] sealed, int length) {
        if (length < OVERHEAD_BYTES) {
            throw new IllegalStateException("A sealed field is too short: " + field);
        }
        int key = keyOf(sealed);
        try {
            return key(key).decrypt(Arrays.copyOfRange(sealed, Integer.BYTES, length), place(owner, field, key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A sealed field could not be opened: " + field, e);
        }
    }

    /** Whether it was sealed with an older key than the one that seals now. */
    public boolean isOlder(byte[] sealed) {
        return sealed.length >= Integer.BYTES && keyOf(sealed) < newest;
    }

    /**
     * The same, sealed with the key that seals now; as it is if no older one has sealed it.
     *
     * @throws IllegalStateException as {@link #open(String, String, byte[])} does
     */
    public Binary resealed(String owner, String field, Binary sealed) {
        return isOlder(sealed.getData())
                ? new Binary(seal(owner, field, open(owner, field, sealed.getData())))
                : sealed;
    }

    private static int keyOf(byte[] sealed) {
        return ByteBuffer.wrap(sealed).getInt();
    }

    private Aead key(int id) {
        Aead key = keys.get(id);
        if (key == null) {
            throw new IllegalStateException("No key " + id + " to open a sealed field");
        }
        return key;
    }

    private static byte[] place(String owner, String field, int key) {
        return (owner + "|" + field + "|" + key).getBytes(StandardCharsets.UTF_8);
    }
}

package redress.intake.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 under one key. What is hashed for one purpose never equals what is hashed for another. */
public final class KeyedHash {

    private static final String ALGORITHM = "HmacSHA256";
    private final SecretKeySpec key;

    public KeyedHash(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** 32 bytes; parts are told apart by their lengths, so {@code ("ab", "c")} differs from {@code ("a", "bc")}. */
    public byte[] of(String purpose, String... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(lengthAndBytes(purpose));
            for (String part : parts) {
                mac.update(lengthAndBytes(part));
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String hex(String purpose, String... parts) {
        return HexFormat.of().formatHex(of(purpose, parts));
    }

    private static byte[] lengthAndBytes(String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + bytes.length)
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }
}

package redress.notification.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The id of a notice follows from what it is, so that the same event delivered again cannot make a second one. */
public final class NoticeKey {

    private NoticeKey() {}

    /** SHA-256 of {@code eventId|template|recipientId}, in hex. */
    public static String of(String eventId, String template, String recipientId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((eventId + "|" + template + "|" + recipientId).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

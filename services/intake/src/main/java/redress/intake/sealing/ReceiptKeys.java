package redress.intake.sealing;

import java.util.Map;
import java.util.TreeMap;
import redress.platform.sealing.Keyset;

/**
 * The keyed hashes of receipts by the ids of their keys. None of these keys ever goes as long as a receipt of its time is out: nobody but
 * its holder could hash it anew.
 *
 * @param newest the id of the key of receipts that are issued now
 */
public record ReceiptKeys(Map<Integer, KeyedHash> byId, int newest) {

    /** The id of the key of receipts from before keys had ids. */
    public static final int FIRST = 1;

    static ReceiptKeys of(Keyset keys) {
        Map<Integer, KeyedHash> byId = new TreeMap<>();
        keys.keys().forEach((id, key) -> byId.put(id, new KeyedHash(key)));
        return new ReceiptKeys(byId, keys.primary());
    }

    /** @throws IllegalStateException if it is missing */
    public KeyedHash hash(int key) {
        KeyedHash hash = byId.get(key);
        if (hash == null) {
            throw new IllegalStateException("No key " + key + " of receipts");
        }
        return hash;
    }

    /** Shows no key, also in logs. */
    @Override
    public String toString() {
        return "***";
    }
}

package redress.intake.receipts;

/**
 * What is stored of a receipt.
 *
 * @param key the id of the key under which it was hashed
 * @param hash in hex
 */
public record ReceiptFingerprint(int key, String hash) {}

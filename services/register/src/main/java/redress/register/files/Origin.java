package redress.register.files;

/**
 * Where an entry came from.
 *
 * @param edition of the data file
 * @param digest SHA-256 of what the entry said there, in hexadecimal; the same as long as it says the same
 */
public record Origin(int edition, String digest) {}

package redress.intake.receipts;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * The public name of a report, such as {@code CB-7K2M-Q4TX}: random, no secret, easily read out. The last character is a check
 * character (ISO 7064's hybrid system, with 30 and 31 for its moduli), so that a slip of one character is noticed.
 */
public record Reference(String text) {

    /** Digits and letters without those that look alike: 0, O, 1, I, L and U. */
    static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int M = ALPHABET.length();
    private static final String PREFIX = "CB";
    private static final int RANDOM_CHARACTERS = 7;

    public static Reference draw(SecureRandom random) {
        StringBuilder drawn = new StringBuilder(RANDOM_CHARACTERS + 1);
        for (int i = 0; i < RANDOM_CHARACTERS; i++) {
            drawn.append(ALPHABET.charAt(random.nextInt(M)));
        }
        return of(drawn.toString());
    }

    /** Takes what somebody typed, in capitals or not, with hyphens and spaces or not. Empty if it is no reference. */
    public static Optional<Reference> parse(String typed) {
        String plain = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        if (plain.length() != PREFIX.length() + RANDOM_CHARACTERS + 1 || !plain.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String body = plain.substring(PREFIX.length());
        if (body.chars().anyMatch(c -> ALPHABET.indexOf(c) < 0)) {
            return Optional.empty();
        }
        Reference reference = of(body.substring(0, RANDOM_CHARACTERS));
        return reference.text.endsWith(body.substring(RANDOM_CHARACTERS)) ? Optional.of(reference) : Optional.empty();
    }

    private static Reference of(String characters) {
        String all = characters + checkCharacter(characters);
        return new Reference(PREFIX + "-" + all.substring(0, 4) + "-" + all.substring(4));
    }

    private static char checkCharacter(String characters) {
        int p = M;
        for (char c : characters.toCharArray()) {
            int sum = (p + ALPHABET.indexOf(c)) % M;
            p = (sum == 0 ? M : sum) * 2 % (M + 1);
        }
        return ALPHABET.charAt((M + 1 - p) % M);
    }

    @Override
    public String toString() {
        return text;
    }
}

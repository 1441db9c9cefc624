package redress.journeys;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import redress.events.codes.IdentityMode;
import redress.events.disclosure.Part;

/**
 * Words of which each stands in one field of one report and nowhere else, and which nobody can guess; and the search for them, plain
 * and in the usual encodings.
 */
final class Canaries {

    static final String EMAIL = "email";

    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int MARK = 7; // a postcode has ten places, and three tell the fields apart
    private static final int DIGITS = 14;

    private final String mark = random(LETTERS, MARK);
    private final String number = random("123456789", DIGITS);
    private final List<Canary> all = new ArrayList<>();
    private final Map<String, String> encoded = new LinkedHashMap<>();

    /** @param word as it was filed, in small letters */
    record Canary(IdentityMode mode, Part part, String field, String word) {
        @Override
        public String toString() {
            return field + " of the report " + mode;
        }
    }

    Canaries() {
        for (String each : List.of(mark, number)) {
            byte[] bytes = each.getBytes(StandardCharsets.US_ASCII);
            encoded.put(
                    new String(each.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1),
                    "a canary in UTF-16");
            encoded.put(HexFormat.of().formatHex(bytes), "a canary in hexadecimal digits");
            for (int before = 0; before < 3; before++) {
                encoded.put(base64(bytes, before), "a canary in Base64");
            }
        }
    }

    /** A word for a text field. */
    String word(IdentityMode mode, Part part, String field) {
        return add(mode, part, field, mark + Character.toLowerCase(mode.name().charAt(0)));
    }

    /** A word for a telephone number. */
    String number(IdentityMode mode, Part part, String field) {
        return add(mode, part, field, number);
    }

    private String add(IdentityMode mode, Part part, String field, String begin) {
        String word = begin + (10 + all.size());
        all.add(new Canary(mode, part, field, word));
        return word;
    }

    List<Canary> all() {
        return List.copyOf(all);
    }

    /** Which of them a text holds, in letters of any size. */
    List<Canary> in(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        if (!small.contains(mark) && !small.contains(number)) {
            return List.of();
        }
        return all.stream().filter(each -> small.contains(each.word())).toList();
    }

    /** What of them a text holds in another form, whichever field it was in. */
    List<String> encodedIn(String text) {
        return encoded.entrySet().stream()
                .filter(each -> text.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** The letters that stand for these bytes alone, whatever comes before and after them. */
    private static String base64(byte[] bytes, int before) {
        byte[] shifted = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        String letters = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        return letters.substring((before * 8 + 5) / 6, shifted.length * 8 / 6);
    }

    private static String random(String letters, int length) {
        return new SecureRandom()
                .ints(length, 0, letters.length())
                .mapToObj(each -> letters.substring(each, each + 1))
                .collect(Collectors.joining());
    }
}

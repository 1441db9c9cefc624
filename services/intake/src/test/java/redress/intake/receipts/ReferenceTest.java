package redress.intake.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {

    private final SecureRandom random = new SecureRandom();

    @Test
    void drawsInTheShapeThatIsReadOut() {
        for (int i = 0; i < 200; i++) {
            assertThat(Reference.draw(random).text())
                    .matches("CB-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}")
                    .doesNotContainPattern("[0O1IL]|U");
        }
    }

    @Test
    void readsWhatItDrewHoweverItIsTyped() {
        Reference drawn = Reference.draw(random);
        String plain = drawn.text().replace("-", "").toLowerCase(Locale.ROOT);
        assertThat(Reference.parse(drawn.text())).contains(drawn);
        assertThat(Reference.parse("  " + plain.substring(0, 6) + " " + plain.substring(6)))
                .contains(drawn);
    }

    @Test
    void noticesEveryWrongCharacter() {
        for (int trial = 0; trial < 50; trial++) {
            String right = Reference.draw(random).text();
            for (int place = 3; place < right.length(); place++) {
                if (right.charAt(place) == '-') {
                    continue;
                }
                for (char other : Reference.ALPHABET.toCharArray()) {
                    if (other != right.charAt(place)) {
                        String wrong = right.substring(0, place) + other + right.substring(place + 1);
                        assertThat(Reference.parse(wrong))
                                .as("%s for %s", wrong, right)
                                .isEmpty();
                    }
                }
            }
        }
    }

    @Test
    void noticesNearlyAllSwappedNeighbours() {
        int swapped = 0;
        int unnoticed = 0;
        for (int trial = 0; trial < 2_000; trial++) {
            String plain = Reference.draw(random).text().replace("-", "");
            for (int place = 2; place < plain.length() - 1; place++) {
                char a = plain.charAt(place);
                char b = plain.charAt(place + 1);
                if (a != b) {
                    swapped++;
                    String wrong = plain.substring(0, place) + b + a + plain.substring(place + 2);
                    unnoticed += Reference.parse(wrong).isPresent() ? 1 : 0;
                }
            }
        }
        assertThat((double) unnoticed / swapped).isLessThan(0.01);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CB", "CB-7K2M-Q4T", "XB-7K2M-Q4TX", "CB-7K2M-Q4TXX", "CB-7K2M-Q4T\u0000", "$ne"})
    void takesNothingElse(String typed) {
        assertThat(Reference.parse(typed)).isEmpty();
    }
}

package redress.intake.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import redress.intake.sealing.KeyedHash;

class ReceiptIssuerTest {

    private final ReceiptIssuer issuer = new ReceiptIssuer(new KeyedHash(new byte[32]));

    @Test
    void issuesTwentySixCharactersOfWhichEveryOneVaries() {
        Set<String> seen = new HashSet<>();
        Set<String> characterAtPlace = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            String receipt = issuer.issue("key-" + i, "hash");
            assertThat(receipt).matches("[0-9A-HJKMNP-TV-Z]{26}");
            seen.add(receipt);
            for (int place = 0; place < receipt.length(); place++) {
                characterAtPlace.add(place + ":" + receipt.charAt(place));
            }
        }
        assertThat(seen).hasSize(2_000);
        assertThat(characterAtPlace).as("130 bits: 32 characters in 26 places").hasSize(32 * 26);
    }

    @Test
    void issuesTheSameForTheSameRequestAndServerAlone() {
        String receipt = issuer.issue("key", "hash");
        byte[] otherKey = new byte[32];
        otherKey[0] = 1;
        assertThat(issuer.issue("key", "hash")).isEqualTo(receipt);
        assertThat(issuer.issue("key", "hash2")).isNotEqualTo(receipt);
        assertThat(issuer.issue("keyh", "ash")).isNotEqualTo(receipt);
        assertThat(new ReceiptIssuer(new KeyedHash(otherKey)).issue("key", "hash"))
                .isNotEqualTo(receipt);
    }

    @Test
    void opensWithTheReceiptHoweverItIsTyped() {
        String receipt = issuer.issue("key", "hash");
        Optional<String> print = Optional.of(issuer.print(receipt));
        assertThat(issuer.opens(receipt, print)).isTrue();
        assertThat(issuer.opens(
                        receipt.toLowerCase(Locale.ROOT).replace('0', 'o').replace('1', 'l'), print))
                .isTrue();
        assertThat(issuer.opens(receipt.substring(0, 13) + "-" + receipt.substring(13), print))
                .isTrue();
    }

    @Test
    void doesNotOpenOtherwise() {
        String receipt = issuer.issue("key", "hash");
        Optional<String> print = Optional.of(issuer.print(receipt));
        assertThat(issuer.opens(issuer.issue("other", "hash"), print)).isFalse();
        assertThat(issuer.opens("", print)).isFalse();
        assertThat(issuer.opens(print.get(), print))
                .as("the print is no receipt")
                .isFalse();
        assertThat(issuer.opens(receipt, Optional.empty())).isFalse();
    }

    @Test
    void printTellsNothingOfTheReceipt() {
        String receipt = issuer.issue("key", "hash");
        assertThat(issuer.print(receipt)).hasSize(64).doesNotContain(receipt);
    }
}

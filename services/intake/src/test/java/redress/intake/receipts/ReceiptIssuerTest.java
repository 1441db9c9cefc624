package redress.intake.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import redress.intake.sealing.KeyedHash;
import redress.intake.sealing.ReceiptKeys;

class ReceiptIssuerTest {

    private static final KeyedHash FIRST = new KeyedHash(new byte[32]);
    private static final KeyedHash SECOND = new KeyedHash("another key".getBytes(StandardCharsets.US_ASCII));
    private final ReceiptIssuer issuer = new ReceiptIssuer(new ReceiptKeys(Map.of(1, FIRST), 1));
    private final ReceiptIssuer changed = new ReceiptIssuer(new ReceiptKeys(Map.of(1, FIRST, 2, SECOND), 2));

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
        assertThat(issuer.issue("key", "hash")).isEqualTo(receipt);
        assertThat(issuer.issue("key", "hash2")).isNotEqualTo(receipt);
        assertThat(issuer.issue("keyh", "ash")).isNotEqualTo(receipt);
        assertThat(changed.issue("key", "hash")).isNotEqualTo(receipt);
    }

    @Test
    void opensWithTheReceiptHoweverItIsTyped() {
        String receipt = issuer.issue("key", "hash");
        Optional<ReceiptFingerprint> print = Optional.of(issuer.print(receipt));
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
        Optional<ReceiptFingerprint> print = Optional.of(issuer.print(receipt));
        assertThat(issuer.opens(issuer.issue("other", "hash"), print)).isFalse();
        assertThat(issuer.opens("", print)).isFalse();
        assertThat(issuer.opens(print.get().hash(), print))
                .as("the print is no receipt")
                .isFalse();
        assertThat(issuer.opens(receipt, Optional.empty())).isFalse();
    }

    @Test
    void printTellsNothingOfTheReceipt() {
        String receipt = issuer.issue("key", "hash");
        assertThat(issuer.print(receipt).hash()).hasSize(64).doesNotContain(receipt);
    }

    @Test
    void staysRightWhenTheKeyIsChanged() {
        String before = issuer.issue("key", "hash");
        ReceiptFingerprint print = issuer.print(before);
        assertThat(print.key()).isEqualTo(1);
        assertThat(changed.opens(before, Optional.of(print))).isTrue();
        assertThat(changed.issueAgain("key", "hash", print))
                .as("the repeat of a request from before")
                .isEqualTo(before);
        String now = changed.issue("key", "hash");
        assertThat(changed.print(now).key()).isEqualTo(2);
        assertThat(changed.opens(now, Optional.of(changed.print(now)))).isTrue();
        assertThat(changed.opens(now, Optional.of(print))).isFalse();
    }
}

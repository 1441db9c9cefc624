package redress.intake.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import redress.platform.sealing.Keyset;

/** What intake sealed and hashed before Tink was used, and before keys had ids: it lies in people's stores. */
class SealedBeforeTest {

    private static final String REPORT = "0193b0c8-0000-7000-8000-000000000001";
    private final Properties before = new Properties();
    private final FieldCipher cipher;
    private final KeyedHash hash;

    SealedBeforeTest() throws IOException {
        try (Reader file = Files.newBufferedReader(
                Path.of("src/test/resources/sealed/before-tink.properties"), StandardCharsets.UTF_8)) {
            before.load(file);
        }
        Keyset keys = Keyset.parse("key", before.getProperty("key.3"), 3)
                .with("old-keys", Map.of(1, before.getProperty("key.1")));
        cipher = new FieldCipher(keys);
        hash = new KeyedHash(bytes("receiptKey"));
    }

    @Test
    void isReadUnderEachKey() {
        for (String key : new String[] {"1", "3"}) {
            assertThat(cipher.open(REPORT, "ORGANISATION_NAME", bytes("identity." + key)))
                    .as("key %s", key)
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("Sample Group é \uD83D\uDE00");
        }
        assertThat(cipher.isOlder(bytes("identity.1"))).isTrue();
        assertThat(cipher.isOlder(bytes("identity.3"))).isFalse();
    }

    @Test
    void isReadPieceByPiece() {
        byte[] piece = cipher.open("00112233445566778899aabbccddeeff", "attachment-piece-2", bytes("piece.1"));
        assertThat(piece).hasSize(900);
        assertThat(piece[899]).isEqualTo((byte) 899);
    }

    @Test
    void isReadOfDrafts() {
        assertThat(hash.hex("draft-id", "sample-draft-key")).isEqualTo(before.getProperty("draftId"));
        FieldCipher draft = new FieldCipher(Keyset.of(hash.of("draft-key", "sample-draft-key")));
        assertThat(draft.open(before.getProperty("draftId"), "draft", bytes("draft")))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"whatHappened\":\"Words\"}");
    }

    @Test
    void isAnsweredByReceipts() {
        assertThat(hash.hex("receipt-print", before.getProperty("receipt")))
                .isEqualTo(before.getProperty("receiptPrint"));
    }

    private byte[] bytes(String name) {
        return Base64.getDecoder().decode(before.getProperty(name));
    }
}

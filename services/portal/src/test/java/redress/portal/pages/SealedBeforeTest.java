package redress.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import redress.platform.sealing.Keyset;

/** What the portal sealed before Tink was used: sessions, links and cookies that are still out. */
class SealedBeforeTest {

    private final Properties before = new Properties();
    private final List<Keyset> sets;

    SealedBeforeTest() throws IOException {
        try (Reader file = Files.newBufferedReader(
                Path.of("src/test/resources/sealed/before-tink.properties"), StandardCharsets.UTF_8)) {
            before.load(file);
        }
        String secret = before.getProperty("secret");
        sets = List.of(
                Keyset.parseTexts("key", secret),
                Keyset.parseTexts("key", "1:" + secret + ",2:another"),
                Keyset.parseTexts("key", "2:another,1:" + secret));
    }

    @Test
    void isReadBeforeAndAfterTheSecretIsChanged() {
        for (Keyset secrets : sets) {
            assertThat(new Seal(secrets, "session sample-secret").open(before.getProperty("session")))
                    .contains("{\"personId\":\"sample-officer\"}");
            assertThat(new Seal(secrets, "follow-up").open(before.getProperty("followUp")))
                    .contains("1796000000 id CB-7K2M-Q4TX RECEIPT");
            assertThat(new Seal(secrets, "session").open(before.getProperty("followUp")))
                    .isEmpty();
        }
    }

    @Test
    void isFoundByItsFingerprint() {
        for (Keyset secrets : sets) {
            assertThat(new Fingerprints(secrets, "session").all("sample-secret"))
                    .contains(before.getProperty("fingerprint"));
        }
    }
}

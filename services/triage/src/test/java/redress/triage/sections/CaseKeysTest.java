package redress.triage.sections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import redress.platform.sealing.Keyset;

class CaseKeysTest {

    private static final byte[] ONE = filled(1);
    private static final byte[] TWO = filled(2);
    private static final byte[] WORDS = "{\"text\":\"Words\"}".getBytes(StandardCharsets.UTF_8);

    private final CaseKeys keys = new CaseKeys(Keyset.of(ONE));

    @Test
    void opensWhatItSealedAndHidesItFromOthers() {
        byte[] key = keys.make("case-1");
        byte[] sealed = keys.open("case-1", key).seal("reply", 1, WORDS);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("Words");
        assertThat(keys.open("case-1", key).open("reply", 1, sealed)).isEqualTo(WORDS);
    }

    @Test
    void opensNothingInAnotherPlace() {
        byte[] key = keys.make("case-1");
        byte[] sealed = keys.open("case-1", key).seal("reply", 1, WORDS);
        CaseKey opened = keys.open("case-1", key);
        assertThatIllegalStateException().isThrownBy(() -> opened.open("decision", 1, sealed));
        assertThatIllegalStateException().isThrownBy(() -> opened.open("reply", 2, sealed));
        assertThatIllegalStateException().isThrownBy(() -> keys.open("case-2", key));
        byte[] changed = sealed.clone();
        changed[changed.length - 1] ^= 1;
        assertThatIllegalStateException().isThrownBy(() -> opened.open("reply", 1, changed));
        CaseKey other = keys.open("case-1", keys.make("case-1"));
        assertThatIllegalStateException().isThrownBy(() -> other.open("reply", 1, sealed));
    }

    @Test
    void opensWithAnOlderKeyOfTheServiceWhatThatSealed() {
        byte[] key = keys.make("case-1");
        byte[] sealed = keys.open("case-1", key).seal("reply", 1, WORDS);
        CaseKeys both = new CaseKeys(new Keyset(Map.of(1, ONE, 2, TWO), 2));
        assertThat(both.open("case-1", key).open("reply", 1, sealed)).isEqualTo(WORDS);
        CaseKeys newer = new CaseKeys(new Keyset(Map.of(2, TWO), 2));
        assertThat(newer.opens("case-1", both.make("case-1")))
                .as("the newest seals")
                .isTrue();
        assertThat(newer.opens("case-1", key)).isFalse();
    }

    @Test
    void sealsAKeyAnewWithWhichAllIsReadAsBefore() {
        byte[] key = keys.make("case-1");
        byte[] sealed = keys.open("case-1", key).seal("reply", 1, WORDS);
        CaseKeys both = new CaseKeys(new Keyset(Map.of(1, ONE, 2, TWO), 2));
        byte[] anew = both.resealed("case-1", key).orElseThrow();
        CaseKeys newest = new CaseKeys(new Keyset(Map.of(2, TWO), 2));
        assertThat(newest.open("case-1", anew).open("reply", 1, sealed)).isEqualTo(WORDS);
        assertThat(both.resealed("case-1", anew)).as("there is nothing to do").isEmpty();
        assertThat(keys.resealed("case-1", anew)).as("a newer one").isEmpty();
        assertThatIllegalStateException().isThrownBy(() -> both.resealed("case-2", key));
    }

    /** As triage was released before keysets could be settings. */
    @Test
    void opensWhatEarlierVersionsSealedUnderEachKey() throws IOException {
        Properties before = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("src/test/resources/sealed/before-keysets.properties"))) {
            before.load(file);
        }
        CaseKeys both = new CaseKeys(Keyset.parse("key", before.getProperty("key.3"), 3)
                .with("old-keys", Map.of(1, before.getProperty("key.1"))));
        for (String key : List.of("1", "3")) {
            byte[] caseKey = Base64.getDecoder().decode(before.getProperty("caseKey." + key));
            byte[] section = Base64.getDecoder().decode(before.getProperty("section." + key));
            assertThat(both.open("case-" + key, caseKey).open("reply", 1, section))
                    .isEqualTo(WORDS);
        }
        assertThat(both.opens("check", Base64.getDecoder().decode(before.getProperty("check.1"))))
                .isTrue();
    }

    private static byte[] filled(int value) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) value);
        return key;
    }
}

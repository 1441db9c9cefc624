package redress.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;
import redress.embedded.machine.Owner;

class PartsTest {

    private static final List<String> FILES = List.of(
            "keys/identity-key",
            "keys/receipt-key",
            "keys/token-key",
            "engine.mv.db",
            "documents/documents.mv",
            "kafka/logs/meta.properties",
            "kafka/logs/redress.report-0",
            "kafka/logs/__cluster_metadata-0",
            "mail/mails");

    @TempDir
    private Path folder;

    @Test
    void aNewFolderHasAnIdentityThatStays() throws IOException {
        Files.createDirectory(folder.resolve("other"));
        String identity = Parts.check(folder, true).identity();
        assertThat(Parts.check(folder, true).identity())
                .isEqualTo(identity)
                .isNotEqualTo(Parts.check(folder.resolve("other"), true).identity());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keys",
                "keys/identity-key",
                "keys/token-key",
                "engine.mv.db",
                "documents",
                "kafka",
                "kafka/logs/meta.properties",
                "kafka/logs/redress.report-0",
                "mail/mails"
            })
    void aFolderThatLacksAPartDoesNotStart(String part) throws IOException {
        made();
        Parts.check(folder, true).list();
        Parts.check(folder, true);
        remove(part);
        assertThatThrownBy(() -> Parts.check(folder, true))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("lacks " + part)
                .hasMessageContaining("Restore " + part);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keys/identity-key",
                "engine.mv.db",
                "documents/documents.mv",
                "kafka/logs/meta.properties",
                "kafka/logs/redress.report-0"
            })
    void norDoesOneInWhichAPartIsEmpty(String part) throws IOException {
        made();
        Parts.check(folder, true).list();
        Files.writeString(folder.resolve(part), "");
        assertThatThrownBy(() -> Parts.check(folder, true))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("lacks " + part);
        remove(part);
        Files.createDirectory(folder.resolve(part));
        assertThatThrownBy(() -> Parts.check(folder, true)).hasMessageContaining("lacks " + part);
    }

    @Test
    void aStoreThatIsListedHasToBearTheIdentityFromThenOn() throws IOException {
        made();
        Parts first = Parts.check(folder, true);
        assertThat(first.owner(Parts.ENGINE)).isEqualTo(new Owner(first.identity(), false));
        first.list();
        Parts later = Parts.check(folder, true);
        for (String store : List.of(Parts.ENGINE, Parts.DOCUMENTS)) {
            assertThat(later.owner(store)).isEqualTo(new Owner(first.identity(), true));
        }
    }

    @Test
    void aFolderWhoseListIsLostKeepsItsIdentity() throws IOException {
        made();
        Parts first = Parts.check(folder, true);
        first.list();
        remove("parts");
        assertThat(Parts.check(folder, true).identity()).isEqualTo(first.identity());
        remove("parts");
        Files.writeString(folder.resolve("mail").resolve("folder-id"), "another");
        assertThatThrownBy(() -> Parts.check(folder, true)).hasMessageContaining("mail belongs to another data folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys", "engine.mv.db", "documents", "kafka", "mail/mails"})
    void norDoesOneThatAnEarlierVersionMade(String part) throws IOException {
        made();
        remove(part);
        assertThatThrownBy(() -> Parts.check(folder, true))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("lacks " + part);
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys", "kafka", "mail"})
    void norDoesOneWithAPartOfAnother(String part) throws IOException {
        made();
        Parts.check(folder, true).list();
        Files.writeString(folder.resolve(part).resolve("folder-id"), "another");
        assertThatThrownBy(() -> Parts.check(folder, true))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(part + " belongs to another data folder");
    }

    @Test
    void asksWhereTheDocumentsAre() throws IOException {
        made();
        remove("documents");
        Parts.check(folder, false).list();
        Parts.check(folder, false);
        assertThatThrownBy(() -> Parts.check(folder, true)).hasMessageContaining("--mongodb URI");
    }

    @Test
    void saysThatItsListIsDamaged() throws IOException {
        Files.writeString(folder.resolve("parts"), "\0\0\0");
        assertThatThrownBy(() -> Parts.check(folder, true))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(folder.resolve("parts").toString());
    }

    private void made() throws IOException {
        for (String file : FILES) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), "sample");
        }
    }

    private void remove(String part) throws IOException {
        FileSystemUtils.deleteRecursively(folder.resolve(part));
    }
}

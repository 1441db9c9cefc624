package redress.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignStoreTest {

    @TempDir
    private Path folder;

    @Test
    void documentsOpenForTheirOwnerAlone() {
        EmbeddedDocuments.start(folder, 0).close();
        EmbeddedDocuments.start(folder, 0, "this folder").close();
        EmbeddedDocuments.start(folder, 0, "this folder").close();
        assertThatThrownBy(() -> EmbeddedDocuments.start(folder, 0, "another folder"))
                .isInstanceOf(ForeignStore.class)
                .hasMessageContaining("documents.mv belongs to another data folder");
        EmbeddedDocuments.start(folder, 0, "this folder").close();
    }

    @Test
    void aDatabaseOpensForItsOwnerAlone() throws Exception {
        Path file = folder.resolve("engine");
        for (int starts = 0; starts < 2; starts++) {
            try (Connection connection = EngineDatabase.belongingTo(file, "this folder")) {
                assertThat(connection.isClosed()).isFalse();
            }
        }
        assertThatThrownBy(() -> EngineDatabase.belongingTo(file, "another folder"))
                .isInstanceOf(ForeignStore.class)
                .hasMessageContaining("engine.mv.db belongs to another data folder");
    }
}

package redress.embedded.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redress.embedded.database.EngineDatabase;
import redress.embedded.machine.ForeignStore;
import redress.embedded.machine.LostStore;
import redress.embedded.machine.Owner;

class ForeignStoreTest {

    private static final Owner NEW = new Owner("this folder", false);
    private static final Owner KNOWN = new Owner("this folder", true);
    private static final Owner ANOTHER = new Owner("another folder", true);

    @TempDir
    private Path folder;

    @Test
    void documentsOpenForTheirOwnerAlone() {
        EmbeddedDocuments.start(folder, 0).close();
        EmbeddedDocuments.start(folder, 0, NEW).close();
        EmbeddedDocuments.start(folder, 0, NEW).close();
        EmbeddedDocuments.start(folder, 0, KNOWN).close();
        assertThatThrownBy(() -> EmbeddedDocuments.start(folder, 0, ANOTHER))
                .isInstanceOf(ForeignStore.class)
                .hasMessageContaining("documents.mv belongs to another data folder");
        EmbeddedDocuments.start(folder, 0, KNOWN).close();
    }

    @Test
    void aDatabaseOpensForItsOwnerAlone() throws Exception {
        Path file = folder.resolve("engine");
        for (int starts = 0; starts < 2; starts++) {
            try (Connection connection = EngineDatabase.belongingTo(file, starts == 0 ? NEW : KNOWN)) {
                assertThat(connection.isClosed()).isFalse();
            }
        }
        assertThatThrownBy(() -> EngineDatabase.belongingTo(file, ANOTHER))
                .isInstanceOf(ForeignStore.class)
                .hasMessageContaining("engine.mv.db belongs to another data folder");
    }

    @Test
    void anEmptyFileIsNotTakenForTheStoreThatWasThere() throws Exception {
        Files.createFile(folder.resolve("documents.mv"));
        Files.createFile(folder.resolve("engine.mv.db"));
        // at the second start the file is no longer empty, but still not the one that was there
        for (int starts = 0; starts < 2; starts++) {
            assertThatThrownBy(() -> EmbeddedDocuments.start(folder, 0, KNOWN))
                    .isInstanceOf(LostStore.class)
                    .hasMessageContaining("documents.mv is empty or was begun anew");
            assertThatThrownBy(() -> EngineDatabase.belongingTo(folder.resolve("engine"), KNOWN))
                    .isInstanceOf(LostStore.class)
                    .hasMessageContaining("engine.mv.db is empty or was begun anew");
        }
    }
}

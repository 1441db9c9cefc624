package redress.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redress.embedded.database.EngineDatabase;

/**
 * What triage tests as its earlier releases is what the engine of each old data folder holds: a process file was copied before it was
 * changed.
 */
class ReleasedProcessesKeptTest {

    private static final Path PROCESSES = Path.of("../triage/src/main/resources/processes");

    static Stream<Path> folders() throws IOException {
        return OldFoldersIT.folders();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void everyFileOnWhichAnOldCaseRunsIsStillThere(Path packed, @TempDir Path data) throws Exception {
        OldFolder.unpack(packed, data);
        List<String> kept = kept();
        assertThat(deployed(data))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(kept.contains(file))
                        .as(
                                "kept in processes/released: %s",
                                file.lines().skip(2).findFirst())
                        .isTrue());
    }

    private static List<String> deployed(Path data) throws SQLException {
        List<String> files = new ArrayList<>();
        try (Connection connection =
                        DriverManager.getConnection(EngineDatabase.jdbcUrl(data.resolve("engine")), "sa", "");
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("select b.BYTES_ from ACT_RE_PROCDEF d join ACT_GE_BYTEARRAY b"
                                + " on b.DEPLOYMENT_ID_ = d.DEPLOYMENT_ID_ and b.NAME_ = d.RESOURCE_NAME_")) {
            while (rows.next()) {
                files.add(new String(rows.getBytes(1), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static List<String> kept() throws IOException {
        List<String> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(PROCESSES)) {
            for (Path file :
                    all.filter(each -> each.toString().endsWith(".bpmn")).toList()) {
                files.add(Files.readString(file));
            }
        }
        return files;
    }
}

package redress.platform.securitylog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redress.platform.problems.Refusal;

class FileSecurityLogTest {

    private static final SecurityEvent OPENED = SecurityEvent.of("intake.name.opened", "person/officer-1")
            .about("report", "0b5c")
            .with("reason", "SAFEGUARDING");

    @TempDir
    Path parent;

    private Instant now = Instant.parse("2026-11-29T17:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    @Test
    void writesALineOfJsonBeforeItReturns() throws IOException {
        log().record(OPENED);
        assertThat(lines("2026-11-29"))
                .containsExactly(
                        "{\"at\":\"2026-11-29T17:00:00Z\",\"service\":\"intake\",\"action\":\"intake.name.opened\","
                                + "\"actor\":\"person/officer-1\",\"subjectKind\":\"report\",\"subjectId\":\"0b5c\",\"outcome\":\"DONE\","
                                + "\"details\":{\"reason\":\"SAFEGUARDING\"}}");
    }

    @Test
    void beginsAFileEachDay() throws IOException {
        FileSecurityLog log = log();
        log.note(OPENED);
        now = Instant.parse("2026-11-30T00:00:01Z");
        log.note(OPENED);
        assertThat(lines("2026-11-29")).hasSize(1);
        assertThat(lines("2026-11-30")).hasSize(1);
    }

    @Test
    void keepsFolderAndFilesToItsOwner() throws IOException {
        log().note(OPENED);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("2026-11-29"))))
                .isEqualTo("rw-------");
    }

    @Test
    void addsToWhatIsThereAndLeavesALineThatWasCutShortAsItIs() throws IOException {
        log().note(OPENED);
        Files.writeString(file("2026-11-29"), "{\"at\":\"2026-11", StandardOpenOption.APPEND);
        log().note(OPENED);
        assertThat(lines("2026-11-29")).hasSize(3).element(1).isEqualTo("{\"at\":\"2026-11");
    }

    @Test
    void refusesWhatMustBeRecordedWhileItCannotBeWritten() throws IOException {
        Files.writeString(folder(), "in the way");
        FileSecurityLog log = log();
        assertThatThrownBy(() -> log.record(OPENED))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("NOT_RECORDED"));
        assertThat(log.works()).isFalse();
    }

    @Test
    void goesOnWithTheRestAndSaysLaterHowMuchIsMissing() throws IOException {
        Files.writeString(folder(), "in the way");
        FileSecurityLog log = log();
        log.note(OPENED);
        log.note(OPENED);
        assertThat(log.works()).isFalse();
        Files.delete(folder());
        assertThat(log.works()).isTrue();
        assertThat(lines("2026-11-29")).singleElement().asString().contains("log.resumed", "\"missing\":\"2\"");
    }

    @Test
    void takesNoTextForAnIdOrACode() {
        for (String text :
                List.of("Jane Smith", "jane@example.org", "line\nbreak", "", "naïve", "\"", "x".repeat(201))) {
            assertThatThrownBy(() -> OPENED.with("reason", text)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> SecurityEvent.of("a", text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private FileSecurityLog log() {
        return new FileSecurityLog(new LogFiles(folder(), "intake"), "intake", clock, new SimpleMeterRegistry());
    }

    private Path folder() {
        return parent.resolve("security-log");
    }

    private Path file(String day) {
        return folder().resolve("intake-" + day + ".jsonl");
    }

    private List<String> lines(String day) throws IOException {
        return Files.readAllLines(file(day));
    }
}

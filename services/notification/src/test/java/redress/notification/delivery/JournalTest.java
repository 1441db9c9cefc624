package redress.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redress.notification.delivery.Journal.Fate;
import redress.notification.ledger.LedgerSamples;
import redress.notification.ledger.Notice;
import redress.notification.ledger.Reason;

class JournalTest {

    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void tellsHowFarEachHadGotWhenTheProcessEnded() throws IOException {
        Notice begun = notice("event-1");
        Notice ended = notice("event-2");
        Notice taken = notice("event-3");
        try (Journal journal = open()) {
            journal.begins(List.of(begun));
            journal.begins(List.of(ended));
            journal.ends(ended);
            journal.begins(List.of(taken));
            journal.ends(taken);
            journal.taken(taken);
        }
        try (Journal after = open()) {
            assertThat(after.fate(begun)).isEqualTo(Fate.NOT_SENT);
            assertThat(after.fate(ended)).isEqualTo(Fate.IN_DOUBT);
            assertThat(after.fate(taken)).isEqualTo(Fate.TAKEN);
            assertThat(after.fate(notice("event-4"))).as("never heard of").isEqualTo(Fate.IN_DOUBT);
        }
    }

    @Test
    void tellsNothingOfAnotherAttemptThanTheOneThatWasBegun() throws IOException {
        Notice again = notice("event-1");
        try (Journal journal = open()) {
            journal.begins(List.of(again));
        }
        again.sending("here", NOW);
        again.later(Reason.NOT_REACHED, null, NOW, NOW);
        try (Journal after = open()) {
            assertThat(after.fate(again)).isEqualTo(Fate.IN_DOUBT);
            after.begins(List.of(again));
        }
        try (Journal after = open()) {
            assertThat(after.fate(again)).isEqualTo(Fate.NOT_SENT);
        }
    }

    @Test
    void doesNotTrustALineThatWasCut() throws IOException {
        Notice cut = notice("event-1");
        Notice next = notice("event-2");
        try (Journal journal = open()) {
            journal.begins(List.of(cut));
        }
        Files.writeString(file(), "t" + Journal.attempt(cut), StandardOpenOption.APPEND);
        try (Journal after = open()) {
            assertThat(after.fate(cut)).isEqualTo(Fate.NOT_SENT);
            after.begins(List.of(next));
        }
        try (Journal after = open()) {
            assertThat(after.fate(next)).isEqualTo(Fate.NOT_SENT);
        }
    }

    @Test
    void losesNoEndBehindALineThatAFullDiskHasCut() throws IOException {
        Notice ended = notice("event-1");
        try (Journal journal = open()) {
            journal.begins(List.of(ended));
            Files.writeString(file(), "b0123", StandardOpenOption.APPEND);
            journal.ends(ended);
        }
        try (Journal after = open()) {
            assertThat(after.fate(ended)).as("its end may have left").isEqualTo(Fate.IN_DOUBT);
        }
    }

    @Test
    void doesNotGrowForEver() throws IOException {
        try (Journal journal = open()) {
            for (int i = 0; i < 16_000; i++) {
                Notice each = notice("event-" + i);
                journal.begins(List.of(each));
                journal.settled(Journal.attempt(each));
            }
            Notice inHand = notice("the last event");
            journal.begins(List.of(inHand));
            assertThat(Files.size(file())).isLessThan(1_100_000);
        }
        try (Journal after = open()) {
            assertThat(after.fate(notice("the last event"))).isEqualTo(Fate.NOT_SENT);
        }
    }

    private Journal open() {
        return Journal.at(file());
    }

    private Path file() {
        return folder.resolve("notices-in-hand");
    }

    private static Notice notice(String event) {
        return LedgerSamples.notice(event, LedgerSamples.OFFICER, "case-new", NOW);
    }
}

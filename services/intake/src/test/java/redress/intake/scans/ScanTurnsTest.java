package redress.intake.scans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import redress.intake.storedfiles.StoredFile;
import redress.intake.throttle.Throttle;

class ScanTurnsTest {

    private final Throttle throttle = mock(Throttle.class);
    private final ScanTurns turns = new ScanTurns(throttle);

    @Test
    void asksFirstAboutFilesOfThoseWhoseOthersTookLeast() {
        StoredFile first = brought("1", "greedy");
        StoredFile second = brought("2", "greedy");
        StoredFile other = brought("3", "other");
        assertThat(turns.inTurn(List.of(first, second, other))).containsExactly(first, second, other);
        turns.took(first, Duration.ofSeconds(30));
        assertThat(turns.inTurn(List.of(second, other))).containsExactly(other, second);
        turns.took(other, Duration.ofSeconds(31));
        StoredFile third = brought("4", "other");
        assertThat(turns.inTurn(List.of(second, third))).containsExactly(second, third);
    }

    @Test
    void takesForgottenNetworksForOne() {
        StoredFile known = brought("1", "known");
        StoredFile forgotten = waiting("2", "01");
        assertThat(turns.inTurn(List.of(forgotten, known))).containsExactly(forgotten, known);
        turns.took(waiting("3", "01"), Duration.ofMillis(1));
        assertThat(turns.inTurn(List.of(forgotten, known))).containsExactly(known, forgotten);
    }

    @Test
    void asksFirstOfAllAboutWhatAnAdministratorWants() {
        StoredFile wanted = waiting("1", "0-");
        turns.took(wanted, Duration.ofMinutes(2));
        StoredFile other = brought("2", "other");
        assertThat(turns.inTurn(List.of(wanted, other))).containsExactly(wanted, other);
    }

    private StoredFile brought(String id, String network) {
        when(throttle.caller()).thenReturn(network);
        turns.brought(id);
        return waiting(id, "01");
    }

    private static StoredFile waiting(String id, String place) {
        return new StoredFile(
                id,
                new Binary(new byte[0]),
                "text/plain",
                1,
                1,
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                place,
                null,
                null,
                null);
    }
}

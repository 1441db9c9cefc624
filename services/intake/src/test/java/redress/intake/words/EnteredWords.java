package redress.intake.words;

import java.time.Instant;
import redress.intake.RunningIntake;

/** Enters the words of all reports now, for tests that do not wait for it. */
public final class EnteredWords {

    private EnteredWords() {}

    public static void of(RunningIntake intake) {
        WordKeeper keeper = intake.bean(WordKeeper.class);
        Instant now = Instant.now();
        while (!keeper.enter(now)) {
            // some pages are entered at a time
        }
    }
}

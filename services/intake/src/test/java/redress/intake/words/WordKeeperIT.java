package redress.intake.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import redress.intake.Caller;
import redress.intake.RunningIntake;
import redress.intake.identities.Identities;
import redress.intake.reports.Reports;
import redress.intake.reports.Seals;
import redress.testkit.backends.Backends;

class WordKeeperIT {

    private final RunningIntake intake = RunningIntake.shared();

    /** A page holds one report here. */
    @Test
    void letsOtherWorkHaveItsTurnAfterTenPagesAndGoesOnFromThere() {
        EnteredWords.of(intake);
        Instant settled = Instant.now(Clock.systemUTC());
        for (int report = 0; report < 12; report++) {
            new Caller(intake.base()).filed();
        }
        WordKeeper keeper = new WordKeeper(
                intake.bean(MongoTemplate.class),
                intake.bean(Reports.class),
                intake.bean(Identities.class),
                intake.bean(Seals.class),
                intake.bean(WordIndex.class),
                1);
        assertThat(keeper.enter(settled)).as("after ten").isFalse();
        await("it has come to the end").atMost(Backends.patience()).until(() -> keeper.enter(settled));
    }
}

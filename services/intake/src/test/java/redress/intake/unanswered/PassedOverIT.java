package redress.intake.unanswered;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import com.mongodb.client.model.Filters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import redress.intake.RunningIntake;
import redress.intake.progress.Progress;
import redress.intake.reports.Reports;

/** What slows filing down, and what does not: reports that are passed over while later ones get their case. */
class PassedOverIT {

    private static final int MOST = 1_200;

    private final RunningIntake intake = RunningIntake.shared();
    private final MongoTemplate store = intake.bean(MongoTemplate.class);
    private final Instant now = Instant.now(Clock.systemUTC());
    private final List<String> opened = new ArrayList<>();
    private final Backlog backlog = new Backlog(
            intake.bean(Reports.class),
            intake.bean(Progress.class),
            intake.bean(Unanswered.class),
            MOST,
            Clock.fixed(now, ZoneOffset.UTC));

    @AfterEach
    void forget() {
        store.getCollection("report_progress").deleteMany(Filters.in("_id", opened));
    }

    @Test
    void forgetsAnyNumberThatIsPassedOver() {
        List<String> stuck = filed(600, Duration.ofMinutes(10));
        List<String> later = filed(500, Duration.ofMinutes(5));
        List<String> fresh = filed(100, Duration.ofSeconds(30));
        assertThat(backlog.size()).isEqualTo(stuck.size() + later.size() + fresh.size());

        open(later);
        backlog.look();

        assertThat(backlog.size())
                .as("those that are no older than two minutes")
                .isEqualTo(fresh.size());
    }

    /** With nothing opened behind them they may all be waiting for their turn. */
    @Test
    void keepsWhatWaitsBehindTheLatestThatWasOpened() {
        List<String> first = filed(600, Duration.ofMinutes(10));
        List<String> behind = filed(600, Duration.ofMinutes(5));
        backlog.look();
        assertThat(backlog.size()).isEqualTo(MOST);

        open(first.subList(0, 100));
        backlog.look();

        assertThat(backlog.size()).isEqualTo(500 + behind.size());
    }

    @Test
    void takesNoReportFromTheFutureForTheLatest() {
        List<String> first = filed(600, Duration.ofMinutes(10));
        List<String> ahead = filed(600, Duration.ofDays(-365));

        open(ahead);
        backlog.look();

        assertThat(backlog.size()).isEqualTo(first.size());
    }

    private List<String> filed(int count, Duration ago) {
        List<String> ids = Stream.generate(
                        () -> UuidCreator.getTimeOrderedEpoch(now.minus(ago)).toString())
                .limit(count)
                .sorted()
                .toList();
        ids.forEach(backlog::filed);
        return ids;
    }

    private void open(List<String> ids) {
        opened.addAll(ids);
        store.getCollection("report_progress")
                .insertMany(ids.stream().map(id -> new Document("_id", id)).toList());
    }
}

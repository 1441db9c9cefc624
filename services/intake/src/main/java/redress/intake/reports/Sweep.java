package redress.intake.reports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import redress.intake.attachments.Attachments;
import redress.intake.attachments.Unlinked;
import redress.intake.identities.Identities;
import redress.platform.formats.Format;
import redress.platform.problems.Refusal;

/**
 * Removes what was stored for reports that then were not: identities and files a day after, files that a draft
 * names as long after as unused drafts. Looks at identities in stretches of time,
 * a bounded number at once, and remembers in {@code intake_sweeps} how far it has come.
 */
@Component
class Sweep {

    static final Duration KEPT_FOR = Duration.ofDays(1);

    /** As long as the answers that are saved with them. */
    static final Duration FILES_KEPT_FOR = Duration.ofDays(31);

    /** Long enough for whoever uploads a file to say where it belongs. */
    static final Duration UNNAMED_FILES_KEPT_FOR = Duration.ofDays(1);

    /** Longer than it takes to store a report: one that claimed a file just before nobody could any more is there by then. */
    static final Duration LAST_CHANCE = Duration.ofMinutes(10);

    private static final int FILES_AT_ONCE = 200;
    private static final int IDENTITIES_AT_ONCE = 500;

    /** A report id begins with 48 bits of milliseconds; its first 7 hex digits stand for 2 to the power of 20 of them, 17 minutes. */
    private static final int BITS_BELOW_PREFIX = 20;

    private static final int STRETCHES_AT_ONCE = 12;
    private static final int STRETCHES_LOOKED_BACK = 3 * 83;
    private static final String IDENTITIES = "identities";

    private final MongoTemplate mongo;
    private final Reports reports;
    private final Identities identities;
    private final Attachments attachments;
    private final Clock clock;

    /** How far it has come; the last stretch that was looked at. */
    @Document("intake_sweeps")
    @Format(1)
    record Swept(@Id String id, long through) {}

    Sweep(MongoTemplate mongo, Reports reports, Identities identities, Attachments attachments, Clock clock) {
        this.mongo = mongo;
        this.reports = reports;
        this.identities = identities;
        this.attachments = attachments;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void files() {
        files(true, FILES_KEPT_FOR);
        files(false, UNNAMED_FILES_KEPT_FOR);
    }

    private void files(boolean named, Duration keptFor) {
        Instant now = clock.instant();
        String after = "";
        List<Unlinked> some;
        do {
            some = attachments.unlinked(named, after, FILES_AT_ONCE);
            for (Unlinked file : some) {
                if (file.wantedAt().isAfter(now.minus(keptFor))) {
                    return;
                }
                sweep(file, now);
                after = file.place();
            }
        } while (some.size() == FILES_AT_ONCE);
    }

    private void sweep(Unlinked file, Instant now) {
        try {
            settleOrRemove(file, now);
        } catch (Refusal newer) {
            // a newer version has stored the report, or the file meanwhile: it sweeps for itself
        }
    }

    private void settleOrRemove(Unlinked file, Instant now) {
        if (isHeld(file)) {
            attachments.settle(List.of(file.id()));
        } else if (file.condemnedAt().isEmpty()) {
            attachments.condemn(file.id());
        } else if (file.condemnedAt().get().isBefore(now.minus(LAST_CHANCE))) {
            attachments.remove(file.id());
        }
    }

    private boolean isHeld(Unlinked file) {
        return file.claimant()
                .flatMap(reports::byIdempotencyKey)
                .filter(report -> report.holds(file.id()))
                .isPresent();
    }

    @Scheduled(initialDelay = 11, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void identities() {
        identitiesUpTo(Clock.systemUTC().millis() - KEPT_FOR.toMillis());
    }

    /** Report ids are made by the real time, whatever the clock of the domain says. */
    void identitiesUpTo(long millis) {
        long last = (millis >> BITS_BELOW_PREFIX) - 1;
        Swept state = mongo.findById(IDENTITIES, Swept.class);
        long done = state == null ? last - STRETCHES_LOOKED_BACK : state.through();
        long upTo = Math.min(last, done + STRETCHES_AT_ONCE);
        for (long stretch = done + 1; stretch <= upTo; stretch++) {
            sweep(stretch);
        }
        if (upTo > done) {
            mongo.save(new Swept(IDENTITIES, upTo));
        }
    }

    private void sweep(long stretch) {
        String from = prefix(stretch);
        List<String> some;
        do {
            some = identities.ids(from, prefix(stretch + 1), IDENTITIES_AT_ONCE);
            if (!some.isEmpty()) {
                forgetUnlessFiled(some);
                from = some.get(some.size() - 1) + "0"; // behind it, as all are of one length
            }
        } while (some.size() == IDENTITIES_AT_ONCE);
    }

    private void forgetUnlessFiled(List<String> some) {
        List<String> ids = new ArrayList<>(some);
        ids.removeAll(reports.existing(some));
        if (!ids.isEmpty()) {
            identities.forget(ids);
        }
    }

    /** As it stands in the id, hyphens and all: {@code 0191ab2}. */
    private static String prefix(long stretch) {
        return String.format("%07x", stretch);
    }
}

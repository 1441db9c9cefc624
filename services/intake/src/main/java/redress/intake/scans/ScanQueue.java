package redress.intake.scans;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import redress.intake.scanning.Scanner;
import redress.intake.storedfiles.Scan;
import redress.intake.storedfiles.StoredFile;
import redress.platform.mongo.KnownDocuments;
import redress.platform.problems.Refusal;

/**
 * Which files wait for the virus scanner, and what it said. The list is in the store, so it outlives a restart. First come those that it
 * was never asked about, then those about which it did not answer: nothing that one of them does holds up the others.
 */
@Component
public class ScanQueue {

    /** Before the place of a file about which it did not answer; behind all time-ordered ids. */
    private static final String TRIED = "b";

    /** Before the place of a file about which it is not to be asked. */
    private static final String ASIDE = "d";

    private static final String END = "g";

    /** Before the place of a file that is to be asked about next. */
    private static final String NEXT = "0-";

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final KnownDocuments known;
    private final boolean scanned;
    private final ScanTurns turns;
    private final Clock real = Clock.systemUTC();

    ScanQueue(MongoTemplate mongo, Optional<Scanner> scanner, ScanTurns turns) {
        this.known = new KnownDocuments(mongo);
        this.scanned = scanner.isPresent();
        this.turns = turns;
        mongo.indexOps(StoredFile.class)
                .createIndex(new Index("toScan", Sort.Direction.ASC).unique().sparse());
    }

    public boolean scanned() {
        return scanned;
    }

    /** A file is new, or older than the scanner. */
    public void add(String id) {
        if (scanned) {
            turns.brought(id);
            known.updateFirst(
                    query(where("_id").is(id)),
                    new Update()
                            .set("scan", Scan.WAITING.name())
                            .set("toScan", UuidCreator.getTimeOrderedEpoch().toString())
                            .set("toScanSince", real.instant()),
                    StoredFile.class);
        }
    }

    /** In the order in which it is asked about them, those that it was never asked about, or is to be asked about next. */
    List<StoredFile> untried(int limit) {
        return between("0", TRIED, limit);
    }

    /** Those about which it did not answer, be it their turn or not. */
    List<StoredFile> tried(int limit) {
        return between(TRIED, ASIDE, limit);
    }

    private List<StoredFile> between(String from, String to, int limit) {
        return turns.inTurn(known.inRange(StoredFile.class, "toScan", from, to, limit));
    }

    void answered(String id, Scan scan) {
        known.updateFirst(
                query(where("_id").is(id)),
                new Update()
                        .set("scan", scan.name())
                        .unset("toScan")
                        .unset("toScanSince")
                        .unset("scanTries")
                        .unset("scanAfter"),
                StoredFile.class);
    }

    /** It did not answer about the file. It is asked again behind all others, after a pause that grows with each try. */
    void postpone(StoredFile file) {
        Instant now = real.instant();
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(file.tries(), 20));
        Update update = new Update()
                .set("toScan", TRIED + UuidCreator.getTimeOrderedEpoch())
                .set("scanTries", file.tries() + 1)
                .set("scanAfter", now.plus(doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE));
        if (file.toScanSince() == null) {
            update.set("toScanSince", now);
        }
        // unless somebody has moved it meanwhile
        known.updateFirst(query(where("_id").is(file.id()).and("toScan").is(file.toScan())), update, StoredFile.class);
    }

    boolean isDue(StoredFile file) {
        return file.scanAfter() == null || !file.scanAfter().isAfter(real.instant());
    }

    static boolean isNext(StoredFile file) {
        return file.toScan() != null && file.toScan().startsWith(NEXT);
    }

    static boolean isAside(StoredFile file) {
        return file.toScan() != null && file.toScan().compareTo(ASIDE) >= 0;
    }

    /**
     * From now on it is not asked about the file, which nobody can download then.
     *
     * @return false if it does not wait
     */
    boolean putAside(String id) {
        return move(id, "0", ASIDE, ASIDE);
    }

    /** @return false if it was not put aside */
    boolean putBack(String id) {
        return move(id, ASIDE, END, "");
    }

    /**
     * Before all others.
     *
     * @return false if it does not wait
     */
    boolean advance(String id) {
        return move(id, "0", ASIDE, NEXT);
    }

    private boolean move(String id, String from, String to, String prefix) {
        return known.updateFirst(
                                query(where("_id")
                                        .is(id)
                                        .and("toScan")
                                        .gte(from)
                                        .lt(to)),
                                new Update()
                                        .set("toScan", prefix + UuidCreator.getTimeOrderedEpoch())
                                        .unset("scanAfter"),
                                StoredFile.class)
                        .getMatchedCount()
                == 1;
    }

    /** As {@link #state}; a file that is older than the scanner is waiting from now on. */
    public Scan stateFromNow(StoredFile file) {
        Scan state = state(file);
        if (state == Scan.WAITING && file.toScan() == null) {
            add(file.id());
        }
        return state;
    }

    private Scan state(StoredFile file) {
        Scan known = file.scan() == null ? Scan.NOT_SCANNED : Scan.valueOf(file.scan());
        if (known == Scan.CLEAN || known == Scan.INFECTED) {
            return known;
        }
        return scanned ? Scan.WAITING : Scan.NOT_SCANNED;
    }

    /** Throws a {@link Refusal} unless the file may be handed out. */
    public void check(StoredFile file) {
        switch (stateFromNow(file)) {
            case INFECTED ->
                throw Refusal.of(
                        HttpStatus.CONFLICT,
                        "FILE_INFECTED",
                        "The virus scanner found harmful content in this file, so nobody can download it. Ask the"
                                + " reporter for another copy.");
            case WAITING ->
                throw Refusal.of(
                        HttpStatus.CONFLICT,
                        "FILE_WAITS_FOR_SCANNER",
                        "This file is being checked for viruses. Try again in a few minutes.");
            case CLEAN, NOT_SCANNED -> {
                // Handed out.
            }
        }
    }
}

package redress.intake.attachments;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import redress.intake.scanning.Scanner;
import redress.platform.web.Refusal;

/** Which files wait for the virus scanner, and what it said. The list is in the store, so it outlives a restart. */
@Component
class ScanQueue {

    private final MongoTemplate mongo;
    private final boolean scanned;
    private final Clock real = Clock.systemUTC();

    ScanQueue(MongoTemplate mongo, Optional<Scanner> scanner) {
        this.mongo = mongo;
        this.scanned = scanner.isPresent();
        mongo.indexOps(StoredFile.class)
                .createIndex(new Index("toScan", Sort.Direction.ASC).unique().sparse());
    }

    boolean scanned() {
        return scanned;
    }

    /** A file is new, or older than the scanner. */
    void add(String id) {
        if (scanned) {
            mongo.updateFirst(
                    query(where("_id").is(id)),
                    new Update()
                            .set("scan", Scan.WAITING.name())
                            .set("toScan", UuidCreator.getTimeOrderedEpoch().toString())
                            .set("toScanSince", real.instant()),
                    StoredFile.class);
        }
    }

    /** Those that wait longest first. */
    List<StoredFile> next(int limit) {
        return mongo.find(
                query(where("toScan").gte("0").lt("g")).with(Sort.by("toScan")).limit(limit), StoredFile.class);
    }

    void answered(String id, Scan scan) {
        mongo.updateFirst(
                query(where("_id").is(id)),
                new Update().set("scan", scan.name()).unset("toScan").unset("toScanSince"),
                StoredFile.class);
    }

    /** Behind all others, so that a file about which nothing can be learned does not hold up the rest. */
    void postpone(String id) {
        mongo.updateFirst(
                query(where("_id").is(id)),
                new Update().set("toScan", UuidCreator.getTimeOrderedEpoch().toString()),
                StoredFile.class);
    }

    /**
     * Before all others.
     *
     * @return false if it does not wait
     */
    boolean advance(String id) {
        return mongo.updateFirst(
                                query(where("_id").is(id).and("toScan").exists(true)),
                                new Update().set("toScan", "0-" + UuidCreator.getTimeOrderedEpoch()),
                                StoredFile.class)
                        .getMatchedCount()
                == 1;
    }

    Scan state(StoredFile file) {
        Scan known = file.scan() == null ? Scan.NOT_SCANNED : Scan.valueOf(file.scan());
        if (known == Scan.CLEAN || known == Scan.INFECTED) {
            return known;
        }
        return scanned ? Scan.WAITING : Scan.NOT_SCANNED;
    }

    /** Throws a {@link Refusal} unless the file may be handed out. */
    void check(StoredFile file) {
        switch (state(file)) {
            case INFECTED ->
                throw Refusal.of(
                        HttpStatus.CONFLICT,
                        "FILE_INFECTED",
                        "The virus scanner found harmful content in this file, so nobody can download it. Ask the"
                                + " reporter for another copy.");
            case WAITING -> {
                if (file.toScan() == null) {
                    add(file.id());
                }
                throw Refusal.of(
                        HttpStatus.CONFLICT,
                        "FILE_WAITS_FOR_SCANNER",
                        "This file is being checked for viruses. Try again in a few minutes.");
            }
            case CLEAN, NOT_SCANNED -> {
                // Handed out.
            }
        }
    }
}

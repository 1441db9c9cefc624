package redress.intake.scans;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import redress.intake.storedfiles.StoredFile;
import redress.platform.operations.Stuck;
import redress.platform.operations.StuckThings;
import redress.platform.security.Caller;

/** The files that the virus scanner has not answered about for long, as operations list them. */
@Component
class StuckFiles implements StuckThings {

    private static final String SERVICE = "intake";
    private static final Duration LONG = Duration.ofMinutes(10);

    private final MongoTemplate mongo;
    private final ScanQueue queue;
    private final Clock real = Clock.systemUTC();

    StuckFiles(MongoTemplate mongo, ScanQueue queue) {
        this.mongo = mongo;
        this.queue = queue;
    }

    @Override
    public Stuck.Kind kind() {
        return Stuck.Kind.FILE;
    }

    /** In the order in which the scanner will be asked about them. */
    @Override
    public List<Stuck> after(String service, String afterKey, int limit) {
        if (!service.equals(SERVICE) || !queue.scanned()) {
            return List.of();
        }
        return mongo
                .find(
                        query(where("toScan")
                                        .gt(afterKey)
                                        .lt("g")
                                        .and("toScanSince")
                                        .lt(real.instant().minus(LONG)))
                                .with(Sort.by("toScan"))
                                .limit(limit),
                        StoredFile.class)
                .stream()
                .map(file -> new Stuck(
                        SERVICE,
                        Stuck.Kind.FILE,
                        file.id(),
                        file.mediaType(),
                        ScanQueue.isAside(file) ? "PUT_ASIDE" : "WAITS_FOR_SCANNER",
                        file.toScanSince(),
                        file.tries(),
                        ScanQueue.isAside(file) ? List.of(Stuck.Act.BACK) : List.of(Stuck.Act.ON, Stuck.Act.ASIDE)))
                .toList();
    }

    @Override
    public String key(Stuck last) {
        StoredFile file = mongo.findById(last.id(), StoredFile.class);
        return file == null ? "" : String.valueOf(file.toScan());
    }

    @Override
    public boolean act(String service, String id, Stuck.Act act, Caller by) {
        return switch (act) {
            case ON -> queue.advance(id);
            case ASIDE -> queue.putAside(id);
            case BACK -> queue.putBack(id);
        };
    }
}

package redress.intake.words;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import redress.events.codes.IdentityMode;
import redress.intake.identities.Identities;
import redress.intake.identities.Reporter;
import redress.intake.identities.Reporter.Field;
import redress.intake.reports.Report;
import redress.intake.reports.Reports;
import redress.intake.reports.Seals;
import redress.intake.sealing.Secret;
import redress.intake.unanswered.Unanswered;
import redress.intake.words.WordIndex.Place;
import redress.platform.formats.Format;

/**
 * Enters the words of reports whose reporter is named openly, some seconds after they were filed, and those of all that were filed before
 * there was an index. Nothing waits for it. Of all others no word is ever entered, nor of what cannot be opened.
 */
@Component
class WordKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(WordKeeper.class);
    private static final String STATE = "words";
    private static final String BEHIND_ALL = "g";
    private static final int PAGE = 200;

    /** Then other scheduled work has its turn: the first time there may be very many. With these it keeps up with any rate of filing. */
    private static final int PAGES_AT_ONCE = 10;

    /** A report may be stored so long after its id was made. */
    private static final Duration LATE = Duration.ofMinutes(2);

    private final MongoTemplate mongo;
    private final Reports reports;
    private final Identities identities;
    private final Seals seals;
    private final WordIndex index;
    private final int page;

    /** Those behind the last one stored, that were entered by this instance. */
    private final Set<String> entered = new HashSet<>();

    /** How far it has come: whatever was filed up to that id has been entered. */
    @Document("intake_word_sweeps")
    @Format(1)
    record Entered(@Id String id, String through) {}

    @Autowired
    WordKeeper(MongoTemplate mongo, Reports reports, Identities identities, Seals seals, WordIndex index) {
        this(mongo, reports, identities, seals, index, PAGE);
    }

    WordKeeper(MongoTemplate mongo, Reports reports, Identities identities, Seals seals, WordIndex index, int page) {
        this.mongo = mongo;
        this.reports = reports;
        this.identities = identities;
        this.seals = seals;
        this.index = index;
        this.page = page;
    }

    @Scheduled(initialDelay = 15, fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void enterNew() {
        try {
            enter(Clock.systemUTC().instant().minus(LATE));
        } catch (DataAccessException away) {
            LOG.warn(
                    "Words of new reports could not be entered ({}); it is tried again",
                    away.getClass().getSimpleName());
        }
    }

    /**
     * Enters some pages of them; behind those that were filed by then another may still come to lie, so it looks there again.
     *
     * @return whether it has come to the end
     */
    synchronized boolean enter(Instant settled) {
        String sure = Unanswered.firstIdAt(settled);
        Entered state = mongo.findById(STATE, Entered.class);
        // A clock that was ahead may have taken it too far.
        String through = state == null || state.through().compareTo(sure) > 0 ? "" : state.through();
        entered.removeIf(id -> id.compareTo(sure) < 0);
        String after = through;
        for (int pages = 0; pages < PAGES_AT_ONCE; ) {
            List<String> some = reports.idsBetween(after, BEHIND_ALL, page);
            List<String> fresh =
                    some.stream().filter(id -> !entered.contains(id)).toList();
            if (!fresh.isEmpty()) {
                enter(fresh);
                pages++;
            }
            if (!some.isEmpty()) {
                after = some.get(some.size() - 1);
                some.stream().filter(id -> id.compareTo(sure) >= 0).forEach(entered::add);
            }
            String reached = after.compareTo(sure) < 0 ? after : sure;
            if (reached.compareTo(through) > 0) {
                mongo.save(new Entered(STATE, reached));
                through = reached;
            }
            if (some.size() < page) {
                return true;
            }
        }
        return false;
    }

    private void enter(List<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        List<Report> named = reports.byIds(ids).stream()
                .filter(report -> report.filed().identityMode() == IdentityMode.NAMED)
                .toList();
        Map<String, Reporter> reporters =
                identities.of(named.stream().map(Report::reportId).collect(Collectors.toSet()));
        for (Report report : named) {
            Place place = new Place(report.filed().compactId(), report.filed().bodyId(), report.reportId());
            index.enter(place, words(report, reporters.get(report.reportId())));
        }
    }

    private Set<String> words(Report report, @Nullable Reporter reporter) {
        Set<String> words = new HashSet<>();
        if (reporter != null) {
            reporter.get(Field.ORGANISATION_NAME)
                    .map(Secret::value)
                    .map(TextWords::of)
                    .ifPresent(words::addAll);
        }
        // It is for those who steer a Compact that reports are found.
        if (report.filed().consents().shareWithSteeringGroup()) {
            seals.subject(report).map(TextWords::of).ifPresent(words::addAll);
        }
        return words;
    }
}

package redress.evidence.counting;

import static redress.evidence.counting.Counter.ALL;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redress.events.EventType;
import redress.events.codes.Stage;
import redress.events.notification.NoticeDelivered;
import redress.events.notification.NoticeFailed;
import redress.events.triage.ActionRecorded;
import redress.events.triage.AgreementReached;
import redress.events.triage.CaseClosed;
import redress.events.triage.CaseEvent;
import redress.events.triage.CaseOpened;
import redress.events.triage.CaseRef;
import redress.events.triage.CaseTriaged;
import redress.events.triage.DeadlineMissed;
import redress.events.triage.ExternalStepRecorded;
import redress.events.triage.OutcomeRecorded;
import redress.events.triage.RuleFinding;
import redress.events.triage.StageChanged;
import redress.messaging.reading.Envelope;

/**
 * What an event adds to which figures. Events carry what they replace (the stage left, the outcomes that stood before), so that nothing
 * about single cases has to be kept here.
 */
final class Tally {

    static final String ENGLAND = "england";
    /** What is counted when its stage is left. */
    private static final Set<EventType> SILENT =
            EnumSet.of(EventType.CASE_ACKNOWLEDGED, EventType.CASE_DEADLINE_SET, EventType.CASE_DEADLINE_NEAR);

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final List<Figure> figures = new ArrayList<>();
    private final Envelope envelope;
    private final List<String> scopes;

    private Tally(Envelope envelope, List<String> scopes) {
        this.envelope = envelope;
        this.scopes = scopes;
    }

    static String region(String code) {
        return "region/" + code;
    }

    static String compact(String id) {
        return "compact/" + id;
    }

    static List<Figure> of(Envelope envelope) {
        if (envelope.event() instanceof CaseEvent step) {
            CaseRef about = step.about();
            Tally tally = new Tally(envelope, List.of(ENGLAND, region(about.region()), compact(about.compactId())));
            tally.count(step);
            return tally.figures;
        }
        Tally tally = new Tally(envelope, List.of(ENGLAND));
        if (envelope.event() instanceof NoticeDelivered) {
            tally.add(Counter.NOTICES_DELIVERED, ALL, 1);
        } else if (envelope.event() instanceof NoticeFailed failed) {
            tally.add(Counter.NOTICES_FAILED, tally.code(failed.reason(), "/reason"), 1);
        }
        return tally.figures;
    }

    private void count(CaseEvent event) {
        if (event instanceof CaseOpened e) {
            opened(e);
        } else if (event instanceof CaseTriaged e) {
            add(Counter.TRIAGE_RESULT, code(e.result(), "/result"), 1);
            add(Counter.SEVERITY, code(e.severity(), "/severity"), 1);
            findings(e.ruleFindings());
            e.undertakings().forEach(undertaking -> add(Counter.UNDERTAKING_DECIDED, undertaking, 1));
        } else if (event instanceof StageChanged e) {
            moved(e);
        } else if (event instanceof DeadlineMissed e) {
            add(Counter.DEADLINES_MISSED, code(e.stage(), "/stage"), 1);
        } else if (event instanceof ExternalStepRecorded e) {
            add(Counter.EXTERNAL_STEP, code(e.route(), "/route") + ":" + code(e.result(), "/result"), 1);
        } else if (event instanceof AgreementReached) {
            add(Counter.AGREEMENTS, ALL, 1);
        } else if (event instanceof ActionRecorded e) {
            add(Counter.ACTION, code(e.action(), "/action") + ":" + code(e.status(), "/status"), 1);
        } else if (event instanceof OutcomeRecorded e) {
            envelope.codes(e.replaces(), "/replaces").forEach(outcome -> add(Counter.OUTCOME, outcome, -1));
            envelope.codes(e.outcomes(), "/outcomes").forEach(outcome -> add(Counter.OUTCOME, outcome, 1));
        } else if (event instanceof CaseClosed e) {
            add(Counter.CLOSED, code(e.reason(), "/reason"), 1);
        } else if (!SILENT.contains(envelope.type())) {
            add(Counter.OTHER_STEP, kind(envelope.type()) + codes(event), 1);
        }
    }

    /** The name of a kind of event as figures have it: {@code extension-changed} for {@code case.extension-changed.v1}. */
    private static String kind(EventType type) {
        return type.wireName().split("\\.")[1];
    }

    private String codes(CaseEvent event) {
        return Stream.of(event.getClass().getRecordComponents())
                .filter(part -> part.getType().isEnum() && part.getType() != Stage.class)
                .flatMap(part ->
                        Stream.ofNullable(read(event, part)).map(code -> ":" + code(code, "/" + part.getName())))
                .collect(Collectors.joining());
    }

    private static @Nullable Enum<?> read(CaseEvent event, RecordComponent part) {
        try {
            return (Enum<?>) part.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void opened(CaseOpened e) {
        add(Counter.CASES, ALL, 1);
        add(Counter.REGION, e.about().region(), 1);
        add(Counter.COMPACT, e.about().compactId(), 1);
        add(Counter.IDENTITY_MODE, code(e.identityMode(), "/identityMode"), 1);
        add(Counter.MONTH, YearMonth.from(e.at().atZone(LONDON)).toString(), 1);
        e.undertakings().forEach(code -> add(Counter.UNDERTAKING, code, 1));
        envelope.codes(e.categories(), "/categories").forEach(category -> add(Counter.CATEGORY, category, 1));
    }

    private void findings(List<RuleFinding> findings) {
        for (int i = 0; i < findings.size(); i++) {
            RuleFinding found = findings.get(i);
            String result = code(found.result(), "/ruleFindings/" + i + "/result");
            add(Counter.RULE_RESULT, found.ruleId() + ":" + result, 1);
        }
    }

    private void moved(StageChanged e) {
        add(Counter.STAGE, code(e.to(), "/to"), 1);
        if (e.from() == null) {
            return;
        }
        String left = code(e.from(), "/from");
        add(Counter.STAGE, left, -1);
        if (e.fromSince() != null) {
            Duration stood = Duration.between(e.fromSince(), e.at());
            add(Counter.STAGE_LEFT, left, 1);
            add(Counter.STAGE_SECONDS, left, stood.toSeconds());
            add(Counter.STAGE_DAYS, left + ":" + DayBuckets.upTo(stood), 1);
        }
        if (Boolean.TRUE.equals(e.inTime())) {
            add(Counter.DEADLINES_KEPT, left, 1);
        }
    }

    private String code(Enum<?> read, String at) {
        return envelope.code(read, at);
    }

    private void add(Counter counter, String code, long by) {
        scopes.forEach(scope -> figures.add(new Figure(scope, counter, code, by)));
    }
}

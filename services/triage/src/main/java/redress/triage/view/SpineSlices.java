package redress.triage.view;

import static redress.triage.view.SeenBy.BY_ALL;
import static redress.triage.view.SeenBy.BY_BODY_UNLESS_VEILED;
import static redress.triage.view.SeenBy.BY_STEERING_GROUP;

import java.time.Instant;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import redress.events.codes.BreachCategory;
import redress.events.codes.CloseReason;
import redress.events.codes.IdentityMode;
import redress.events.codes.MissedEffect;
import redress.events.codes.Relationship;
import redress.events.codes.Severity;
import redress.events.codes.Stage;
import redress.events.codes.Urgency;
import redress.events.intake.KeyFacts;
import redress.triage.cases.Case;
import redress.triage.cases.MustAct;
import redress.triage.timeline.Kind;

/** What there is to see of every case, whatever its steps: what it is about, where it stands, until when, who has to act. */
@Component
@Order(0)
class SpineSlices implements Slices {

    @Override
    public List<Slice> slices() {
        return List.of(
                Slice.one("caseId", String.class, BY_ALL, (it, viewer) -> it.caseId()),
                Slice.one(
                        "reference",
                        String.class,
                        BY_ALL,
                        (it, viewer) -> it.about().reference()),
                // Its first half tells when the report was filed.
                Slice.one(
                        "reportId",
                        String.class,
                        BY_BODY_UNLESS_VEILED,
                        (it, viewer) -> it.about().reportId()),
                Slice.one(
                        "compactId",
                        String.class,
                        BY_ALL,
                        (it, viewer) -> it.about().compactId()),
                Slice.one(
                        "bodyId",
                        String.class,
                        BY_ALL,
                        (it, viewer) -> it.about().bodyId()),
                Slice.one(
                        "region",
                        String.class,
                        BY_ALL,
                        (it, viewer) -> it.about().region()),
                Slice.one("stage", Stage.class, BY_ALL, (it, viewer) -> it.stage()),
                Slice.many("stages", Stage.class, BY_ALL, (it, viewer) -> it.stages()),
                Slice.one("since", Instant.class, BY_ALL, (it, viewer) -> it.since()),
                Slice.one("remindAt", Instant.class, BY_ALL, (it, viewer) -> it.remindAt()),
                Slice.one("dueAt", Instant.class, BY_ALL, (it, viewer) -> it.dueAt()),
                Slice.one("provisional", Boolean.class, BY_ALL, (it, viewer) -> it.provisional() ? true : null),
                Slice.one("mustAct", MustAct.class, BY_ALL, (it, viewer) -> MustAct.in(it.stage())),
                Slice.one(
                        "ifMissed",
                        MissedEffect.class,
                        BY_ALL,
                        (it, viewer) -> it.stage() == Stage.CLOSED ? null : MustAct.ifMissed(it.stage())),
                Slice.one("severity", Severity.class, BY_ALL, (it, viewer) -> it.severity()),
                Slice.one("urgency", Urgency.class, BY_ALL, (it, viewer) -> it.urgency()),
                Slice.one(
                        "identityMode",
                        IdentityMode.class,
                        BY_ALL,
                        (it, viewer) -> it.report().identityMode()),
                Slice.one(
                        "relationship",
                        Relationship.class,
                        BY_BODY_UNLESS_VEILED,
                        (it, viewer) -> it.report().relationship()),
                Slice.many(
                        "categories",
                        BreachCategory.class,
                        BY_BODY_UNLESS_VEILED,
                        (it, viewer) -> it.report().categories()),
                Slice.one(
                        "facts",
                        KeyFacts.class,
                        BY_BODY_UNLESS_VEILED,
                        (it, viewer) -> it.report().keyFacts()),
                Slice.one(
                        "statementNeeded",
                        Boolean.class,
                        BY_STEERING_GROUP,
                        (it, viewer) ->
                                it.report().identityMode() != IdentityMode.ANONYMOUS_EVIDENCE && it.statementNeeded()),
                Slice.one("closeReason", CloseReason.class, BY_ALL, (it, viewer) -> it.closeReason()),
                Slice.one("version", Long.class, BY_ALL, (it, viewer) -> it.version()));
    }

    @Override
    public List<Kind> kinds() {
        return Case.KINDS;
    }
}

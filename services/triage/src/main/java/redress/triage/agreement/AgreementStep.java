package redress.triage.agreement;

import com.github.f4b6a3.uuid.UuidCreator;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import redress.events.codes.Stage;
import redress.events.triage.AgreementReached;
import redress.platform.forms.Text;
import redress.triage.access.Role;
import redress.triage.cases.Case;
import redress.triage.moves.Act;
import redress.triage.moves.Check;
import redress.triage.moves.Move;
import redress.triage.moves.Step;
import redress.triage.remedy.Promise;
import redress.triage.remedy.Promises;
import redress.triage.timeline.Kind;
import redress.triage.view.SeenBy;
import redress.triage.view.Slice;

/**
 * Recording what both sides signed, or going on without, for officer and chairs. Both sides see the agreement; why there is none is for the
 * steering group.
 */
@Component
@Order(6)
class AgreementStep implements Step {

    private static final Kind AGREED = Kind.forAll("AGREED");
    private static final Kind NO_AGREEMENT = Kind.forAll("NO_AGREEMENT");
    private static final SeenBy REASON = SeenBy.BY_STEERING_GROUP;

    record NoAgreementForm(
            @NotNull(message = "Give the reason.") @Text(max = 2_000, lines = true)
            String reason) {
        @Override
        public String toString() {
            return "[***]";
        }
    }

    @Schema(name = "CaseAgreement")
    record AgreementView(String text, LocalDate signedByBodyOn, LocalDate signedByGroupOn) {}

    @Override
    public List<Move<?>> moves() {
        return List.of(
                Move.of("agreement", AgreementForm.class, AgreementStep::agree)
                        .in(Stage.AGREEMENT)
                        .by(Role.OFFICER, Role.CHAIR)
                        .checking(AgreementStep::check)
                        .described(
                                "recordAgreement",
                                "Record the signed agreement and what it promises",
                                "Every action is due on the day of the later signature or after it."),
                Move.of("no-agreement", NoAgreementForm.class, AgreementStep::goOnWithout)
                        .in(Stage.PANEL, Stage.AGREEMENT)
                        .by(Role.OFFICER, Role.CHAIR)
                        .narrowed((it, fields) -> fields.seen("reason", REASON, it))
                        .described(
                                "endWithoutAgreement",
                                "Go on without an agreement",
                                "Where no panel can be formed, or one side does not sign. The outcome is recorded next."));
    }

    @Override
    public List<Slice> slices() {
        return List.of(
                Slice.one("agreement", AgreementView.class, SeenBy.BY_ALL, (it, viewer) -> {
                    Agreement kept = it.find(Agreement.SECTION);
                    return kept == null
                            ? null
                            : new AgreementView(kept.text(), kept.signedByBodyOn(), kept.signedByGroupOn());
                }),
                Slice.one("noAgreementReason", String.class, REASON, (it, viewer) -> {
                    NoAgreement kept = it.find(NoAgreement.SECTION);
                    return kept == null ? null : kept.reason();
                }));
    }

    @Override
    public List<Kind> kinds() {
        return List.of(AGREED, NO_AGREEMENT);
    }

    private static void check(AgreementForm form, Check check) {
        check.past("signedByBodyOn", form.signedByBodyOn()).past("signedByGroupOn", form.signedByGroupOn());
        LocalDate signed =
                form.signedByBodyOn().isAfter(form.signedByGroupOn()) ? form.signedByBodyOn() : form.signedByGroupOn();
        for (int i = 0; i < form.actions().size(); i++) {
            check.promised("actions[" + i + "].dueOn", form.actions().get(i).dueOn(), signed);
        }
    }

    private static void agree(Case it, AgreementForm form, Act act) {
        Agreement agreement = new Agreement(form.text(), form.signedByBodyOn(), form.signedByGroupOn());
        List<Promise> promises = form.actions().stream()
                .map(action -> Promise.made(
                        UuidCreator.getTimeOrderedEpoch().toString(), action.action(), action.detail(), action.dueOn()))
                .toList();
        it.leave(Map.of(), act.at());
        it.keep(Agreement.SECTION, agreement, act.at());
        Promises.make(it, promises, act.at());
        it.note(AGREED, Map.of(), act.by(), act.at());
        it.publish(
                new AgreementReached(
                        it.about(),
                        act.at(),
                        promises.stream().map(Promise::published).toList()),
                act.at());
    }

    private static void goOnWithout(Case it, NoAgreementForm form, Act act) {
        Stage stage = it.stage();
        it.leave(Map.of("impasse", true), act.at());
        it.keep(NoAgreement.SECTION, new NoAgreement(form.reason()), act.at());
        it.note(NO_AGREEMENT, Map.of("stage", stage.name()), act.by(), act.at());
    }
}

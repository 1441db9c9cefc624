package redress.triage.panel;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import redress.events.codes.Sector;
import redress.events.codes.Stage;
import redress.triage.access.CompactPool;
import redress.triage.access.Role;
import redress.triage.cases.Case;
import redress.triage.moves.Act;
import redress.triage.moves.Move;
import redress.triage.moves.Step;
import redress.triage.panel.Composition.Candidate;
import redress.triage.timeline.Kind;
import redress.triage.view.SeenBy;
import redress.triage.view.Slice;

/** Forming the panel, for officer and chairs; its members then see the case. Both sides see who sits on it. */
@Component
@Order(4)
class PanelStep implements Step {

    private static final Kind PANEL_FORMED = Kind.forAll("PANEL_FORMED");

    private final CompactPool people;

    PanelStep(CompactPool people) {
        this.people = people;
    }

    @Schema(name = "CasePanel")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PanelView(List<SeatView> members, @Nullable String mediator) {}

    @Schema(name = "CasePanelSeat")
    record SeatView(String personId, Sector sector) {}

    @Override
    public List<Move<?>> moves() {
        return List.of(Move.of("panel", PanelForm.class, this::form)
                .in(Stage.PANEL)
                .by(Role.OFFICER, Role.CHAIR)
                .asking(people::freshenPool)
                .narrowed((it, fields) -> fields.offering(
                        "members.personId",
                        Composition.eligible(
                                people.pool(it.about().compactId()), it.about().bodyId())))
                .described(
                        "formPanel",
                        "Form the panel",
                        "As many members of one sector as of the other, one to three of each, all from the Compact's pool, none "
                                + "with a conflict of interest."));
    }

    @Override
    public List<Slice> slices() {
        return List.of(Slice.one("panel", PanelView.class, SeenBy.BY_ALL, (it, viewer) -> {
            Panel kept = it.find(Panel.SECTION);
            return kept == null
                    ? null
                    : new PanelView(
                            kept.members().stream()
                                    .map(seat -> new SeatView(seat.personId(), seat.sector()))
                                    .toList(),
                            kept.mediator());
        }));
    }

    @Override
    public List<Kind> kinds() {
        return List.of(PANEL_FORMED);
    }

    private void form(Case it, PanelForm form, Act act) {
        List<Candidate> candidates = form.members().stream()
                .map(member -> new Candidate(member.personId(), member.sector()))
                .toList();
        List<CompactPool.Member> pool = people.pool(it.about().compactId());
        act.check()
                .all(Composition.check(candidates, pool, it.about().bodyId()))
                .done();
        it.leave(Map.of(), act.at());
        List<Panel.Seat> seats = candidates.stream()
                .map(each -> new Panel.Seat(
                        each.personId(), Objects.requireNonNull(Composition.sectorOf(each, pool), "checked above")))
                .toList();
        it.keep(Panel.SECTION, new Panel(seats, form.mediator()), act.at());
        it.seat(seats.stream().map(Panel.Seat::personId).toList());
        it.note(PANEL_FORMED, Map.of("members", String.valueOf(seats.size())), act.by(), act.at());
    }
}

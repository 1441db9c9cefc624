package redress.triage.moves;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import redress.events.codes.Stage;
import redress.triage.cases.Case;
import redress.triage.view.CaseViewer;
import redress.triage.view.SeenBy;
import redress.triage.view.Slice;
import redress.triage.view.Slices;

/** Shows what the caller can do with a case now, and what else is theirs to do, but not now, with the reason. */
@Component
class PossibleMoves implements Slices {

    private final MoveTable table;

    PossibleMoves(MoveTable table) {
        this.table = table;
    }

    /**
     * @param href the address to send the move's form to; null while it is not possible
     * @param possibleIn the stages in which it is; null where that is now
     */
    @Schema(name = "CaseMove")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MoveView(
            String name,
            boolean possible,
            @Nullable String method,
            @Nullable String href,
            @Nullable Why why,
            @Nullable List<Stage> possibleIn) {}

    /** Why something cannot be done now. */
    enum Why {
        NOT_IN_THIS_STAGE,
        NOTHING_LEFT_TO_DO
    }

    @Override
    public List<Slice> slices() {
        return List.of(Slice.many("moves", MoveView.class, SeenBy.BY_ALL, this::moves));
    }

    private List<MoveView> moves(Case it, CaseViewer viewer) {
        List<MoveView> shown = new ArrayList<>();
        table.all().filter(move -> move.isFor(viewer.role())).forEach(move -> {
            if (!move.possibleIn(it.stage())) {
                shown.add(new MoveView(
                        move.name(),
                        false,
                        null,
                        null,
                        Why.NOT_IN_THIS_STAGE,
                        move.stages().stream().sorted().toList()));
            } else {
                List<String> hrefs = hrefs(move, it).toList();
                hrefs.forEach(href -> shown.add(new MoveView(move.name(), true, "POST", href, null, null)));
                if (hrefs.isEmpty()) {
                    shown.add(new MoveView(move.name(), false, null, null, Why.NOTHING_LEFT_TO_DO, null));
                }
            }
        });
        return shown;
    }

    private static Stream<String> hrefs(Move<?> move, Case it) {
        String href = "/api/cases/" + it.caseId() + "/" + move.name();
        if (!move.isOpen(it)) {
            return Stream.empty();
        }
        return move.things() == null
                ? Stream.of(href)
                : move.things().apply(it).stream().map(thing -> href + "/" + thing);
    }
}

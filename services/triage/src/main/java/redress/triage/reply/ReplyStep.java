package redress.triage.reply;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import redress.events.codes.Stage;
import redress.platform.forms.Text;
import redress.triage.access.Role;
import redress.triage.cases.Case;
import redress.triage.moves.Act;
import redress.triage.moves.Move;
import redress.triage.moves.Step;
import redress.triage.reply.Reply.Position;
import redress.triage.timeline.Kind;
import redress.triage.view.SeenBy;
import redress.triage.view.Slice;

/** The reply of the body, for those who speak for it; the officer enters one that came by post. Both sides see it. */
@Component
@Order(3)
class ReplyStep implements Step {

    private static final Kind REPLIED = Kind.forAll("REPLIED");

    record ReplyForm(
            @NotNull(message = "Write the reply.") @Text(max = 10_000, lines = true)
            String text,

            @NotNull(message = "Choose the body's position.")
            Position position,

            @Text(max = 5_000, lines = true) @Nullable String proposes) {
        @Override
        public String toString() {
            return "[***]";
        }
    }

    @Schema(name = "CaseReply")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReplyView(
            String text, Position position, @Nullable String proposes) {}

    @Override
    public List<Move<?>> moves() {
        return List.of(Move.of("reply", ReplyForm.class, ReplyStep::reply)
                .in(Stage.REPLY)
                .by(Role.BODY, Role.OFFICER)
                .described("replyToCase", "Reply for the body", ""));
    }

    @Override
    public List<Slice> slices() {
        return List.of(Slice.one("reply", ReplyView.class, SeenBy.BY_ALL, (it, viewer) -> {
            Reply kept = it.find(Reply.SECTION);
            return kept == null ? null : new ReplyView(kept.text(), kept.position(), kept.proposes());
        }));
    }

    @Override
    public List<Kind> kinds() {
        return List.of(REPLIED);
    }

    private static void reply(Case it, ReplyForm form, Act act) {
        it.leave(Map.of(), act.at());
        it.keep(Reply.SECTION, new Reply(form.text(), form.position(), form.proposes()), act.at());
        it.note(REPLIED, Map.of(), act.by(), act.at());
    }
}

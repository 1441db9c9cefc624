package redress.intake.compacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import redress.events.register.BoundBody;
import redress.events.register.CompactChanged;
import redress.intake.RunningIntake;
import redress.intake.compacts.BoundBodies.Binding;
import redress.platform.problems.Refusal;

class BoundBodiesIT {

    private final MongoTemplate store = RunningIntake.shared().bean(MongoTemplate.class);

    @Test
    void leavesAloneWhatANewerVersionHasStoredAndKnowsTheOthers() {
        new BoundBodies(store).take(List.of(compact("newer", 1, "ACTIVE"), compact("other", 1, "ACTIVE")));
        assertThat(stored("other")).containsEntry("format", 1);
        store.getCollection("intake_compacts").updateOne(Filters.eq("_id", "newer"), Updates.set("format", 2));
        Document newer = stored("newer");

        BoundBodies book = new BoundBodies(store);
        assertThat(book.binding("other", "a-council")).isEqualTo(Binding.BINDS);
        for (ThrowingCallable refused : List.<ThrowingCallable>of(
                () -> book.binding("newer", "a-council"),
                () -> book.take(List.of(compact("newer", 2, "LAPSED"), compact("other", 2, "LAPSED"))))) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(refused)
                    .satisfies(each -> assertThat(each.code()).isEqualTo("STORED_BY_NEWER_VERSION"));
        }
        assertThat(stored("newer")).isEqualTo(newer);
        assertThat(new BoundBodies(store).binding("other", "a-council")).isEqualTo(Binding.COMPACT_HAS_ENDED);
        store.getCollection("intake_compacts").deleteMany(Filters.in("_id", "newer", "other"));
    }

    private Document stored(String id) {
        return store.findById(id, Document.class, "intake_compacts");
    }

    private static CompactChanged compact(String id, long version, String status) {
        return new CompactChanged(
                id,
                version,
                "E12000006",
                "UNITARY",
                status,
                List.of(new BoundBody("a-council", "UNITARY")),
                "england-and-wales",
                List.of());
    }
}

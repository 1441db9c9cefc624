package redress.register.compacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import redress.events.codes.Sector;
import redress.events.codes.Stage;
import redress.messaging.outbox.OutboxEntry;
import redress.register.compacts.CompactEntry.BoundBody;
import redress.register.compacts.CompactEntry.StageLimit;
import redress.register.files.Origin;

class CompactTest {

    private static final Origin FIRST = new Origin(1, "a");
    private static final Origin SECOND = new Origin(2, "b");
    private static final Instant AT = Instant.parse("2026-04-07T09:00:00Z");

    @Test
    void isPublishedWhenItEntersTheRegister() {
        Compact compact = Compact.enter(entry(CompactEntry.Status.ACTIVE), FIRST, AT);

        assertThat(compact.revision()).isEqualTo(1);
        assertThat(compact.outbox().entries()).hasSize(1).allSatisfy(sent -> {
            assertThat(sent.type()).isEqualTo("register.compact-changed.v1");
            assertThat(sent.key()).isEqualTo("thurrock");
            assertThat(sent.seq()).isEqualTo(1);
            assertThat(sent.time()).isEqualTo(AT);
            assertThat(sent.data())
                    .contains("\"version\":1", "\"status\":\"ACTIVE\"", "\"bodyId\":\"thurrock-council\"");
        });
    }

    @Test
    void isPublishedAgainWithTheNextVersionWhenItChanges() {
        Compact compact = Compact.enter(entry(CompactEntry.Status.ACTIVE), FIRST, AT)
                .revise(entry(CompactEntry.Status.LAPSED), SECOND, AT.plusSeconds(1));

        assertThat(compact.revision()).isEqualTo(2);
        assertThat(compact.origin()).isEqualTo(SECOND);
        assertThat(compact.outbox().entries()).extracting(OutboxEntry::seq).containsExactly(1L, 2L);
        assertThat(compact.outbox().entries().get(1).data()).contains("\"version\":2", "\"status\":\"LAPSED\"");
    }

    @Test
    void publishesNothingOfPeopleOrNotes() {
        Compact compact = Compact.enter(entry(CompactEntry.Status.ACTIVE), FIRST, AT);

        assertThat(compact.outbox().entries().get(0).data())
                .doesNotContain("sample-person", "a note", "a source", "seat");
    }

    @Test
    void takesTheNationalLimitsExceptItsOwn() {
        StageLimit triage = new StageLimit(Stage.TRIAGE, false, 10, 3);
        StageLimit urgent = new StageLimit(Stage.TRIAGE, true, 1, 0);
        StageLimit own = new StageLimit(Stage.TRIAGE, false, 20, 5);
        StageLimit ownUrgentReply = new StageLimit(Stage.REPLY, true, 5, 1);

        assertThat(new NationalDefaults("c", List.of(triage, urgent)).overriddenBy(List.of(own, ownUrgentReply)))
                .containsExactly(own, urgent, ownUrgentReply);
    }

    private static CompactEntry entry(CompactEntry.Status status) {
        return new CompactEntry(
                "thurrock",
                "Thurrock Compact",
                CompactEntry.Level.UNITARY,
                "E12000006",
                status,
                null,
                "a note",
                List.of(new BoundBody("thurrock-council", "UNITARY")),
                "england-and-wales",
                List.of(new StageLimit(Stage.TRIAGE, false, 10, 3)),
                new CompactEntry.SteeringGroup(
                        "g", List.of(new CompactEntry.Seat(CompactEntry.Role.CHAIR, Sector.VCS, "sample-person"))),
                "a source",
                true);
    }
}

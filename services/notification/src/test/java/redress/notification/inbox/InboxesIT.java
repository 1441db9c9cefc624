package redress.notification.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redress.platform.problems.Refusal;
import redress.testkit.backends.TestDocuments;

class InboxesIT {

    @RegisterExtension
    static final TestDocuments STORE = new TestDocuments();

    private final Inboxes inboxes = new Inboxes(STORE.mongo());

    @BeforeEach
    void clear() {
        STORE.clear();
    }

    @Test
    void holdTheNewestWhateverTheOrderAndHoweverOften() {
        List<InboxItem> all = new ArrayList<>(
                IntStream.range(0, 130).mapToObj(InboxesIT::item).toList());
        Collections.shuffle(all, new Random(7));
        for (int i = 0; i < 130; i += 10) {
            inboxes.put(Map.of("p1", all.subList(i, i + 10), "p2", all.subList(i, i + 1)));
            inboxes.put(Map.of("p1", all.subList(0, i + 10)));
        }
        assertThat(inboxes.of("p1"))
                .isEqualTo(IntStream.range(0, 100).mapToObj(i -> item(129 - i)).toList());
        assertThat(inboxes.of("p2")).hasSize(13);
        assertThat(inboxes.of("nobody")).isEmpty();
    }

    @Test
    void loseNothingWhenTwoWriteAtOnce() {
        List<CompletableFuture<Void>> writers = IntStream.range(0, 4)
                .mapToObj(w -> CompletableFuture.runAsync(() ->
                        IntStream.range(0, 10).forEach(i -> inboxesPut(Map.of("p1", List.of(item(w * 10 + i)))))))
                .toList();
        writers.forEach(CompletableFuture::join);
        assertThat(inboxes.of("p1")).hasSize(40);
    }

    @Test
    void leaveAloneThatOfAPersonWhichANewerVersionHasStored() {
        inboxes.put(Map.of("p1", List.of(item(1)), "p2", List.of(item(1))));
        Document own = new Document("_id", "p1");
        STORE.mongo().getCollection("inboxes").updateOne(own, Updates.set("format", 2));
        Document newer = STORE.mongo().getCollection("inboxes").find(own).first();

        assertThat(inboxes.put(Map.of("p1", List.of(item(2)), "p2", List.of(item(2)), "p3", List.of(item(2)))))
                .as("all are in")
                .isFalse();

        assertThat(STORE.mongo().getCollection("inboxes").find(own).first()).isEqualTo(newer);
        assertThat(inboxes.of("p2")).containsExactly(item(2), item(1));
        assertThat(inboxes.of("p3")).containsExactly(item(2));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> inboxes.of("p1"))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("STORED_BY_NEWER_VERSION"));
    }

    /** As the listener does: what fails is delivered again. */
    private void inboxesPut(Map<String, List<InboxItem>> items) {
        for (int i = 0; i < 50; i++) {
            try {
                inboxes.put(items);
                return;
            } catch (org.springframework.dao.OptimisticLockingFailureException e) {
                Thread.onSpinWait();
            }
        }
        throw new IllegalStateException("never written");
    }

    private static InboxItem item(int place) {
        return new InboxItem(
                "notice-" + place,
                "case-new",
                "CB-7K2M-Q4TX",
                "case-1",
                Instant.parse("2026-03-31T10:00:00Z").plusSeconds(place),
                null,
                false);
    }
}

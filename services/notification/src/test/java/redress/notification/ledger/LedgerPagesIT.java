package redress.notification.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.notification.ledger.LedgerSamples.OFFICER;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redress.notification.ledger.Ledger.Listed;
import redress.notification.templates.TemplateSamples;
import redress.testkit.backends.TestDocuments;

/** The lists of the ledger as an administrator walks them. */
class LedgerPagesIT {

    @RegisterExtension
    static final TestDocuments STORE = new TestDocuments();

    private static final Instant NOW = Instant.parse("2026-03-31T10:00:00Z");
    private static final int MANY = 1_234;

    private final Ledger ledger = LedgerSamples.ledger(STORE.mongo(), event -> {});

    @BeforeEach
    void clear() {
        STORE.clear();
    }

    @Test
    void showEveryNoticeOnceHoweverManyThereAre() {
        List<Notice> inDoubt = notices(0, MANY);
        inDoubt.forEach(each -> {
            each.sending("here", NOW);
            each.uncertain(NOW.plusSeconds(each.id().charAt(0)), NOW);
        });
        List<Notice> failed = notices(MANY, 30);
        failed.forEach(each -> each.failed(Reason.REFUSED, 550, NOW, NOW));
        List<Notice> waiting = notices(MANY + 30, 30);
        ledger.owe(Stream.of(inDoubt, failed, waiting).flatMap(List::stream).toList());

        assertThat(walk(Listed.UNKNOWN, 100)).containsExactlyInAnyOrderElementsOf(ids(inDoubt));
        assertThat(walk(Listed.FAILED, 7)).containsExactlyInAnyOrderElementsOf(ids(failed));
        assertThat(walk(Listed.WAITING, 100)).containsExactlyInAnyOrderElementsOf(ids(waiting));
    }

    @Test
    void leaveOutWhatANewerVersionHasStoredAndGoOnBehindIt() {
        List<Notice> waiting = notices(0, 60);
        ledger.owe(waiting);
        List<Notice> inOrder = ledger.waiting(60);
        List<Notice> newer = Stream.concat(
                        inOrder.stream().limit(20), inOrder.stream().skip(45).limit(5))
                .toList();
        List<Document> before = newer.stream()
                .map(each -> LedgerSamples.newer(STORE.mongo(), each))
                .toList();
        List<String> others =
                ids(inOrder.stream().filter(each -> !newer.contains(each)).toList());

        assertThat(ids(ledger.waiting(10))).isEqualTo(others.subList(0, 10));
        assertThat(walk(Listed.WAITING, 7)).isEqualTo(others);
        assertThat(ids(ledger.read(ids(waiting)))).containsExactlyInAnyOrderElementsOf(others);
        assertThat(ledger.existing(ids(waiting))).hasSize(60);
        newer.forEach(each -> each.failed(Reason.REFUSED, 550, NOW, NOW));
        assertThat(ledger.save(newer)).as("those that had been read before").isEmpty();
        assertThat(newer)
                .extracting(each -> LedgerSamples.stored(STORE.mongo(), each))
                .isEqualTo(before);
    }

    @Test
    void stayInPlaceWhileWhatWasSeenIsSettled() {
        List<Notice> inDoubt = notices(0, 20);
        inDoubt.forEach(each -> {
            each.sending("here", NOW);
            each.uncertain(NOW, NOW);
        });
        ledger.owe(inDoubt);
        List<Notice> first = ledger.page(Listed.UNKNOWN, null, 8);
        String next = Listed.UNKNOWN.placeOf(first.get(7));
        first.forEach(each -> LedgerSamples.again(ledger, each));
        assertThat(ledger.page(Listed.UNKNOWN, next, 20)).hasSize(12);
    }

    @Test
    void sayWhoseCaseItIsAndWhatTheMailSaysButNoAddress() {
        Notice notice = notices(0, 1).get(0);
        LedgerEntryView view = LedgerEntryView.of(notice, TemplateSamples.templates());
        assertThat(view.subject()).isEqualTo("New report CB-7K2M-Q4TX");
        assertThat(view.reference()).isEqualTo("CB-7K2M-Q4TX");
        assertThat(view.template()).isEqualTo("case-new");
        assertThat(view.toString()).doesNotContain("@");
    }

    private List<String> walk(Listed listed, int limit) {
        List<String> seen = new ArrayList<>();
        @Nullable String after = null;
        List<Notice> page;
        do {
            page = ledger.page(listed, after, limit);
            seen.addAll(ids(page));
            after = page.isEmpty() ? null : listed.placeOf(page.get(page.size() - 1));
        } while (page.size() == limit && seen.size() < 3 * MANY);
        return seen;
    }

    private static List<String> ids(List<Notice> notices) {
        return notices.stream().map(Notice::id).toList();
    }

    private static List<Notice> notices(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> LedgerSamples.notice("event-" + i, OFFICER, "case-new", NOW))
                .toList();
    }
}

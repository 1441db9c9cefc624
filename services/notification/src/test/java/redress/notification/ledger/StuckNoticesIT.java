package redress.notification.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redress.platform.operations.Stuck;
import redress.testkit.backends.TestDocuments;

/** All notices that need a person, by pages. */
class StuckNoticesIT {

    @RegisterExtension
    static final TestDocuments STORE = new TestDocuments();

    private final StuckNotices notices = new StuckNotices(STORE.mongo(), mock(Ledger.class), event -> {});

    @BeforeEach
    void clear() {
        STORE.clear();
    }

    @Test
    void listsAllOfThemByPages() {
        for (int n = 0; n < 124; n++) {
            String id = String.format("%064x", n);
            insert(id, (n % 2 == 0 ? "FAILED" : "UNKNOWN") + "|2026-04-0" + (1 + n % 9) + "T10:00:00Z|" + id);
        }
        insert(String.format("%064x", 999), null);

        List<Stuck> all = new ArrayList<>();
        for (String key = ""; ; key = notices.key(all.get(all.size() - 1))) {
            List<Stuck> page = notices.after("notification", key, 25);
            all.addAll(page);
            if (page.size() < 25) {
                break;
            }
        }
        assertThat(all).hasSize(124).extracting(Stuck::id).doesNotHaveDuplicates();
        assertThat(all).extracting(Stuck::reason).contains("FAILED", "UNKNOWN").isSorted();
        assertThat(notices.after("triage", "", 25)).isEmpty();
    }

    private static void insert(String id, String attention) {
        Document notice = new Document("_id", id).append("template", "case-new");
        STORE.mongo()
                .getCollection("notices")
                .insertOne(attention == null ? notice : notice.append("attention", attention));
    }
}

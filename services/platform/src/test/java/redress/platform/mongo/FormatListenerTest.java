package redress.platform.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.mapping.event.AfterLoadEvent;
import org.springframework.data.mongodb.core.mapping.event.BeforeSaveEvent;
import redress.platform.formats.Format;
import redress.platform.problems.Refusal;

class FormatListenerTest {

    private final FormatListener listener = new FormatListener();

    @Format(2)
    private record Numbered(String id) {}

    private record Unnumbered(String id) {}

    @Test
    void numbersWhatIsWritten() {
        Document numbered = new Document("_id", "a");
        Document unnumbered = new Document("_id", "a");
        listener.onBeforeSave(new BeforeSaveEvent<>(new Numbered("a"), numbered, "things"));
        listener.onBeforeSave(new BeforeSaveEvent<>(new Unnumbered("a"), unnumbered, "things"));
        assertThat(numbered).containsEntry("format", 2);
        assertThat(unnumbered).doesNotContainKey("format");
    }

    @Test
    void letsOlderOnesAndItsOwnBeRead() {
        for (Document stored : new Document[] {new Document(), new Document("format", 1), new Document("format", 2L)}) {
            assertThatCode(() -> listener.onAfterLoad(loaded(stored))).doesNotThrowAnyException();
        }
    }

    @Test
    void letsNoneBeReadThatANewerVersionHasStored() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> listener.onAfterLoad(loaded(new Document("_id", "a").append("format", 3))))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("STORED_BY_NEWER_VERSION"));
    }

    private static AfterLoadEvent<Object> loaded(Document stored) {
        @SuppressWarnings("unchecked")
        Class<Object> type = (Class<Object>) (Class<?>) Numbered.class;
        return new AfterLoadEvent<>(stored, type, "things");
    }
}

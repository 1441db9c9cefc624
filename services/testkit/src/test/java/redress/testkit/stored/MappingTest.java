package redress.testkit.stored;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.Document;
import org.junit.jupiter.api.Test;

class MappingTest {

    private static final String STORED = "{\"format\":1,\"a\":\"x\",\"b\":{\"c\":1,\"d\":[{\"e\":2}]}}";

    @Test
    void findsWhatIsLostOrChangedAndNotWhatIsNew() {
        assertThat(Mapping.lost(STORED, Document.parse(STORED.replace("\"format\":1", "\"format\":2,\"new\":3"))))
                .isEmpty();
        assertThat(Mapping.lost(STORED, Document.parse(STORED.replace("\"a\":\"x\",", ""))))
                .containsExactly("/a");
        assertThat(Mapping.lost(STORED, Document.parse(STORED.replace("\"e\":2", "\"e\":3"))))
                .containsExactly("/b/d/0/e");
        assertThat(Mapping.lost(STORED, Document.parse(STORED.replace("[{\"e\":2}]", "[]"))))
                .containsExactly("/b/d");
    }
}

package redress.triage.sections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import redress.platform.problems.Refusal;
import redress.triage.sections.Sections.Stored;
import redress.triage.sections.Sections.Written;

class SectionsTest {

    private static final Section<Note> NOTE = Section.of("note", Note.class);

    /** The second format has split what the first held in one text. */
    private static final Section<Split> SPLIT =
            new Section<>("note", Split.class, List.of(first -> first.put("title", "untitled")));

    record Note(String text) {}

    record Split(String title, String text) {}

    private static Sections holding(int format, String json) {
        return stored("note", new Written(format, json.getBytes(StandardCharsets.UTF_8)));
    }

    private static Sections stored(String key, Written written) {
        return Sections.stored("case-1", () -> new Stored(Map.of(key, written), null));
    }

    @Test
    void readsWhatIsStored() {
        assertThat(holding(1, "{\"text\":\"a\"}").find(NOTE)).isEqualTo(new Note("a"));
        assertThat(Sections.none("case-1").find(NOTE)).isNull();
    }

    @Test
    void writesOnlyWhatHasChanged() {
        Sections sections = holding(1, "{\"text\":\"a\"}");
        sections.put(NOTE, new Note("a"));
        assertThat(sections.changed()).isEmpty();
        sections.put(NOTE, new Note("b"));
        assertThat(sections.changed()).containsOnlyKeys("note");
        assertThat(sections.find(NOTE)).isEqualTo(new Note("b"));
        sections.written();
        assertThat(sections.changed()).isEmpty();
    }

    @Test
    void upgradesAnOlderFormat() {
        Sections sections = holding(1, "{\"text\":\"a\"}");
        assertThat(sections.find(SPLIT)).isEqualTo(new Split("untitled", "a"));
        sections.put(SPLIT, new Split("t", "a"));
        assertThat(sections.changed().get("note").format()).isEqualTo(2);
    }

    @Test
    void leavesANewerFormatAlone() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> holding(2, "{\"title\":\"t\",\"text\":\"a\"}").find(NOTE))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("STORED_BY_NEWER_VERSION"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> holding(2, "{\"text\":\"a\"}").put(NOTE, new Note("b")));
    }

    /** A step that this version does not know. */
    @Test
    void keepsASectionThatItDoesNotKnow() {
        Sections sections = stored("new", new Written(3, new byte[] {'{', '}'}));
        sections.put(NOTE, new Note("a"));
        assertThat(sections.changed()).containsOnlyKeys("note");
    }
}

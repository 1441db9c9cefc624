package redress.triage.reply;

import org.jspecify.annotations.Nullable;
import redress.triage.sections.Section;

/**
 * What the body answered.
 *
 * @param proposes what it offers to do
 */
record Reply(String text, Position position, @Nullable String proposes) {

    static final Section<Reply> SECTION = Section.of("reply", Reply.class);

    /** How the body takes the concern. */
    enum Position {
        ACCEPTS,
        EXPLAINS,
        DISPUTES
    }
}

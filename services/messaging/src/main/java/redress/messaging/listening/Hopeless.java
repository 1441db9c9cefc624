package redress.messaging.listening;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.AbstractBsonWriter;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.BsonSerializationException;
import org.bson.io.OutputBuffer;
import org.jspecify.annotations.Nullable;
import redress.messaging.reading.CannotProcess;

/**
 * Tells failures that lie in the event itself, and so come again at every delivery, from those that may pass. A value that no store can
 * hold is refused when the event is read, or by the store itself. Anything else may be a fault of the program, or of what a store holds,
 * such as a day that cannot be counted: such an event waits until that is mended or an administrator puts it aside.
 */
public final class Hopeless {

    private static final int DEEPEST = 10;

    /** A column takes no empty value, or a rule of the table does not hold. */
    private static final Set<String> BREAKS_TABLE = Set.of("23502", "23513", "23514");

    /** A fault of the statement. */
    private static final String DIVISION_BY_ZERO = "22012";

    private static final Set<String> WRITERS = Set.of(AbstractBsonWriter.class.getName(), OutputBuffer.class.getName());

    static final String REFUSED_BY_STORE = "REFUSED_BY_STORE";

    private Hopeless() {}

    /** The reason code of a dead letter; empty for what is to be tried again. */
    static Optional<String> reason(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            String found = ofOne(cause);
            if (found != null) {
                return Optional.of(found);
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private static @Nullable String ofOne(Throwable cause) {
        if (cause instanceof CannotProcess never) {
            return never.reasonCode();
        } else if (cause instanceof BsonSerializationException refused && isWriting(refused)
                || cause instanceof SQLException refusal && isAboutValue(refusal)) {
            return REFUSED_BY_STORE;
        }
        return null;
    }

    /** Too large, or holds what cannot be encoded. The same exception tells of stored bytes that cannot be read. */
    private static boolean isWriting(BsonSerializationException refused) {
        return refused instanceof BsonMaximumSizeExceededException
                || Stream.of(refused.getStackTrace()).anyMatch(at -> WRITERS.contains(at.getClassName()));
    }

    /** Class 22: a value that is too long, out of range, or of the wrong form. */
    private static boolean isAboutValue(SQLException refused) {
        String state = refused.getSQLState();
        return state != null
                && (state.startsWith("22") && !state.equals(DIVISION_BY_ZERO) || BREAKS_TABLE.contains(state));
    }
}

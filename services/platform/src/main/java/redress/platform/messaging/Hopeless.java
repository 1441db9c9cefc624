package redress.platform.messaging;

import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.Set;
import org.bson.BSONException;
import org.jspecify.annotations.Nullable;

/**
 * Tells failures that lie in the event itself, and so come again at every delivery, from those that may pass. Of a fault of the program,
 * or of what a store holds, nobody can say: such an event waits until that is mended or an administrator puts it aside.
 */
final class Hopeless {

    private static final int DEEPEST = 10;

    /** A column takes no empty value, or a rule of the table does not hold. */
    private static final Set<String> BREAKS_TABLE = Set.of("23502", "23513", "23514");

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
        } else if (cause instanceof ArithmeticException
                || cause instanceof DateTimeException
                || cause instanceof NumberFormatException) {
            return "OUT_OF_RANGE";
        } else if (cause instanceof BSONException || cause instanceof SQLException refused && isAboutValue(refused)) {
            return "REFUSED_BY_STORE";
        }
        return null;
    }

    /** Class 22: a value that is too long, out of range, or of the wrong form. */
    private static boolean isAboutValue(SQLException refused) {
        String state = refused.getSQLState();
        return state != null && (state.startsWith("22") || BREAKS_TABLE.contains(state));
    }
}

package redress.platform.problems;

import org.jspecify.annotations.Nullable;

/**
 * An exception as it may be logged: of what kind it and its causes are and where they came from, but no message. A message may hold what
 * somebody typed.
 */
public final class Discreet extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int DEEPEST = 8;

    private final String kind;

    private Discreet(Throwable original, int depth) {
        super(null, cause(original, depth), false, true);
        this.kind = original.getClass().getName();
        setStackTrace(original.getStackTrace());
    }

    public static Discreet of(Throwable original) {
        return new Discreet(original, 0);
    }

    private static @Nullable Discreet cause(Throwable original, int depth) {
        return original.getCause() == null || depth == DEEPEST ? null : new Discreet(original.getCause(), depth + 1);
    }

    @Override
    public String toString() {
        return kind;
    }
}

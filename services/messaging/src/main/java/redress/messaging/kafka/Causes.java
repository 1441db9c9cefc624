package redress.messaging.kafka;

/** Exceptions in words that hold nothing of what was stored or sent. */
public final class Causes {

    private Causes() {}

    /** The classes of an exception and its causes and the first place in our own code, without any message. */
    public static String inWords(Throwable thrown) {
        StringBuilder words = new StringBuilder();
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 5; depth++) {
            words.append(depth == 0 ? "" : " by ").append(cause.getClass().getName());
            cause = cause.getCause();
        }
        for (StackTraceElement at : thrown.getStackTrace()) {
            if (at.getClassName().startsWith("redress.")) {
                return words.append(" at ").append(at).toString();
            }
        }
        return words.toString();
    }
}

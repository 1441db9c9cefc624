package redress.intake.scanning;

import java.io.IOException;
import java.io.InputStream;

/** A virus scanner. */
public interface Scanner {

    /** What it says of a file. */
    enum Verdict {
        CLEAN,
        INFECTED,
        /** It answered, but not about the file, for example because the file is larger than it takes. */
        NO_ANSWER
    }

    /** How long it is waited for. */
    enum Effort {
        /** Others wait behind the file. */
        FIRST,
        /** It did not answer in time before, so it gets all the time that it may want. */
        AGAIN
    }

    /** There is no scanner at all just now, whatever file it is asked about. */
    final class NotReachable extends IOException {

        private static final long serialVersionUID = 1L;

        public NotReachable(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /**
     * @throws NotReachable if no connection can be made; then any file may be tried again
     * @throws IOException if it does not answer in time, or ends the connection without an answer, which may be the file's fault
     */
    Verdict scan(InputStream file, Effort effort) throws IOException;
}

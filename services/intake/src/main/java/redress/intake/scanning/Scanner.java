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

    /** @throws IOException if the scanner cannot be reached or does not answer in time; then any file may be tried again */
    Verdict scan(InputStream file) throws IOException;
}

package redress.intake.storedfiles;

/** What the virus scanner has said of a file. Only a file that is clean, or that no scanner looks at, is handed out. */
public enum Scan {
    /** No scanner is set up. */
    NOT_SCANNED,
    /** The scanner has not answered yet: nobody can download the file. */
    WAITING,
    CLEAN,
    /** Nobody can ever download the file. */
    INFECTED
}

package redress.intake.traces;

/** What was found in a file and taken out; a code that is stored, and shown to the reporter in words. */
public enum Trace {
    /** Where a picture was taken. */
    PLACE,
    /** Camera, telephone, scanner or program. */
    DEVICE,
    /** When it was taken, written, changed or printed. */
    DATES,
    /** Who wrote, changed, commented on or owns it. */
    PEOPLE,
    /** Title, organisation, keywords and other properties. */
    PROPERTIES,
    /** A smaller or earlier copy of what is seen. */
    PREVIEW,
    /** Remarks that are not seen when it is opened. */
    HIDDEN_NOTES,
    /** Files inside the file. */
    FILES_INSIDE,
    /** An electronic signature. */
    SIGNATURE,
    /** Names of folders, templates and printers. */
    FOLDERS
}

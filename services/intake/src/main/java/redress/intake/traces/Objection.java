package redress.intake.traces;

/** Why a file is not taken, or is taken but cannot be cleaned; a code that is stored, with its sentence for the reporter. */
public enum Objection {
    MACROS(true, "The file holds macros. Save it without them, or as PDF, and upload that."),
    SCRIPTS(
            true,
            "The PDF holds scripts or starts programs. Print it to a new PDF, or save its pages as pictures, and upload that."),
    FETCHES(
            true,
            "The file fetches something from elsewhere when it is opened, such as a template, a picture or figures of another file. "
                    + "Break these links, or save it as PDF, and upload that."),
    OBJECTS(
            true,
            "The file holds an object or a program of another kind. Take it out, or save the file as PDF, and upload that."),
    PROGRAM_INSIDE(
            true, "The file holds a program or another file that is not taken. Take it out and upload the file again."),
    TWO_FILES(true, "The file is two files in one. Save it anew, or as PDF, and upload that."),
    LOCKED_ARCHIVE(true, "The file is locked with a password. Save it without one, or as PDF, and upload that."),
    DAMAGED_ARCHIVE(true, "The file is damaged. Save it again, or as PDF, and upload that."),
    NOT_ITS_NAME(true, "The content of the file is not what its name says. Save it as PDF and upload that."),
    TOO_MANY_PARTS(true, "The file has too many parts. Save it as PDF and upload that."),
    TOO_LARGE_UNPACKED(true, "The file is too large when unpacked. Save it as PDF and upload that."),
    /** An email is its sender, its recipients and the way it took. */
    NAMES_ITS_SENDER(false, "An email names its sender and its recipients"),
    LOCKED(false, "It is locked with a password or against changes"),
    DAMAGED(false, "It is damaged, so that not all of it can be looked at"),
    /** A form that a program lays out anew each time it is opened. */
    LIVE_FORM(false, "It is a form that is filled in on screen, and hides what was typed"),
    UNKNOWN_PICTURE(false, "It holds a picture of a kind that cannot be cleaned"),
    UNKNOWN_PART(false, "It holds a part of a kind that cannot be cleaned"),
    /** It took longer, or more memory, than one file may. */
    TOO_COMPLEX(false, "It is too large or too complex to be cleaned");

    private final boolean refused;
    private final String sentence;

    Objection(boolean refused, String sentence) {
        this.refused = refused;
        this.sentence = sentence;
    }

    /** Whether such a file is taken from nobody; if not, only an anonymous report cannot hold it. */
    public boolean refused() {
        return refused;
    }

    public String sentence() {
        return sentence;
    }
}

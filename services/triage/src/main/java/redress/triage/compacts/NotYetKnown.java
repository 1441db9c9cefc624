package redress.triage.compacts;

/** The register has not told of something yet: what needs it is tried again later. */
public final class NotYetKnown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotYetKnown(String what) {
        super("The register has not told of the " + what + " yet");
    }
}

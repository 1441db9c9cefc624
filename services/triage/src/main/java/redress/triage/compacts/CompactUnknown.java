package redress.triage.compacts;

/** The register has not told of a Compact or calendar yet. It passes: the event is on its way. */
public final class CompactUnknown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CompactUnknown(String id) {
        super("The register has not told of " + id + " yet");
    }
}

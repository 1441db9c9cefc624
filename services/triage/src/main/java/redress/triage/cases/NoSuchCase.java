package redress.triage.cases;

/** There is no such case, or nothing of that id in it. Nothing else is answered as if it were not there. */
public final class NoSuchCase extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NoSuchCase(String message) {
        super(message);
    }
}

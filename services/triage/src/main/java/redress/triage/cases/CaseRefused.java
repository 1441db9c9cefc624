package redress.triage.cases;

/** A rule of the case forbids what was asked for. */
public final class CaseRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final String field;

    /** @param field of the request, as a JSON path; {@code message} says what to do, and holds nothing that somebody typed */
    public CaseRefused(String field, String message) {
        super(message);
        this.field = field;
    }

    public String field() {
        return field;
    }
}

package redress.triage.cases;

/**
 * A case whose deadline was counted.
 *
 * @param by the edition of the calendar
 */
public record Counted(long by, String caseId) {

    /** Comes before all others. */
    public static final Counted FIRST = new Counted(Long.MIN_VALUE, "");
}

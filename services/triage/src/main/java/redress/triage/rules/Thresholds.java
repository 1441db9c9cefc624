package redress.triage.rules;

/**
 * What the checks ask for. A local Compact may ask for more or less than the national one.
 *
 * @param consultationDays calendar days from opening to closing that a formal written consultation lasts at least
 * @param noticeMonths calendar months from receiving notice to its effect, at least
 * @param discussionDays calendar days from the first discussion to the decision, at least; 1 means the day before will do
 */
public record Thresholds(int consultationDays, int noticeMonths, int discussionDays) {
    /** The national Compact of 2010: 12 weeks, three months, and any discussion that came before the decision. */
    public static final Thresholds NATIONAL = new Thresholds(84, 3, 1);

    public Thresholds {
        if (consultationDays < 1 || noticeMonths < 1 || discussionDays < 1) {
            throw new IllegalArgumentException("A threshold is at least 1");
        }
    }
}

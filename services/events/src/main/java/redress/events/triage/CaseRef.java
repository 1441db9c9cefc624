package redress.events.triage;

/**
 * What a case is about, in ids: enough for a listener to know whom it concerns without keeping cases of its own.
 *
 * @param region the ONS code of the English region, such as {@code E12000006}
 */
public record CaseRef(
        String caseId, String reportId, String reference, String compactId, String bodyId, String region) {}

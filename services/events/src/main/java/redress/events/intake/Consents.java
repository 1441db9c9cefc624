package redress.events.intake;

/**
 * What the reporter allows to be done with the report.
 */
public record Consents(
        boolean shareWithBody, boolean shareWithSteeringGroup, boolean nationalUse, boolean publishSummary) {}

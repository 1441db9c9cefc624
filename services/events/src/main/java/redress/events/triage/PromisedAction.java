package redress.events.triage;

import java.time.LocalDate;
import redress.events.codes.AgreedAction;

/**
 * One action that a body promised in an agreement, and the day by which it is to be done (Europe/London).
 */
public record PromisedAction(String actionId, AgreedAction action, LocalDate dueOn) {}

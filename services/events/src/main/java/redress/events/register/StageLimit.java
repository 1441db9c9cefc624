package redress.events.register;

import redress.events.codes.Stage;

/**
 * How long a stage may take under a Compact.
 *
 * @param urgent whether this is the limit of urgent cases
 * @param workingDays the working days from entering the stage, at least 1
 * @param remindDaysBefore the working days before the deadline at which people are reminded, 0 for the day itself
 */
public record StageLimit(Stage stage, boolean urgent, int workingDays, int remindDaysBefore) {}

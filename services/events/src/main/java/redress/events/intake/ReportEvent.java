package redress.events.intake;

import redress.events.Event;

/** What became of a report; topic redress.report, keyed by report id. */
public sealed interface ReportEvent extends Event permits ReportSubmitted, ReportWithdrawn, IdentityOpened {}

package redress.triage.cases;

/** Nothing to say. */
record ClosingForm() {}

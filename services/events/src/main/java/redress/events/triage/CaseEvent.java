package redress.events.triage;

import redress.events.Event;

/** A step in the life of a case; topic redress.case, keyed by case id. */
public sealed interface CaseEvent extends Event
        permits CaseOpened,
                CaseAcknowledged,
                CaseTriaged,
                StageChanged,
                DeadlineSet,
                DeadlineNear,
                DeadlineMissed,
                ExtensionChanged,
                ExternalStepRecorded,
                AgreementReached,
                ActionRecorded,
                OutcomeRecorded,
                CaseClosed {

    /** The case, its report and whom it concerns. */
    CaseRef about();
}

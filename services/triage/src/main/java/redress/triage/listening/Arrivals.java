package redress.triage.listening;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import redress.events.intake.ReportEvent;
import redress.events.intake.ReportSubmitted;
import redress.events.intake.ReportWithdrawn;
import redress.events.register.CalendarChanged;
import redress.events.register.CompactChanged;
import redress.events.register.RegisterEvent;
import redress.messaging.inbox.Inbox;
import redress.messaging.reading.CannotProcess;
import redress.messaging.reading.Envelope;
import redress.triage.cases.CaseDesk;
import redress.triage.cases.NoSuchCase;
import redress.triage.compacts.CompactTerms;
import redress.triage.holidays.DeadlineRecount;

/** Takes each event in once: its row in the inbox and all of its effect are one transaction. */
@Component
class Arrivals {

    private final Inbox inbox;
    private final CaseDesk desk;
    private final CompactTerms compacts;
    private final DeadlineRecount recount;
    private final TransactionTemplate transaction;

    Arrivals(
            Inbox inbox,
            CaseDesk desk,
            CompactTerms compacts,
            DeadlineRecount recount,
            PlatformTransactionManager transactions) {
        this.inbox = inbox;
        this.desk = desk;
        this.compacts = compacts;
        this.recount = recount;
        this.transaction = new TransactionTemplate(transactions);
    }

    void take(Envelope envelope) {
        if (envelope.event() instanceof ReportEvent report) {
            transaction.executeWithoutResult(status -> {
                if (inbox.takeIn(TriageListening.GROUP, envelope.id())) {
                    take(report);
                }
            });
        } else if (envelope.event() instanceof RegisterEvent changed) {
            take(changed);
        }
    }

    private void take(ReportEvent event) {
        if (event instanceof ReportSubmitted submitted) {
            desk.open(submitted, compacts.compact(submitted.compactId()));
        } else if (event instanceof ReportWithdrawn withdrawn) {
            try {
                desk.withdraw(withdrawn.reportId());
            } catch (NoSuchCase e) {
                // Filing and withdrawing share a key, so the case would be there by now.
                throw new CannotProcess("UNKNOWN_REPORT");
            }
        }
    }

    /** Versions say what is newer, so that these need no inbox. */
    private void take(RegisterEvent event) {
        if (event instanceof CompactChanged compact) {
            compacts.take(compact);
        } else if (event instanceof CalendarChanged calendar) {
            compacts.take(calendar);
            recount.wake();
        }
    }
}

package redress.messaging.samples;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import redress.events.codes.BreachCategory;
import redress.events.codes.IdentityMode;
import redress.events.codes.MoneyBand;
import redress.events.codes.PeopleBand;
import redress.events.codes.Relationship;
import redress.events.intake.ReportWithdrawn;
import redress.events.notification.NoticeDelivered;
import redress.events.register.CalendarChanged;
import redress.events.triage.CaseOpened;
import redress.events.triage.CaseRef;

/** Events that anybody could have published. */
public final class SampleEvents {

    public static final Instant AT = Instant.parse("2026-04-07T09:12:31.500Z");

    private SampleEvents() {}

    public static String id() {
        return UuidCreator.getTimeOrderedEpoch().toString();
    }

    public static CaseOpened caseOpened(String caseId) {
        return new CaseOpened(
                new CaseRef(caseId, "sample-report", "CB-7K2M-Q4TX", "thurrock", "thurrock-council", "E12000006"),
                AT,
                IdentityMode.NAMED,
                Relationship.GRANT,
                List.of(BreachCategory.CONSULT_NONE),
                List.of("NC10-4.4"),
                MoneyBand.FROM_50K,
                PeopleBand.FROM_1000);
    }

    public static ReportWithdrawn reportWithdrawn(String reportId) {
        return new ReportWithdrawn(reportId, "CB-7K2M-Q4TX", AT);
    }

    public static NoticeDelivered noticeDelivered(String caseId) {
        return new NoticeDelivered("sample-notice", caseId, "report-receipt", "REPORTER", AT);
    }

    public static CalendarChanged calendarChanged(String calendarId) {
        return new CalendarChanged(
                calendarId,
                1,
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 12, 31),
                List.of(LocalDate.of(2026, 12, 25)));
    }
}

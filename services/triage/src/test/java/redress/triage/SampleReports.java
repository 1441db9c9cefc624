package redress.triage;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import redress.events.codes.BreachCategory;
import redress.events.codes.ExternalRoute;
import redress.events.codes.IdentityMode;
import redress.events.codes.MoneyBand;
import redress.events.codes.PeopleBand;
import redress.events.codes.Relationship;
import redress.events.codes.Remedy;
import redress.events.codes.Stage;
import redress.events.intake.Consents;
import redress.events.intake.KeyFacts;
import redress.events.intake.ReportSubmitted;
import redress.events.register.BoundBody;
import redress.events.register.CalendarChanged;
import redress.events.register.CompactChanged;
import redress.events.register.StageLimit;

/** Thurrock's report, its Compact and a calendar. */
public final class SampleReports {

    public static final LocalDate DECISION = LocalDate.of(2026, 11, 2);
    private static final String CODES = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private SampleReports() {}

    public static ReportSubmitted thurrock() {
        return of(IdentityMode.NAMED, Instant.parse("2026-11-23T10:00:00Z"));
    }

    public static ReportSubmitted of(IdentityMode identity, Instant at) {
        return of(identity, true, at);
    }

    public static ReportSubmitted of(IdentityMode identity, boolean shareWithBody, Instant at) {
        return new ReportSubmitted(
                UuidCreator.getTimeOrderedEpoch().toString(),
                reference(),
                "thurrock",
                "thurrock-council",
                at,
                identity,
                Relationship.GRANT,
                List.of(BreachCategory.CONSULT_NONE, BreachCategory.IMPACT_NOT_ASSESSED),
                List.of("NC10-2.3", "NC10-4.2"),
                facts(),
                MoneyBand.FROM_50K,
                PeopleBand.FROM_1000,
                104,
                List.of(Remedy.RUN_CONSULTATION),
                List.of(ExternalRoute.CALL_IN),
                new Consents(shareWithBody, true, true, false));
    }

    /** The same about another body. */
    public static ReportSubmitted about(String bodyId, ReportSubmitted report) {
        return new ReportSubmitted(
                report.reportId(),
                report.reference(),
                report.compactId(),
                bodyId,
                report.submittedAt(),
                report.identityMode(),
                report.relationship(),
                report.categories(),
                report.undertakings(),
                report.facts(),
                report.moneyAtStake(),
                report.peopleAffected(),
                report.supportingGroups(),
                report.remediesWanted(),
                report.routesUsed(),
                report.consents());
    }

    public static CompactChanged compact(String id) {
        List<StageLimit> limits = new ArrayList<>();
        Stream.of(Stage.values())
                .filter(stage -> stage != Stage.CLOSED && stage != Stage.UNKNOWN)
                .forEach(stage -> limits.add(new StageLimit(stage, false, days(stage), 2)));
        limits.add(new StageLimit(Stage.TRIAGE, true, 1, 0));
        return new CompactChanged(
                id,
                1,
                "E12000006",
                "UNITARY",
                "ACTIVE",
                List.of(new BoundBody(id + "-council", "UNITARY")),
                "england-and-wales",
                limits);
    }

    /** Long enough for every sample, and with one public holiday. */
    public static CalendarChanged calendar() {
        return new CalendarChanged(
                "england-and-wales",
                1,
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2030, 12, 31),
                List.of(LocalDate.of(2026, 12, 25)));
    }

    private static int days(Stage stage) {
        return switch (stage) {
            case ACKNOWLEDGEMENT -> 3;
            case REPLY -> 15;
            case MEDIATION -> 40;
            case CLOSING -> 5;
            default -> 10;
        };
    }

    private static String reference() {
        StringBuilder reference = new StringBuilder("CB-");
        for (int i = 0; i < 8; i++) {
            reference
                    .append(i == 4 ? "-" : "")
                    .append(CODES.charAt(ThreadLocalRandom.current().nextInt(CODES.length())));
        }
        return reference.toString();
    }

    private static KeyFacts facts() {
        return new KeyFacts(
                null, null, null, null, null, null, null, null, null, null, DECISION, DECISION, false, null, null, null,
                null, null, null, null);
    }
}

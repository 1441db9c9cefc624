package redress.portal.report;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redress.portal.drafts.Draft;

/** A deadline outside the Compact that never waits for mediation, in words. General knowledge, not legal advice. */
record OutsideDeadline(String route, String when, String what) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    /**
     * Judicial review: promptly, and by the day that the reporter was told or at most three months after the grounds arose; Ombudsman:
     * twelve months from the first day on which the matter is known to have come to notice.
     */
    static List<OutsideDeadline> of(Draft.Sent sent) {
        LocalDate published = parse(sent.decisionPublished());
        LocalDate made = sent.decisionMade() == null ? published : parse(sent.decisionMade());
        LocalDate known = first(parse(sent.noticeReceived()), made, published);
        LocalDate callIn = parse(sent.callInCloses());
        LocalDate told = parse(sent.judicialReviewCloses());
        LocalDate judicialReview = told != null || made == null ? told : made.plusMonths(3);
        return List.of(
                new OutsideDeadline(
                        "Call-in by councillors",
                        callIn != null
                                ? "by " + DAY.format(callIn)
                                : "often within 3 to 8 days after a decision is published: ask the council today",
                        "Councillors can ask for a decision to be looked at again before it takes effect. A group cannot do it"
                                + " itself: speak to a councillor."),
                new OutsideDeadline(
                        "Judicial review",
                        judicialReview != null
                                ? "promptly, and by " + DAY.format(judicialReview) + " at the latest"
                                : "promptly, and at the latest 3 months after the decision",
                        "A court can look at how a decision was made. Get legal advice soon: for planning and procurement the"
                                + " time is shorter."),
                new OutsideDeadline(
                        "Ombudsman",
                        known != null ? "by " + DAY.format(known.plusMonths(12)) : "within 12 months of when you knew",
                        "The Local Government and Social Care Ombudsman can look at fault by a council, after the council has"
                                + " had a chance to answer."));
    }

    private static @Nullable LocalDate first(@Nullable LocalDate... days) {
        return Stream.of(days)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable LocalDate parse(@Nullable String day) {
        return day == null ? null : LocalDate.parse(day);
    }
}

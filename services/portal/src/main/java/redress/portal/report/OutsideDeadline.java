package redress.portal.report;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redress.portal.drafts.Draft;
import redress.portal.pages.Words;

/** A deadline outside the Compact that never waits for mediation, in words. General knowledge, not legal advice. */
record OutsideDeadline(String route, String when, String what) {

    /**
     * Judicial review: promptly, and by the day that the reporter was told or at most three months after the grounds arose; Ombudsman:
     * twelve months from the first day on which the matter is known to have come to notice.
     */
    static List<OutsideDeadline> of(Draft.Sent sent, Words words) {
        LocalDate published = parse(sent.decisionPublished());
        LocalDate made = sent.decisionMade() == null ? published : parse(sent.decisionMade());
        LocalDate known = first(parse(sent.noticeReceived()), made, published);
        LocalDate callIn = parse(sent.callInCloses());
        LocalDate told = parse(sent.judicialReviewCloses());
        LocalDate judicialReview = told != null || made == null ? told : made.plusMonths(3);
        return List.of(
                new OutsideDeadline(
                        words.say("report.clock.call-in"),
                        callIn != null
                                ? words.say("report.clock.by", words.day(callIn))
                                : words.say("report.clock.call-in.usual"),
                        words.say("report.clock.call-in.what")),
                new OutsideDeadline(
                        words.say("report.clock.judicial-review"),
                        judicialReview != null
                                ? words.say("report.clock.judicial-review.by", words.day(judicialReview))
                                : words.say("report.clock.judicial-review.usual"),
                        words.say("report.clock.judicial-review.what")),
                new OutsideDeadline(
                        words.say("report.clock.ombudsman"),
                        known != null
                                ? words.say("report.clock.by", words.day(known.plusMonths(12)))
                                : words.say("report.clock.ombudsman.usual"),
                        words.say("report.clock.ombudsman.what")));
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

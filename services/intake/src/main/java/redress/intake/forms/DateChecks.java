package redress.intake.forms;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import redress.events.intake.KeyFacts;
import redress.intake.forms.ReportForm.Facts;
import redress.platform.problems.Refusal.FieldError;

/** Finds dates that cannot be, or that contradict each other. */
final class DateChecks {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private final Facts facts;
    private final LocalDate today;
    private final List<FieldError> errors = new ArrayList<>();

    private DateChecks(Facts facts, LocalDate today) {
        this.facts = facts;
        this.today = today;
    }

    /** @param today the day in Europe/London */
    static List<FieldError> check(Facts facts, LocalDate today) {
        DateChecks dates = new DateChecks(facts, today);
        dates.range();
        dates.future();
        dates.contradictions();
        return dates.errors;
    }

    private void range() {
        LocalDate latest = KeyFacts.latest(today);
        all().forEach((field, date) -> {
            if (date.isBefore(KeyFacts.EARLIEST) || date.isAfter(latest)) {
                say(
                        field,
                        "Check the year: the date must lie between " + DAY.format(KeyFacts.EARLIEST) + " and "
                                + DAY.format(latest) + ".");
            }
        });
    }

    private void future() {
        notAhead("noticeReceived", facts.noticeReceived(), "the notice was received");
        notAhead("firstDiscussed", facts.firstDiscussed(), "it was first discussed");
        notAhead("decisionMade", facts.decisionMade(), "the decision was made");
        notAhead("decisionPublished", facts.decisionPublished(), "the decision was published");
        notAhead("impactAssessed", facts.impactAssessed(), "the impact was assessed");
        notAhead("paid", facts.paid(), "it was paid");
    }

    private void contradictions() {
        order(
                "consultationOpened",
                facts.consultationOpened(),
                "consultationClosed",
                facts.consultationClosed(),
                "A consultation cannot close before it opens.");
        order(
                "noticeReceived",
                facts.noticeReceived(),
                "changeEffective",
                facts.changeEffective(),
                "A change cannot take effect before its notice was received.");
        order(
                "decisionMade",
                facts.decisionMade(),
                "decisionPublished",
                facts.decisionPublished(),
                "A decision cannot be published before it is made.");
        order(
                "decisionMade",
                facts.decisionMade(),
                "callInCloses",
                facts.callInCloses(),
                "A call-in cannot close before the decision is made.");
        order(
                "decisionMade",
                facts.decisionMade(),
                "judicialReviewCloses",
                facts.judicialReviewCloses(),
                "The time for judicial review cannot end before the decision is made.");
        if (facts.decisionMade() != null && facts.decisionDue() != null) {
            say("decisionDue", "Leave out the day on which it will be decided, as the decision was made.");
        }
        if (Boolean.FALSE.equals(facts.impactAssessmentExists()) && facts.impactAssessed() != null) {
            say("impactAssessmentExists", "Say that an assessment exists, or leave out its date.");
            say("impactAssessed", "Leave out the date, or say that an assessment exists.");
        }
    }

    private void notAhead(String field, @Nullable LocalDate date, String what) {
        if (date != null && date.isAfter(today)) {
            say(field, "Give the day on which " + what + "; it cannot be after today, " + DAY.format(today) + ".");
        }
    }

    private void order(
            String first, @Nullable LocalDate earlier, String second, @Nullable LocalDate later, String rule) {
        if (earlier != null && later != null && later.isBefore(earlier)) {
            String both = rule + " Check " + DAY.format(earlier) + " and " + DAY.format(later) + ".";
            say(first, both);
            say(second, both);
        }
    }

    private void say(String field, String message) {
        errors.add(new FieldError("facts." + field, message));
    }

    private Map<String, LocalDate> all() {
        Map<String, @Nullable LocalDate> all = new LinkedHashMap<>();
        all.put("consultationOpened", facts.consultationOpened());
        all.put("consultationClosed", facts.consultationClosed());
        all.put("noticeReceived", facts.noticeReceived());
        all.put("changeEffective", facts.changeEffective());
        all.put("firstDiscussed", facts.firstDiscussed());
        all.put("decisionMade", facts.decisionMade());
        all.put("decisionPublished", facts.decisionPublished());
        all.put("impactAssessed", facts.impactAssessed());
        all.put("paymentDue", facts.paymentDue());
        all.put("paid", facts.paid());
        all.put("callInCloses", facts.callInCloses());
        all.put("decisionDue", facts.decisionDue());
        all.put("judicialReviewCloses", facts.judicialReviewCloses());
        all.values().removeIf(date -> date == null);
        return all;
    }
}

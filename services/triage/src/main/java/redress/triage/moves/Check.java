package redress.triage.moves;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import redress.platform.problems.Refusal;
import redress.platform.problems.Refusal.FieldError;

/** Collects what is at fault, so that all of it is told at once. Days are of Europe/London. */
public final class Check {

    private static final int YEARS_BACK = 30;
    private static final int YEARS_AHEAD = 5;

    private final LocalDate today;
    private final List<FieldError> errors = new ArrayList<>();

    Check(LocalDate today) {
        this.today = today;
    }

    /** Something that has happened. */
    public Check past(String field, LocalDate day) {
        return holds(!day.isAfter(today), field, "This day is still to come. Give today or a day before.")
                .holds(day.isAfter(today.minusYears(YEARS_BACK)), field, "Check the year: this day is too long ago.");
    }

    /** Something that was promised on a day; it may be due by now, where the promise is recorded late. */
    public Check promised(String field, LocalDate day, LocalDate on) {
        return holds(!day.isBefore(on), field, "Give the day of the later signature or a day after it.")
                .holds(
                        !day.isAfter(today.plusYears(YEARS_AHEAD)),
                        field,
                        "Give a day within the next " + YEARS_AHEAD + " years.");
    }

    public Check once(String field, List<?> values) {
        return holds(new HashSet<>(values).size() == values.size(), field, "Name each only once.");
    }

    public Check holds(boolean rule, String field, String otherwise) {
        if (!rule) {
            errors.add(new FieldError(field, otherwise));
        }
        return this;
    }

    public Check all(List<FieldError> more) {
        errors.addAll(more);
        return this;
    }

    /** @throws Refusal naming every field at fault */
    public void done() {
        if (!errors.isEmpty()) {
            throw Refusal.fields(errors);
        }
    }
}

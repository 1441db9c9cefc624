package redress.triage.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import redress.platform.web.Refusal.FieldError;

/** What was typed is well formed, but a rule of the case forbids it. Names every field at fault. */
public final class RuleBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_AGO_YEARS = 20;

    private final transient List<FieldError> errors;

    RuleBroken(List<FieldError> errors) {
        super("Some fields break a rule of the case");
        this.errors = List.copyOf(errors);
    }

    public List<FieldError> errors() {
        return errors;
    }

    /** Collects what is at fault, so that all of it is told at once. */
    static final class Check {
        private final LocalDate today;
        private final List<FieldError> errors = new ArrayList<>();

        /** @param today in Europe/London */
        Check(LocalDate today) {
            this.today = today;
        }

        Check past(String field, LocalDate day) {
            return holds(!day.isAfter(today), field, "This day has not come yet.")
                    .holds(!day.isBefore(today.minusYears(LONGEST_AGO_YEARS)), field, "This day is too long ago.");
        }

        Check holds(boolean rule, String field, String otherwise) {
            if (!rule) {
                errors.add(new FieldError(field, otherwise));
            }
            return this;
        }

        void done() {
            if (!errors.isEmpty()) {
                throw new RuleBroken(errors);
            }
        }
    }
}

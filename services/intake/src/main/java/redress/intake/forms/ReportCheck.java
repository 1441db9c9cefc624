package redress.intake.forms;

import jakarta.validation.Validator;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import redress.events.codes.IdentityMode;
import redress.intake.compacts.BoundBodies;
import redress.platform.problems.Refusal;
import redress.platform.problems.Refusal.FieldError;

/** Lets a form through or refuses it, with everything that has to be put right named at once. */
@Component
public class ReportCheck {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Pattern UNDERTAKING = Pattern.compile(Undertakings.FORM);
    private static final Pattern ATTACHMENT = Pattern.compile(ReportForm.ATTACHMENT_ID);

    private final Validator validator;
    private final BoundBodies compacts;
    private final Clock clock;

    ReportCheck(Validator validator, BoundBodies compacts, Clock clock) {
        this.validator = validator;
        this.compacts = compacts;
        this.clock = clock;
    }

    /** Throws a {@link Refusal} naming each field at fault. */
    public CheckedForm check(ReportForm form) {
        List<FieldError> errors = new ArrayList<>();
        validator
                .validate(form)
                .forEach(
                        each -> errors.add(new FieldError(each.getPropertyPath().toString(), each.getMessage())));
        identity(form, errors);
        codes(form, errors);
        if (form.facts() != null) {
            errors.addAll(DateChecks.check(form.facts(), LocalDate.ofInstant(clock.instant(), LONDON)));
        }
        if (errors.isEmpty()) {
            binding(form, errors);
        }
        if (!errors.isEmpty()) {
            throw Refusal.fields(errors);
        }
        return new CheckedForm(form);
    }

    private static void identity(ReportForm form, List<FieldError> errors) {
        boolean anonymous = form.identityMode() == IdentityMode.ANONYMOUS_EVIDENCE;
        if (anonymous && form.contact() != null) {
            errors.add(new FieldError("contact", "Leave out the contact, or choose not to be anonymous."));
        }
        if (!anonymous && form.contact() == null) {
            errors.add(new FieldError("contact", "Say who can be contacted, or choose to be anonymous."));
        }
        if (!anonymous && form.organisation() == null) {
            errors.add(new FieldError("organisation", "Give your organisation, or choose to be anonymous."));
        }
    }

    private static void codes(ReportForm form, List<FieldError> errors) {
        code("identityMode", form.identityMode(), errors);
        code("relationship", form.relationship(), errors);
        code("moneyAtStake", form.moneyAtStake(), errors);
        code("peopleAffected", form.peopleAffected(), errors);
        list("categories", form.categories(), errors);
        list("remediesWanted", form.remediesWanted(), errors);
        list("routesUsed", form.routesUsed(), errors);
        list("undertakings", form.undertakings(), errors);
        list("attachmentIds", form.attachmentIds(), errors);
        matching("undertakings", form.undertakings(), UNDERTAKING, "Give an undertaking such as NC10-4.4.", errors);
        matching(
                "attachmentIds",
                form.attachmentIds(),
                ATTACHMENT,
                "Give the id that the upload was answered with.",
                errors);
    }

    private static void code(String field, @Nullable Enum<?> code, List<FieldError> errors) {
        if (code != null && code.name().equals("UNKNOWN")) {
            errors.add(new FieldError(field, "Choose one of the codes that are described."));
        }
    }

    private static void list(String field, @Nullable List<?> values, List<FieldError> errors) {
        if (values == null || atFault(field, errors)) {
            return;
        }
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (value == null) {
                errors.add(new FieldError(field + "[" + i + "]", "Remove this empty entry."));
            } else if (value instanceof Enum<?> code) {
                code(field + "[" + i + "]", code, errors);
            }
        }
        if (new HashSet<>(values).size() < values.size()) {
            errors.add(new FieldError(field, "Name each only once."));
        }
    }

    /** A list that breaks one rule is not looked at by the next: its elements may be many. */
    private static boolean atFault(String field, List<FieldError> errors) {
        return errors.stream().anyMatch(error -> error.field().equals(field));
    }

    private static void matching(
            String field, @Nullable List<String> values, Pattern form, String hint, List<FieldError> errors) {
        for (int i = 0; values != null && !atFault(field, errors) && i < values.size(); i++) {
            if (values.get(i) != null && !form.matcher(values.get(i)).matches()) {
                errors.add(new FieldError(field + "[" + i + "]", hint));
            }
        }
    }

    private void binding(ReportForm form, List<FieldError> errors) {
        switch (compacts.binding(form.compactId(), form.bodyId())) {
            case BINDS -> {
                // As it should be.
            }
            case NO_SUCH_COMPACT ->
                errors.add(new FieldError("compactId", "Choose a Compact that is in the register."));
            case COMPACT_HAS_ENDED ->
                errors.add(new FieldError("compactId", "This Compact has ended. Choose the one that took its place."));
            case BODY_NOT_BOUND ->
                errors.add(new FieldError(
                        "bodyId", "This body is not bound by the chosen Compact. Choose another body or Compact."));
            case NOTHING_KNOWN_YET ->
                throw Refusal.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "REGISTER_NOT_READ_YET",
                        "The register has not been read yet. Please try again in a few seconds.");
        }
    }
}

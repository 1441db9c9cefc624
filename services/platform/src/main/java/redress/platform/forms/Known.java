package redress.platform.forms;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** A code that may be written: {@code UNKNOWN} is only what a newer code is read as. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Known.Check.class)
public @interface Known {

    String message() default "Choose one of the codes.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks what the annotation promises. */
    final class Check implements ConstraintValidator<Known, Enum<?>> {
        @Override
        public boolean isValid(@Nullable Enum<?> code, ConstraintValidatorContext context) {
            return code == null || !code.name().equals("UNKNOWN");
        }
    }
}

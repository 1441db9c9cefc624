package redress.triage.forms;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A text that somebody typed: not blank, so many characters as people count them (code points), no control characters but, where it may
 * have several lines, line ends and tabs. {@link FormSchema} tells the API description the same.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = TextCheck.class)
public @interface Text {

    int max();

    /** Whether line ends and tabs may occur. */
    boolean lines() default false;

    String message() default "Check this text.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}

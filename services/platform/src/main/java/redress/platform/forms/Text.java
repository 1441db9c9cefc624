package redress.platform.forms;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A text that somebody typed. Its length counts characters as people do (code points); control characters are refused, but for line
 * ends and tabs where several lines are allowed. {@link FormDescription} tells the API description the same.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = TextCheck.class)
public @interface Text {

    int min() default 1;

    int max();

    /** Whether line ends and tabs may occur. */
    boolean lines() default false;

    /** A regular expression that the whole text must match, in the common part of Java's and ECMA's syntax. */
    String form() default "";

    /** What to do when the form does not match. */
    String hint() default "";

    String message() default "Check this answer.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}

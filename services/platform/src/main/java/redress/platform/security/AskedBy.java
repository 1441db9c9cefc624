package redress.platform.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the services that may ask an operation under {@code /internal}; everybody else, people included, is refused. An operation there
 * without it answers nobody.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AskedBy {

    /** Names of services, such as {@code notification}. */
    String[] value();
}

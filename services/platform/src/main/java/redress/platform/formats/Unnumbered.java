package redress.platform.formats;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On what writes documents past the mapping of Spring Data that need no number. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Unnumbered {

    /** Why they need none. */
    String value();
}

package redress.platform.formats;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The number of the shape in which documents of this type are stored; a document without a number is of the first. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Format {

    /** Any change of the shape, of a code too, makes it another one, with a number of its own. */
    int value();
}

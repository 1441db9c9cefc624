package redress.testkit.stored;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything that can be stored in a thing of a type: its fields, theirs, and the codes, a line each. */
public final class Shape {

    private final Deque<Class<?>> next = new ArrayDeque<>();
    private final Set<Class<?>> seen = new LinkedHashSet<>();
    private final StringBuilder out = new StringBuilder();

    private Shape() {}

    /** @param type of which each field is stored, other than transient ones; of what it names, the program's own alone */
    public static String of(Class<?> type) {
        return from(type).out.toString();
    }

    /** The program's own types of which something lies in a thing of a type, itself among them. */
    static Set<Class<?>> typesIn(Type type) {
        return from(type).seen;
    }

    private static Shape from(Type type) {
        Shape shape = new Shape();
        shape.name(type);
        while (!shape.next.isEmpty()) {
            shape.add(shape.next.remove());
        }
        return shape;
    }

    private void add(Class<?> type) {
        out.append(type.getSimpleName()).append('\n');
        if (type.isEnum()) {
            Arrays.stream(type.getEnumConstants())
                    .map(String::valueOf)
                    .sorted()
                    .forEach(code -> out.append("    ").append(code).append('\n'));
            return;
        }
        Arrays.stream(type.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers())
                        && !Modifier.isTransient(field.getModifiers())
                        && !field.isSynthetic())
                .map(this::line)
                .sorted()
                .forEach(out::append);
    }

    private String line(Field field) {
        return "    " + field.getName() + ": " + name(field.getGenericType()) + "\n";
    }

    private String name(Type type) {
        if (type instanceof ParameterizedType generic) {
            return name(generic.getRawType())
                    + Arrays.stream(generic.getActualTypeArguments())
                            .map(this::name)
                            .collect(Collectors.joining(", ", "<", ">"));
        }
        if (type instanceof Class<?> plain) {
            if (plain.getName().startsWith("redress.") && seen.add(plain)) {
                next.add(plain);
            }
            return plain.getSimpleName();
        }
        return type.getTypeName();
    }
}

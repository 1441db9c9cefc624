package redress.testkit.stored;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.types.Binary;
import org.springframework.data.annotation.PersistenceCreator;

/** Makes things of which each field has a value, and theirs, always the same: so that a sample shows whether one of them is lost. */
final class Filled {

    private static final Instant MOMENT = Instant.parse("2026-01-05T10:00:00Z");
    private static final Map<Class<?>, Object> VALUES = Map.ofEntries(
            Map.entry(int.class, 3),
            Map.entry(Integer.class, 3),
            Map.entry(long.class, 7L),
            Map.entry(Long.class, 7L),
            Map.entry(boolean.class, true),
            Map.entry(Boolean.class, true),
            Map.entry(Instant.class, MOMENT),
            Map.entry(LocalDate.class, LocalDate.of(2026, 3, 31)),
            Map.entry(Binary.class, new Binary(new byte[] {1, 2, 3})),
            Map.entry(Object.class, "anything"));

    private Filled() {}

    static <T> T of(Class<T> type) {
        try {
            return type.cast(make(type));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No sample of " + type.getName() + " can be made", e);
        }
    }

    private static Object make(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> constructor = Arrays.stream(type.getDeclaredConstructors())
                .max(Comparator.<Constructor<?>>comparingInt(
                                each -> each.isAnnotationPresent(PersistenceCreator.class) ? 1 : 0)
                        .thenComparingInt(Constructor::getParameterCount))
                .orElseThrow();
        constructor.setAccessible(true);
        Parameter[] parameters = constructor.getParameters();
        Object[] arguments = new Object[parameters.length];
        Set<String> given = new HashSet<>();
        for (int i = 0; i < parameters.length; i++) {
            arguments[i] = value(parameters[i].getParameterizedType(), parameters[i].getName());
            given.add(parameters[i].getName());
        }
        Object made = constructor.newInstance(arguments);
        for (Field field : type.getDeclaredFields()) {
            int modifiers = field.getModifiers();
            if (!Modifier.isStatic(modifiers) && !Modifier.isFinal(modifiers) && !given.contains(field.getName())) {
                field.setAccessible(true);
                field.set(made, value(field.getGenericType(), field.getName()));
            }
        }
        return made;
    }

    private static Object value(Type type, String name) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType generic) {
            return value((Class<?>) generic.getRawType(), generic.getActualTypeArguments(), name);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return "the " + name;
        }
        if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        }
        Object known = VALUES.get(plain);
        return known == null ? make(plain) : known;
    }

    private static Object value(Class<?> type, Type[] of, String name) throws ReflectiveOperationException {
        if (Map.class.isAssignableFrom(type)) {
            return new HashMap<>(Map.of("1", value(of[1], name)));
        }
        if (Set.class.isAssignableFrom(type)) {
            return new HashSet<>(Set.of(value(of[0], name)));
        }
        if (Collection.class.isAssignableFrom(type)) {
            return List.of(value(of[0], name));
        }
        throw new IllegalArgumentException("No value is known for " + type.getName());
    }
}

package redress.triage.forms;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redress.platform.forms.Text;

/** Reads the fields of a form from its record: their types, and the checks that what is sent has to pass. */
final class FieldReader {

    private static final String UNKNOWN = "UNKNOWN";

    private FieldReader() {}

    /** @throws IllegalStateException for a field whose type no page could ask for */
    static List<Field> fields(Class<?> form) {
        return Arrays.stream(form.getRecordComponents())
                .map(component -> field(form, component))
                .toList();
    }

    private static Field field(Class<?> form, RecordComponent component) {
        try {
            AnnotatedElement checks = form.getDeclaredField(component.getName());
            Field field = typed(component, checks);
            field.required = checks.isAnnotationPresent(NotNull.class);
            find(checks, Text.class).ifPresent(text -> {
                field.minLength = text.min();
                field.maxLength = text.max();
            });
            find(checks, Size.class).ifPresent(size -> {
                field.minItems = size.min();
                field.maxItems = size.max();
            });
            find(checks, AssertTrue.class).ifPresent(only -> field.mustBe = true);
            find(checks, AssertFalse.class).ifPresent(only -> field.mustBe = false);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Field typed(RecordComponent component, AnnotatedElement checks) {
        String name = component.getName();
        Class<?> type = component.getType();
        if (type == List.class) {
            return list(name, element(component.getGenericType()));
        }
        if (type == String.class) {
            boolean lines = find(checks, Text.class).map(Text::lines).orElse(false);
            return new Field(name, lines ? Field.Kind.LINES : Field.Kind.TEXT);
        }
        if (type == LocalDate.class) {
            return new Field(name, Field.Kind.DATE);
        }
        if (type == Boolean.class) {
            return new Field(name, Field.Kind.TICK);
        }
        if (type.isEnum()) {
            Field field = new Field(name, Field.Kind.CHOICE);
            field.options = find(checks, Schema.class)
                    .map(Schema::allowableValues)
                    .filter(values -> values.length > 0)
                    .map(List::of)
                    .orElseGet(() -> codes(type));
            return field;
        }
        throw new IllegalStateException("There is no way to ask for the " + type.getSimpleName() + " " + name);
    }

    private static Field list(String name, Class<?> element) {
        if (element.isRecord()) {
            Field field = new Field(name, Field.Kind.LIST);
            field.fields = fields(element);
            return field;
        }
        Field field = new Field(name, Field.Kind.CHOICES);
        field.options = element.isEnum() ? codes(element) : null;
        return field;
    }

    private static Class<?> element(Type list) {
        return (Class<?>) ((ParameterizedType) list).getActualTypeArguments()[0];
    }

    private static List<String> codes(Class<?> type) {
        return Stream.of(type.getEnumConstants())
                .map(code -> ((Enum<?>) code).name())
                .filter(code -> !code.equals(UNKNOWN))
                .toList();
    }

    private static <A extends Annotation> Optional<A> find(AnnotatedElement on, Class<A> annotation) {
        return Optional.ofNullable(on.getAnnotation(annotation));
    }

    /** What was given for a field of a form. */
    static @Nullable Object value(Object form, String name) {
        for (RecordComponent component : form.getClass().getRecordComponents()) {
            if (component.getName().equals(name)) {
                try {
                    component.getAccessor().setAccessible(true);
                    return component.getAccessor().invoke(form);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        throw new IllegalStateException("The form has no field " + name);
    }
}

package redress.platform.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the API description which members are never missing: those of a record that may not be null. */
final class AlwaysThere implements ModelConverter {

    private static final String SCHEMAS = "#/components/schemas/";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> described = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        Class<?> of = Json.mapper().constructType(type.getType()).getRawClass();
        if (described != null && of.isRecord()) {
            String ref = described.get$ref();
            Schema<?> whole =
                    ref == null ? described : context.getDefinedModels().get(ref.substring(SCHEMAS.length()));
            if (whole != null && whole.getProperties() != null) {
                require(whole, of);
            }
        }
        return described;
    }

    private static void require(Schema<?> schema, Class<?> of) {
        Set<String> required = new LinkedHashSet<>();
        if (schema.getRequired() != null) {
            required.addAll(schema.getRequired());
        }
        for (RecordComponent member : of.getRecordComponents()) {
            if (!isNullable(member)) {
                required.add(member.getName());
            } else if (member.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                for (RecordComponent inner : member.getType().getRecordComponents()) {
                    required.remove(inner.getName());
                }
            }
        }
        required.retainAll(schema.getProperties().keySet());
        schema.setRequired(required.isEmpty() ? null : new ArrayList<>(required));
    }

    private static boolean isNullable(RecordComponent member) {
        return member.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}

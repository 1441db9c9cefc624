package redress.platform.forms;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.lang.annotation.Annotation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.PropertyCustomizer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;

/** Tells the API description exactly what the checks of request bodies let through: lengths, characters, and which fields may be null. */
@AutoConfiguration(beforeName = "org.springdoc.core.configuration.SpringDocConfiguration")
class FormDescription {

    private static final String SCHEMAS = "#/components/schemas/";

    @Bean
    PropertyCustomizer typedTexts() {
        return (schema, property) -> {
            Annotation[] annotations = property.getCtxAnnotations();
            if (annotations != null) {
                for (Annotation each : annotations) {
                    if (each instanceof Text text) {
                        describe(schema, text);
                    }
                }
            }
            return schema;
        };
    }

    @Bean
    OpenApiCustomizer requestBodies() {
        return api -> {
            forms(api).forEach(FormDescription::complete);
            bodies(api)
                    .filter(body -> body.getContent().containsKey(MediaType.MULTIPART_FORM_DATA_VALUE))
                    .forEach(body -> body.setRequired(true));
        };
    }

    private static void describe(Schema<?> schema, Text text) {
        String one = text.lines() ? TextCheck.NO_CONTROLS_BUT_LINES : TextCheck.NO_CONTROLS;
        String visible = one.replace("]", VisibleText.UNSEEN + "]");
        schema.setMinLength(text.min());
        schema.setMaxLength(text.max());
        schema.setPattern(text.form().isEmpty() ? "^" + one + "*" + visible + one + "*$" : text.form());
    }

    private static Stream<RequestBody> bodies(OpenAPI api) {
        return api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .map(Operation::getRequestBody)
                .filter(body -> body != null && body.getContent() != null);
    }

    /** All schemas that a request can hold, each once. */
    private static List<Schema<?>> forms(OpenAPI api) {
        Set<String> names = new LinkedHashSet<>();
        Deque<Schema<?>> open = new ArrayDeque<>();
        bodies(api)
                .map(RequestBody::getContent)
                .map(Content::values)
                .flatMap(types -> types.stream().map(io.swagger.v3.oas.models.media.MediaType::getSchema))
                .filter(Objects::nonNull)
                .forEach(open::add);
        while (!open.isEmpty()) {
            Schema<?> schema = open.remove();
            if (schema.get$ref() != null && names.add(schema.get$ref().substring(SCHEMAS.length()))) {
                open.add(named(api, schema.get$ref().substring(SCHEMAS.length())));
            }
            if (schema.getItems() != null) {
                open.add(schema.getItems());
            }
            if (schema.getProperties() != null) {
                schema.getProperties().values().forEach(open::add);
            }
        }
        return names.stream().<Schema<?>>map(name -> named(api, name)).toList();
    }

    private static Schema<?> named(OpenAPI api, String name) {
        return Objects.requireNonNull(api.getComponents().getSchemas().get(name), name);
    }

    /** Nothing but the fields that are described, even where there are none; those that may be left out may be null as well. */
    private static void complete(Schema<?> schema) {
        schema.setAdditionalProperties(false);
        List<String> required = schema.getRequired() == null ? List.of() : schema.getRequired();
        var properties = schema.getProperties();
        if (properties != null) {
            properties.replaceAll((name, property) -> required.contains(name) ? property : nullable(property));
        }
    }

    private static Schema<?> nullable(Schema<?> property) {
        if (property.get$ref() != null) {
            Schema<Object> nothing = new Schema<>();
            nothing.addType("null");
            return new Schema<>().anyOf(List.of(property, nothing));
        }
        property.addType("null");
        if (property.getEnum() != null) {
            property.addEnumItemObject(null);
        }
        return property;
    }
}

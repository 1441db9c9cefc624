package redress.intake.forms;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.PropertyCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;

/** Tells the API description exactly what the check lets through: lengths, characters, codes, and which fields may be null. */
@Configuration(proxyBeanMethods = false)
class FormSchema {

    private static final Set<String> FORMS =
            Set.of("ReportForm", "ReportOrganisation", "ReportContact", "ReportFacts", "ReportConsents");

    @Bean
    PropertyCustomizer intakeTextSchema() {
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
    OpenApiCustomizer intakeFormSchema() {
        return api -> {
            if (api.getComponents() == null || api.getComponents().getSchemas() == null) {
                return;
            }
            api.getComponents().getSchemas().forEach((name, schema) -> {
                if (FORMS.contains(name)) {
                    allowNulls(schema);
                }
            });
        };
    }

    /** A form with a file needs its file; the description would otherwise let the whole body be left out. */
    @Bean
    OpenApiCustomizer intakeUploads() {
        return api -> api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .map(Operation::getRequestBody)
                .filter(body -> body != null
                        && body.getContent() != null
                        && body.getContent().containsKey(MediaType.MULTIPART_FORM_DATA_VALUE))
                .forEach(body -> body.setRequired(true));
    }

    private static void describe(Schema<?> schema, Text text) {
        String one = text.lines() ? TextCheck.NO_CONTROLS_BUT_LINES : TextCheck.NO_CONTROLS;
        String visible = one.replace("]", "\\s]");
        schema.setMinLength(text.min());
        schema.setMaxLength(text.max());
        schema.setPattern(text.form().isEmpty() ? "^" + one + "*" + visible + one + "*$" : text.form());
    }

    /** Fields that may be left out may be null as well. */
    private static void allowNulls(Schema<?> schema) {
        List<String> required = schema.getRequired() == null ? List.of() : schema.getRequired();
        Map<String, Schema> properties = schema.getProperties();
        properties.replaceAll((name, property) -> required.contains(name) ? property : nullable(property));
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

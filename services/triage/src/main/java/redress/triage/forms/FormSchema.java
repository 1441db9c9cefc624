package redress.triage.forms;

import io.swagger.v3.oas.models.media.Schema;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.PropertyCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the API description exactly what the checks let through: lengths, characters, codes, and which fields may be null. */
@Configuration(proxyBeanMethods = false)
class FormSchema {
    private static final Set<String> FORMS = Set.of(
            "AcknowledgementForm",
            "TriageForm",
            "ReplyForm",
            "PanelForm",
            "PanelMemberForm",
            "MediationForm",
            "AgreementForm",
            "PromiseForm",
            "ActionForm",
            "OutcomeForm",
            "ClosingForm",
            "ExternalStepForm");

    @Bean
    PropertyCustomizer triageTextSchema() {
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
    OpenApiCustomizer triageFormSchema() {
        return api -> {
            if (api.getComponents() == null || api.getComponents().getSchemas() == null) {
                return;
            }
            api.getComponents().getSchemas().forEach((name, schema) -> {
                if (FORMS.contains(name)) {
                    close(schema);
                }
            });
        };
    }

    private static void describe(Schema<?> schema, Text text) {
        String one = text.lines() ? TextCheck.NO_CONTROLS_BUT_LINES : TextCheck.NO_CONTROLS;
        String visible = one.replace("]", "\\s]");
        schema.setMinLength(1);
        schema.setMaxLength(text.max());
        schema.setPattern("^" + one + "*" + visible + one + "*$");
    }

    /** Nothing but the fields that are described; those that may be left out may be null as well. */
    @SuppressWarnings("rawtypes")
    private static void close(Schema<?> schema) {
        schema.setAdditionalProperties(false);
        Map<String, Schema> properties = schema.getProperties();
        if (properties == null) {
            return;
        }
        List<String> required = schema.getRequired() == null ? List.of() : schema.getRequired();
        properties.replaceAll((name, property) -> {
            withoutUnknown(property);
            return required.contains(name) ? property : nullable(property);
        });
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

    private static void withoutUnknown(Schema<?> property) {
        if (property.getEnum() != null) {
            property.getEnum().removeIf(code -> "UNKNOWN".equals(code));
        }
        if (property.getItems() != null) {
            withoutUnknown(property.getItems());
        }
    }
}

package redress.triage.view;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocAnnotationsUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Describes a case in the API by the slices that there are. */
@Configuration(proxyBeanMethods = false)
class CaseDescription {

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    OpenApiCustomizer caseDescription(CaseViews views) {
        return api -> {
            Components components = api.getComponents();
            Schema<?> described = new ObjectSchema();
            for (Slice slice : views.slices()) {
                Schema<?> value = SpringDocAnnotationsUtils.resolveSchemaFromType(
                        slice.type(), components, null, new Annotation[0], SpecVersion.V31);
                described.addProperty(slice.name(), slice.many() ? new ArraySchema().items(value) : value);
            }
            described.setRequired(
                    List.of("caseId", "reference", "compactId", "bodyId", "stage", "version", "moves", "timeline"));
            components.addSchemas("CaseView", described);
            answer(api, "/api/cases/{caseId}").setSchema(new Schema<>().$ref("#/components/schemas/CaseView"));
        };
    }

    private static MediaType answer(OpenAPI api, String path) {
        PathItem described = Objects.requireNonNull(api.getPaths().get(path), path);
        ApiResponse answer =
                Objects.requireNonNull(described.getGet().getResponses().get("200"), path);
        return Objects.requireNonNull(answer.getContent().get("application/json"), path);
    }
}

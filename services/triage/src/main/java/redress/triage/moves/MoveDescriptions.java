package redress.triage.moves;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.lang.annotation.Annotation;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocAnnotationsUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import redress.triage.cases.CaseDesk;

/** Describes each move in the API, at its own address and with its own form. */
@Configuration(proxyBeanMethods = false)
class MoveDescriptions {

    private static final String JSON = "application/json";

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    OpenApiCustomizer moveDescriptions(MoveTable table) {
        return api -> table.all().forEach(move -> {
            String path = "/api/cases/{caseId}/" + move.name() + (move.things() == null ? "" : "/{thingId}");
            api.path(path, new PathItem().post(operation(move, api)));
        });
    }

    private static Operation operation(Move<?> move, OpenAPI api) {
        Operation operation = new Operation()
                .operationId(move.operationId())
                .summary(move.summary())
                .addTagsItem("triage")
                .addSecurityItem(new SecurityRequirement().addList("token"))
                .addParametersItem(id("caseId"))
                .addParametersItem(new Parameter()
                        .in("header")
                        .name("If-Match")
                        .required(false)
                        .schema(new StringSchema()))
                .requestBody(new RequestBody()
                        .required(true)
                        .content(json(SpringDocAnnotationsUtils.resolveSchemaFromType(
                                move.form(), api.getComponents(), null, new Annotation[0], SpecVersion.V31))))
                .responses(new ApiResponses()
                        .addApiResponse(
                                "200",
                                new ApiResponse()
                                        .description("The case as it then stands")
                                        .addHeaderObject(
                                                "ETag",
                                                new Header()
                                                        .description("Its version.")
                                                        .schema(new StringSchema()))
                                        .content(json(new Schema<>().$ref("#/components/schemas/CaseView")))));
        if (!move.description().isEmpty()) {
            operation.description(move.description());
        }
        if (move.things() != null) {
            operation.addParametersItem(id("thingId"));
        }
        return operation;
    }

    private static Parameter id(String name) {
        return new Parameter().in("path").name(name).required(true).schema(new StringSchema().pattern(CaseDesk.ID));
    }

    private static Content json(Schema<?> schema) {
        return new Content().addMediaType(JSON, new MediaType().schema(schema));
    }
}

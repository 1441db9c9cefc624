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
            api.path(path, new PathItem().get(form(move, api)).post(operation(move, api)));
        });
    }

    private static Operation form(Move<?> move, OpenAPI api) {
        return about(move, move.formOperationId(), "What this asks for: " + move.summary())
                .description("Narrowed to the case: what does not concern it is left out.")
                .responses(only(answer("The fields of the form", schema(MoveFormView.class, api))));
    }

    private static Operation operation(Move<?> move, OpenAPI api) {
        ApiResponse answer = answer("The case as it then stands", new Schema<>().$ref("#/components/schemas/CaseView"))
                .addHeaderObject(
                        "ETag", new Header().description("Its version.").schema(new StringSchema()));
        Operation operation = about(move, move.operationId(), move.summary())
                .addParametersItem(new Parameter()
                        .in("header")
                        .name("If-Match")
                        .required(false)
                        .schema(new StringSchema()))
                .requestBody(new RequestBody().required(true).content(json(schema(move.form(), api))))
                .responses(only(answer));
        if (!move.description().isEmpty()) {
            operation.description(move.description());
        }
        return operation;
    }

    private static Operation about(Move<?> move, String operationId, String summary) {
        Operation operation = new Operation()
                .operationId(operationId)
                .summary(summary)
                .addTagsItem("triage")
                .addSecurityItem(new SecurityRequirement().addList("token"))
                .addParametersItem(id("caseId"));
        return move.things() == null ? operation : operation.addParametersItem(id("thingId"));
    }

    private static Schema<?> schema(Class<?> type, OpenAPI api) {
        return SpringDocAnnotationsUtils.resolveSchemaFromType(
                type, api.getComponents(), null, new Annotation[0], SpecVersion.V31);
    }

    private static ApiResponse answer(String description, Schema<?> schema) {
        return new ApiResponse().description(description).content(json(schema));
    }

    private static ApiResponses only(ApiResponse answer) {
        return new ApiResponses().addApiResponse("200", answer);
    }

    private static Parameter id(String name) {
        return new Parameter().in("path").name(name).required(true).schema(new StringSchema().pattern(CaseDesk.ID));
    }

    private static Content json(Schema<?> schema) {
        return new Content().addMediaType(JSON, new MediaType().schema(schema));
    }
}

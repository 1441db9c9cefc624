package redress.platform.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Completes the description of every API: the problem answers that can occur, bearer tokens, objects without unknown members. */
final class ApiDescription implements OpenApiCustomizer {

    private static final Map<String, String> ALWAYS = Map.of(
            "400", "The request has the wrong form; the errors name the fields.",
            "401", "The token that was sent is not valid, or one is needed.",
            "403", "Not for the caller's role.",
            "404", "There is nothing here, or nothing that you may see.",
            "422", "Values that cannot be taken; the errors name the fields.",
            "406", "The answer is not to be had in the media type of Accept.",
            "429", "Too many requests; see Retry-After.",
            "503", "Not available for the moment; nothing was changed. See Retry-After.");
    /** The form of the version of a thing, as it stands in {@code ETag}. */
    private static final String VERSION = "^\"[0-9]{1,18}\"$";

    private static final Map<String, String> CHANGING = Map.of("409", "It does not fit the present state.");
    private static final Map<String, String> WITH_BODY = Map.of(
            "413", "Too large.",
            "415", "Not the described media type.");

    private final String description;

    ApiDescription(String description) {
        this.description = description;
    }

    @Override
    public void customise(OpenAPI api) {
        api.info(new Info()
                .title("Redress")
                .version("1")
                .description(description)
                .license(new License().name("Apache-2.0")));
        Components components = api.getComponents() == null ? new Components() : api.getComponents();
        api.setComponents(components);
        components.addSecuritySchemes(
                "token",
                new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT"));
        components.addSchemas("Problem", problem());
        components.getSchemas().values().forEach(ApiDescription::form);
        api.getPaths()
                .values()
                .forEach(path -> path.readOperationsMap().forEach((method, operation) -> {
                    answers(method, operation);
                    if (operation.getParameters() != null) {
                        operation.getParameters().forEach(ApiDescription::parameter);
                    }
                }));
    }

    /** What a component describes is an object, even one without members; {@code null} is none. */
    private static void form(Schema<?> schema) {
        close(schema);
        if (schema.getTypes() == null && schema.getType() == null && schema.get$ref() == null) {
            schema.setTypes(Set.of("object"));
        }
    }

    private static void parameter(Parameter parameter) {
        Schema<?> schema = parameter.getSchema();
        if (schema != null) {
            close(schema);
            if ("If-Match".equals(parameter.getName())) {
                schema.setPattern(VERSION);
            }
        }
    }

    private static void answers(PathItem.HttpMethod method, Operation operation) {
        ApiResponses responses = operation.getResponses();
        ALWAYS.forEach((status, text) -> add(responses, status, text));
        if (method != PathItem.HttpMethod.GET) {
            CHANGING.forEach((status, text) -> add(responses, status, text));
        }
        if (operation.getRequestBody() != null) {
            WITH_BODY.forEach((status, text) -> add(responses, status, text));
        }
    }

    private static void add(ApiResponses responses, String status, String text) {
        if (responses.containsKey(status)) {
            return;
        }
        ApiResponse response = new ApiResponse()
                .description(text)
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))));
        if (status.equals("503") || status.equals("429")) {
            response.addHeaderObject(
                    "Retry-After", new Header().description("Seconds.").schema(new IntegerSchema()));
        }
        responses.addApiResponse(status, response);
    }

    private static Schema<?> problem() {
        Schema<?> error =
                new ObjectSchema().addProperty("field", new StringSchema()).addProperty("message", new StringSchema());
        error.setRequired(List.of("field", "message"));
        error.setAdditionalProperties(false);
        Schema<?> problem = new ObjectSchema()
                .description("A problem as of RFC 9457.")
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("code", new StringSchema().description("Stable, for programs."))
                .addProperty("errors", new ArraySchema().items(error));
        problem.setRequired(List.of("type", "title", "status", "detail", "code"));
        return problem;
    }

    /**
     * No members but those described, and no code that only readers know. Validation holds a pattern against the whole text, a schema
     * against any part of it: so each is anchored.
     */
    private static void close(Schema<?> schema) {
        if (schema.getProperties() != null && schema.getAdditionalProperties() == null) {
            schema.setAdditionalProperties(false);
        }
        if (schema.getProperties() != null) {
            new TreeMap<>(schema.getProperties()).values().forEach(ApiDescription::close);
        }
        if (schema.getItems() != null) {
            close(schema.getItems());
        }
        if (schema.getEnum() != null) {
            schema.getEnum().removeIf("UNKNOWN"::equals);
        }
        String pattern = schema.getPattern();
        if (pattern != null && !(pattern.startsWith("^") && pattern.endsWith("$"))) {
            schema.setPattern("^(?:" + pattern + ")$");
        }
    }
}

package redress.intake.drafts;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import redress.intake.throttle.Purpose;
import redress.intake.throttle.Throttle;
import redress.platform.problems.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/drafts/{draftKey}")
@Tag(name = "intake")
class DraftController {

    /** At least 22 characters of base64url: 128 bits, if they were drawn at random. */
    static final String KEY = "^[A-Za-z0-9_-]{22,64}$";

    /** A version as it stands in {@code ETag}. */
    static final String VERSION = "^\"[0-9]{1,18}\"$";

    static final int MAX_BYTES = 128 * 1024;

    private final Drafts drafts;
    private final Throttle throttle;
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    DraftController(Drafts drafts, Throttle throttle) {
        this.drafts = drafts;
        this.throttle = throttle;
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(responseCode = "204", description = "Kept; ETag is its version now.", content = @Content)
    @Operation(
            operationId = "saveDraft",
            summary = "Save a draft",
            description =
                    "Any JSON object up to 128 KB, under a secret key that the client has drawn at random. It is kept, sealed, "
                            + "for 30 days after its last change. If-Match names the version that it replaces; without it the draft "
                            + "must be a new one. What was changed or removed meanwhile is never overwritten: 409 or 410. "
                            + "Uploaded files that it names in attachmentIds are kept as long as the draft, for three months at most, and "
                            + "removed with it unless a report has them.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(type = "object"))))
    @ApiResponse(
            responseCode = "410",
            description = "It was removed or has expired.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(ref = "#/components/schemas/Problem")))
    ResponseEntity<Void> save(
            @PathVariable @Pattern(regexp = KEY) String draftKey,
            @RequestHeader(name = "If-Match", required = false)
                    @Parameter(schema = @Schema(type = "string", pattern = VERSION))
                    @Nullable
                    @Pattern(regexp = VERSION)
                    String ifMatch,
            InputStream body)
            throws IOException {
        throttle.count(Purpose.DRAFT);
        byte[] draft = body.readNBytes(MAX_BYTES + 1);
        if (draft.length > MAX_BYTES) {
            throw Refusal.of(
                    HttpStatus.CONTENT_TOO_LARGE, "DRAFT_TOO_LARGE", "A draft may hold 128 KB. Shorten its texts.");
        }
        long version = drafts.save(draftKey, version(ifMatch), jsonObject(draft));
        return ResponseEntity.noContent().eTag(String.valueOf(version)).build();
    }

    /** The text as it was sent; what it says is the client's own business. */
    private String jsonObject(byte[] draft) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(draft))
                    .toString();
            if (json.readTree(text).isObject()) {
                return text;
            }
        } catch (CharacterCodingException | JacksonException e) {
            // Refused below.
        }
        throw Refusal.of(HttpStatus.BAD_REQUEST, "NOT_A_JSON_OBJECT", "Send the draft as a JSON object in UTF-8.");
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "readDraft", summary = "Read a draft")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(type = "object")))
    @ApiResponse(
            responseCode = "410",
            description = "It was removed or has expired.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(ref = "#/components/schemas/Problem")))
    ResponseEntity<String> read(@PathVariable @Pattern(regexp = KEY) String draftKey) {
        throttle.count(Purpose.DRAFT);
        Drafts.Draft draft = drafts.find(draftKey);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .eTag(String.valueOf(draft.version()))
                .body(draft.json());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "removeDraft",
            summary = "Remove a draft",
            description =
                    "Answers the same if there was none. If-Match names the version that may be removed; without it, any.")
    void remove(
            @PathVariable @Pattern(regexp = KEY) String draftKey,
            @RequestHeader(name = "If-Match", required = false)
                    @Parameter(schema = @Schema(type = "string", pattern = VERSION))
                    @Nullable
                    @Pattern(regexp = VERSION)
                    String ifMatch) {
        throttle.count(Purpose.DRAFT);
        drafts.remove(draftKey, version(ifMatch));
    }

    private static @Nullable Long version(@Nullable String ifMatch) {
        return ifMatch == null ? null : Long.valueOf(ifMatch.substring(1, ifMatch.length() - 1));
    }
}

package redress.messaging.operations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import redress.events.Topic;
import redress.messaging.deadletters.DeadLetter;
import redress.messaging.deadletters.DeadLetters;
import redress.platform.problems.Refusal;
import redress.platform.security.Caller;

/** Dead letters for the people who run the system. */
@RestController
@RequestMapping("/api/dead-letters")
@Tag(
        name = "dead letters",
        description = "Records that could not be taken in: look at them, and replay them once the cause is mended")
class DeadLetterController {

    private static final String NAME = "[a-z._-]{1,100}";
    private static final String TOPIC = "The topic that the records were first on, such as redress.case";

    private final DeadLetters deadLetters;

    DeadLetterController(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    record ReplayForm(
            @NotNull @Pattern(regexp = NAME) @Schema(description = TOPIC)
            String topic,

            @Nullable @Min(0) Integer partition,
            @Nullable @Min(0) Long offset) {}

    record ReplayView(int replayed) {}

    record DeadLettersView(List<DeadLetter> items) {}

    @GetMapping
    @Operation(
            summary = "Dead letters of a topic",
            description = "The newest first; with a partition and an offset those from there on, in their order.")
    @ApiResponse(responseCode = "200", description = "At most as many as asked for")
    DeadLettersView list(
            Caller caller,
            @RequestParam @Pattern(regexp = NAME) @Schema(description = TOPIC) String topic,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @RequestParam @Min(0) @Nullable Integer partition,
            @RequestParam @Min(0) @Nullable Long offset) {
        Topic known = topic(topic);
        return new DeadLettersView(reaching(() -> partition == null
                ? deadLetters.newest(known, limit)
                : deadLetters.from(known, partition, offset == null ? 0 : offset, limit)));
    }

    @PostMapping
    @Operation(
            summary = "Replay one dead letter, or all of a topic",
            description =
                    "Sends the record as it came to where it was first, for the group that put it aside and no other. With partition"
                            + " and offset that one, which stays in the list; without them all of the topic, which leave it, so that"
                            + " each is replayed once.")
    @ApiResponse(responseCode = "200", description = "How many were replayed")
    ReplayView replay(Caller caller, @Valid @RequestBody ReplayForm form) {
        Topic known = topic(form.topic());
        Integer partition = form.partition();
        Long offset = form.offset();
        if (partition == null && offset == null) {
            return new ReplayView(reaching(() -> deadLetters.replayAll(known)));
        }
        if (partition == null || offset == null) {
            throw Refusal.fields(List.of(new Refusal.FieldError(
                    partition == null ? "partition" : "offset", "Give partition and offset, or neither.")));
        }
        if (!reaching(() -> deadLetters.replay(known, partition, offset))) {
            throw Refusal.of(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is no such dead letter.");
        }
        return new ReplayView(1);
    }

    private static Topic topic(String name) {
        return Stream.of(Topic.values())
                .filter(topic -> topic.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        HttpStatus.NOT_FOUND,
                        "NO_SUCH_TOPIC",
                        "There is no such topic. The topics are those of the catalogue of events."));
    }

    private static <T> T reaching(Supplier<T> work) {
        try {
            return work.get();
        } catch (KafkaException | org.springframework.kafka.KafkaException e) {
            throw Refusal.of(HttpStatus.SERVICE_UNAVAILABLE, "KAFKA_AWAY", "Kafka cannot be reached. Try again later.");
        }
    }
}

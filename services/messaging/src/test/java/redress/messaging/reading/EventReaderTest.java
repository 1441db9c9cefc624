package redress.messaging.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static redress.messaging.samples.SampleRecords.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import redress.events.Event;
import redress.events.EventJson;
import redress.events.EventType;
import redress.events.codes.Relationship;
import redress.events.triage.CaseOpened;
import redress.messaging.listening.Hopeless;
import redress.messaging.samples.SampleEvents;
import redress.messaging.samples.SampleRecords;
import tools.jackson.databind.JsonNode;

class EventReaderTest {

    private static final EventReader READER = new EventReader();

    private final String id = SampleEvents.id();
    private final CaseOpened event = SampleEvents.caseOpened("case-1");
    private final Map<String, String> headers = SampleRecords.headers(event, id, 7);

    @Test
    void readsWhatWasPublished() {
        Envelope read = READER.read(record(SampleRecords.data(event))).orElseThrow();

        assertThat(read.event()).isEqualTo(event);
        assertThat(read.id()).isEqualTo(id);
        assertThat(read.seq()).isEqualTo(7);
        assertThat(read.time()).isEqualTo(SampleEvents.AT);
        assertThat(read.partition()).isEqualTo(3);
        assertThat(read.offset()).isEqualTo(42);
    }

    @Test
    void passesOverFieldsAndReadsCodesOfANewerVersionAsUnknown() {
        String newer = EventJson.write(event)
                .replace("{\"about\"", "{\"addedLater\":[1],\"about\"")
                .replace("GRANT", "ADDED_LATER");

        CaseOpened read =
                (CaseOpened) READER.read(record(bytes(newer))).orElseThrow().event();

        assertThat(read.relationship()).isEqualTo(Relationship.UNKNOWN);
        assertThat(newer).contains("addedLater").contains("ADDED_LATER");
    }

    @Test
    void passesOverATypeOfANewerVersion() {
        headers.put("ce_type", "case.added-later.v1");

        assertThat(READER.read(record(bytes("no JSON at all")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-13-01T00:00:00Z",
                "+999999999-12-31T23:59:59Z",
                "-999999999-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "0000-01-01T00:00:00Z"
            })
    void refusesATimeThatNoStoreCouldHold(String time) {
        headers.put("ce_time", time);

        assertThat(reason(SampleRecords.data(event))).isEqualTo("BAD_HEADER");
    }

    @Test
    void refusesARecordWithoutData() {
        assertThat(reason(null)).isEqualTo("NO_DATA");
        assertThat(reason(new byte[0])).isEqualTo("NO_DATA");
    }

    @Test
    void refusesMoreThan256Kilobytes() {
        byte[] large = new byte[300 * 1024];
        Arrays.fill(large, (byte) ' ');
        assertThat(reason(large)).isEqualTo("TOO_LARGE");
    }

    @Test
    void refusesAnythingNestedDeeplyWithoutEverDescending() {
        assertThat(reason(bytes("[".repeat(5_000) + "]".repeat(5_000)))).isEqualTo("TOO_DEEP");
        assertThat(reason(bytes("{\"a\":".repeat(33) + "1" + "}".repeat(33)))).isEqualTo("TOO_DEEP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "not JSON", "{\"about\":1,\"about\":1}", "{} {}", "\u0000"})
    void refusesWhatIsNoJson(String data) {
        assertThat(reason(bytes(data))).isEqualTo("NOT_JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "1", "\"text\"", "{}", "{\"about\":null}"})
    void refusesWhatBreaksTheSchema(String data) {
        assertThat(reason(bytes(data))).isEqualTo("BREAKS_SCHEMA");
    }

    @Test
    void refusesADateThatDoesNotExist() {
        String impossible = EventJson.write(event).replace("2026-04-07T", "2026-99-99T");
        assertThat(reason(bytes(impossible))).isIn("BREAKS_SCHEMA", "UNREADABLE");
    }

    /** A listener that fails by a day or a number is then at fault itself: see {@link Hopeless}. */
    @ParameterizedTest
    @CsvSource({
        "2026-12-25, 2026-02-30",
        "2026-12-25, +999999999-12-31",
        "2026-12-25, -0001-12-31",
        "'\"version\":1', '\"version\":9223372036854775808'",
        "'\"version\":1', '\"version\":1e400'",
        "'\"version\":1', '\"version\":-1'"
    })
    void refusesDaysAndNumbersThatNoStoreCouldHold(String right, String wrong) {
        Event calendar = SampleEvents.calendarChanged("holidays");
        String changed = EventJson.write(calendar).replace(right, wrong);
        assertThat(changed).contains(wrong);
        ConsumerRecord<byte[], byte[]> sent =
                SampleRecords.received(calendar, 0, 1, bytes(changed), SampleRecords.headers(calendar, id, 7));

        assertThatThrownBy(() -> READER.read(sent))
                .isInstanceOfSatisfying(
                        CannotProcess.class,
                        refused -> assertThat(refused.reasonCode()).isIn("BREAKS_SCHEMA", "UNREADABLE"));
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void everySchemaBoundsTheYearsOfItsDays(EventType type) throws IOException {
        try (InputStream in = Objects.requireNonNull(EventType.class.getResourceAsStream(type.schema()))) {
            JsonNode schema = EventJson.parse(in.readAllBytes());
            for (JsonNode format : schema.findParents("format")) {
                if (format.path("format").asString("").startsWith("date")) {
                    assertThat(format.path("pattern").asString("")).startsWith("^[0-9]{4}-");
                }
            }
        }
    }

    @Test
    void refusesEveryTruncation() {
        byte[] whole = SampleRecords.data(event);
        for (int length = 1; length < whole.length; length++) {
            assertThat(reason(Arrays.copyOf(whole, length))).isEqualTo("NOT_JSON");
        }
    }

    @Test
    void neverFailsOtherwiseThanByRefusingWhateverBitsAreFlipped() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            byte[] flipped = SampleRecords.data(event);
            for (int flip = 0; flip <= round % 4; flip++) {
                flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                READER.read(record(flipped));
            } catch (CannotProcess refused) {
                assertThat(refused.reasonCode()).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ce_specversion, 0.3",
        "ce_id, ''",
        "ce_id, <script>",
        "ce_id, event-1",
        "ce_id, 1-1-1-1-1",
        "ce_id, 019d5f3a5b0d7c418a2e0c1b2a394857",
        "ce_id, 019D5F3A-5B0D-7C41-8A2E-0C1B2A394857",
        "ce_id, 019d5f3a-5b0d-7c41-8a2e-0c1b2a3948570",
        "ce_type, ''",
        "ce_type, redress.events.triage.CaseOpened",
        "ce_seq, ''",
        "ce_seq, 0",
        "ce_seq, -1",
        "ce_seq, 99999999999999999999",
        "ce_seq, one",
        "ce_time, ''",
        "ce_time, yesterday",
        "content-type, text/plain"
    })
    void refusesBadHeaders(String name, String value) {
        headers.put(name, value);
        assertThat(reason(SampleRecords.data(event))).isEqualTo("BAD_HEADER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_specversion", "ce_id", "ce_type", "ce_seq", "ce_time", "content-type"})
    void refusesMissingHeaders(String name) {
        headers.remove(name);
        assertThat(reason(SampleRecords.data(event))).isEqualTo("BAD_HEADER");
    }

    @Test
    void refusesAnEventOnATopicOfAnother() {
        headers.put("ce_type", "report.withdrawn.v1");
        assertThat(reason(SampleRecords.data(event))).isEqualTo("WRONG_TOPIC");
    }

    @Test
    void refusesAnEventUnderAnotherKey() {
        byte[] other = SampleRecords.data(SampleEvents.caseOpened("case-2"));
        assertThat(reason(other)).isEqualTo("WRONG_KEY");
    }

    private String reason(byte @Nullable [] value) {
        return catchThrowableOfType(CannotProcess.class, () -> READER.read(record(value)))
                .reasonCode();
    }

    private ConsumerRecord<byte[], byte[]> record(byte @Nullable [] value) {
        return SampleRecords.received(event, 3, 42, value, headers);
    }
}

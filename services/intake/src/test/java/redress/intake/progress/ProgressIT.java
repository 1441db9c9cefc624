package redress.intake.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redress.events.EventJson;
import redress.events.EventType;
import redress.events.triage.CaseAcknowledged;
import redress.events.triage.CaseRef;
import redress.messaging.reading.Envelope;
import redress.platform.problems.Refusal;
import redress.testkit.backends.TestDocuments;

class ProgressIT {

    private static final Instant AT = Instant.parse("2026-03-03T09:00:00Z");

    @RegisterExtension
    static final TestDocuments STORE = new TestDocuments();

    private final Progress progress = new Progress(STORE.mongo());

    @Test
    void numbersTheStepsOfAReportAndLeavesThoseAloneThatANewerVersionHasStored() {
        progress.take(List.of(step("report-1", 1), step("report-2", 1)));
        assertThat(stored("report-1")).containsEntry("format", 1);
        STORE.mongo()
                .getCollection("report_progress")
                .updateOne(Filters.eq("_id", "report-1"), Updates.set("format", 2));
        Document newer = stored("report-1");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> progress.take(List.of(step("report-1", 2), step("report-2", 2), step("report-3", 1))))
                .satisfies(each -> assertThat(each.code()).isEqualTo("STORED_BY_NEWER_VERSION"));

        assertThat(stored("report-1")).isEqualTo(newer);
        assertThat(stored("report-2").get("steps", Document.class)).containsOnlyKeys("1", "2");
        assertThat(stored("report-3")).containsEntry("format", 1);
        assertThat(progress.begun(List.of("report-1", "report-3", "report-4")))
                .containsExactlyInAnyOrder("report-1", "report-3");
    }

    private static Document stored(String reportId) {
        return STORE.mongo().findById(reportId, Document.class, "report_progress");
    }

    private static Envelope step(String reportId, long seq) {
        CaseAcknowledged event = new CaseAcknowledged(
                new CaseRef("case-of-" + reportId, reportId, "CB-2222-2222", "sample", "sample-council", "E12000006"),
                AT);
        byte[] data = EventJson.write(event).getBytes(StandardCharsets.UTF_8);
        return new Envelope(
                UUID.randomUUID().toString(), EventType.of(event), seq, AT, event, 0, seq, EventJson.parse(data));
    }
}

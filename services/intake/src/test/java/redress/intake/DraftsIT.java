package redress.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import redress.intake.Caller.Answer;
import tools.jackson.databind.node.ObjectNode;

/** Answers kept before they are filed. */
class DraftsIT {

    private static final Caller CALLER = new Caller(RunningIntake.shared().base());

    private final String path = "/api/drafts/" + Caller.key();

    @Test
    void keepsADraftForWhoHasItsKey() {
        String draft = "{\"whatHappened\":\"" + SampleReports.CANARY + "\",\"step\":3}";
        assertThat(save(draft, "").status()).isEqualTo(204);
        assertThat(CALLER.get(path).text()).isEqualTo(draft);
        assertThat(CALLER.get("/api/drafts/" + "l".repeat(22)).status()).isEqualTo(404);
        for (String other : List.of("[]", "{", "{} {}", "")) {
            assertThat(save(other, "\"1\"").status()).as(other).isEqualTo(400);
        }
        assertThat(save("{\"a\":\"" + "x".repeat(128 * 1024) + "\"}", "\"1\"").status())
                .isEqualTo(413);
        assertThat(CALLER.get(path).text()).isEqualTo(draft);
    }

    @Test
    void overwritesOnlyTheVersionThatWasRead() {
        assertThat(save("{\"a\":1}", "").header("ETag")).isEqualTo("\"1\"");
        assertThat(CALLER.get(path).header("ETag")).isEqualTo("\"1\"");
        assertThat(save("{\"a\":2}", "\"1\"").header("ETag")).isEqualTo("\"2\"");

        for (String stale : List.of("", "\"1\"", "\"3\"", "\"0\"")) {
            Answer refused = save("{\"a\":9}", stale);
            assertThat(refused.status()).as(stale).isEqualTo(409);
            assertThat(refused.text()).contains("DRAFT_CHANGED");
        }
        assertThat(save("{\"a\":9}", "2").status()).isEqualTo(400);
        assertThat(CALLER.get(path).text()).isEqualTo("{\"a\":2}");
    }

    @Test
    void bringsNothingBackThatWasRemoved() {
        save("{\"a\":1}", "");
        save("{\"a\":2}", "\"1\"");
        assertThat(remove("\"1\"").status()).as("of another version").isEqualTo(409);
        assertThat(remove("\"2\"").status()).isEqualTo(204);
        assertThat(remove("\"2\"").status()).isEqualTo(204);
        assertThat(remove("").status()).isEqualTo(204);

        assertThat(CALLER.get(path).status()).isEqualTo(410);
        for (String version : List.of("", "\"2\"", "\"3\"", "\"4\"")) {
            Answer refused = save("{\"a\":9}", version);
            assertThat(refused.status()).as(version).isEqualTo(410);
            assertThat(refused.text()).contains("DRAFT_GONE");
        }
        assertThat(stored().get("content")).isNull();
    }

    @Test
    void bringsNothingBackWhoseFirstSaveWasStillUnderWay() {
        assertThat(remove("").status()).isEqualTo(204);

        assertThat(save("{\"a\":1}", "").status()).isEqualTo(410);
        assertThat(CALLER.get(path).status()).isEqualTo(410);
    }

    @Test
    void changesADraftThatWasKeptBeforeThereWereVersions() {
        save("{\"a\":1}", "");
        store().updateFirst(query(where("_id").is(stored().get("_id"))), new Update().unset("version"), "drafts");
        assertThat(CALLER.get(path).header("ETag")).isEqualTo("\"0\"");
        assertThat(save("{\"a\":2}", "").status()).isEqualTo(409);
        assertThat(save("{\"a\":2}", "\"0\"").header("ETag")).isEqualTo("\"1\"");
        assertThat(CALLER.get(path).text()).isEqualTo("{\"a\":2}");
    }

    @Test
    void leavesAloneWhatANewerVersionHasStored() {
        save("{\"a\":1}", "");
        assertThat(stored().get("format")).isEqualTo(1);
        store().updateFirst(query(where("_id").is(stored().get("_id"))), new Update().set("format", 2), "drafts");
        Document newer = stored();
        for (Answer refused : List.of(CALLER.get(path), save("{\"a\":2}", "\"1\""), remove("\"1\""))) {
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.text()).contains("STORED_BY_NEWER_VERSION");
        }
        assertThat(stored()).isEqualTo(newer);
        Counter counted = RunningIntake.shared()
                .bean(MeterRegistry.class)
                .find("stored_by_newer_version")
                .tag("what", "drafts")
                .counter();
        assertThat(counted).isNotNull();
        assertThat(counted.count()).as("once, however often it is met").isEqualTo(1);
    }

    @Test
    void losesNoneOfManyChangesAtOnce() {
        save("{\"n\":0}", "");
        List<CompletableFuture<Void>> writers = IntStream.range(0, 8)
                .mapToObj(writer -> CompletableFuture.runAsync(this::countOneMore))
                .toList();
        writers.forEach(CompletableFuture::join);
        assertThat(CALLER.get(path).text()).isEqualTo("{\"n\":8}");
    }

    @Test
    void keepsTheFilesOfADraftAsLongAsTheDraft() {
        String file = uploaded();
        save("{\"attachmentIds\":[\"" + file + "\",\"other\",7]}", "");
        Instant longAgo = Instant.now().minus(Duration.ofDays(29));
        Query itsFile = query(where("_id").is(file));
        store().updateFirst(itsFile, new Update().set("uploadedAt", longAgo), "attachments");

        assertThat(save("{\"attachmentIds\":[\"" + file + "\"],\"a\":1}", "\"1\"")
                        .text())
                .isEmpty();
        Document kept = Objects.requireNonNull(store().findOne(itsFile, Document.class, "attachments"));
        assertThat(kept.getDate("uploadedAt").toInstant()).isAfter(longAgo.plus(Duration.ofDays(28)));

        save("{\"a\":1}", "\"2\"");
        assertThat(store().findOne(itsFile, Document.class, "attachments")).isNull();
    }

    @Test
    void removesTheFilesOfADraftWithItButNotThoseOfAReport() {
        String unused = uploaded();
        String filed = uploaded();
        ObjectNode form = SampleReports.thurrock();
        form.putArray("attachmentIds").add(filed);
        assertThat(CALLER.file(Caller.key(), form.toString()).status()).isEqualTo(201);
        save("{\"attachmentIds\":[\"" + unused + "\",\"" + filed + "\"]}", "");
        remove("\"1\"");
        assertThat(store().findById(unused, Document.class, "attachments")).isNull();
        assertThat(store().findById(filed, Document.class, "attachments")).isNotNull();
    }

    private static String uploaded() {
        return CALLER.upload("/api/attachments", "a.txt", "A letter.".getBytes(StandardCharsets.UTF_8))
                .json()
                .get("attachmentId")
                .asString();
    }

    private void countOneMore() {
        Answer read;
        do {
            read = CALLER.get(path);
        } while (save("{\"n\":" + (read.json().get("n").asInt() + 1) + "}", read.header("ETag"))
                        .status()
                != 204);
    }

    private Answer save(String json, String ifMatch) {
        return ifMatch.isEmpty()
                ? CALLER.send("PUT", path, BodyPublishers.ofString(json), "Content-Type", "application/json")
                : CALLER.send(
                        "PUT",
                        path,
                        BodyPublishers.ofString(json),
                        "Content-Type",
                        "application/json",
                        "If-Match",
                        ifMatch);
    }

    private Answer remove(String ifMatch) {
        return ifMatch.isEmpty()
                ? CALLER.send("DELETE", path, BodyPublishers.noBody())
                : CALLER.send("DELETE", path, BodyPublishers.noBody(), "If-Match", ifMatch);
    }

    private static MongoTemplate store() {
        return RunningIntake.shared().bean(MongoTemplate.class);
    }

    /** The newest of the drafts. */
    private static Document stored() {
        return store().findAll(Document.class, "drafts").stream()
                .max(Comparator.comparing(draft -> draft.getString("touched")))
                .orElseThrow();
    }
}

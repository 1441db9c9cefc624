package redress.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redress.events.codes.IdentityMode;
import redress.events.codes.Stage;
import tools.jackson.databind.JsonNode;

/**
 * Makes a data folder with the version that is checked out, for {@link OldFoldersIT} of later ones. No test, so run by name only; how, says
 * {@code docs/contributing.md}.
 */
class FolderMaker {

    /** Far ahead, so that whoever opens the folder later does not have to move its clock back. */
    private static final Instant BEGIN = Instant.parse("2040-01-09T10:00:00Z");

    private static final Duration JUMP = Duration.ofDays(700);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final List<OldFolder.Told> reports = new ArrayList<>();

    @Test
    void makes(@TempDir Path data) throws IOException {
        String name = Objects.requireNonNull(System.getProperty("redress.folder"), "-Dredress.folder=NAME is missing");
        OldFolder content;
        try (RunningSystem system = RunningSystem.in(data, RunningSystem.WITHOUT_LIMITS)) {
            content = fill(new Api(system.base()));
        }
        Files.createDirectories(OldFolder.PLACE);
        content.pack(data, OldFolder.PLACE.resolve(name + ".zip"));
    }

    private OldFolder fill(Api api) {
        moveClock(api);
        Map<String, String> admin = Api.bearer(api.signIn("admin@national.example"));
        Map<String, String> analyst = Api.bearer(api.signIn("analyst@national.example"));
        Map<String, String> officer = Api.bearer(api.signIn(Bystander.OFFICER));
        Map<String, String> body = Api.bearer(api.signIn("contact@council.thurrock.example"));
        CaseWalk walk = new CaseWalk(api, officer, body);

        for (Stage stage : Stage.values()) {
            if (stage != Stage.UNKNOWN) {
                file(api, officer, walk, IdentityMode.NAMED, (it, id) -> it.to(stage, id));
            }
        }
        for (Stage stage : List.of(Stage.ACKNOWLEDGEMENT, Stage.TRIAGE, Stage.REPLY, Stage.MEDIATION)) {
            file(api, officer, walk, IdentityMode.CONFIDENTIAL, (it, id) -> it.to(stage, id));
        }
        for (Stage stage : List.of(Stage.TRIAGE, Stage.CLOSED)) {
            file(api, officer, walk, IdentityMode.ANONYMOUS_EVIDENCE, (it, id) -> it.to(stage, id));
        }
        file(api, officer, walk, IdentityMode.NAMED, (it, id) -> {
            it.to(Stage.REMEDY, id);
            it.recordAction(id);
        });
        file(api, officer, walk, IdentityMode.NAMED, (it, id) -> {
            it.to(Stage.PANEL, id);
            it.act(officer, id, "no-agreement", "{\"reason\":\"No panel could be formed.\"}");
        });
        file(api, officer, walk, IdentityMode.NAMED, (it, id) -> {
            it.to(Stage.REPLY, id);
            it.act(
                    officer,
                    id,
                    "external-steps",
                    "{\"route\":\"CALL_IN\",\"result\":\"PENDING\",\"happenedOn\":\"" + it.today() + "\"}");
        });
        withdraw(api, walk, file(api, officer, walk, IdentityMode.NAMED, (it, id) -> it.to(Stage.REPLY, id)));

        List<OldFolder.Saved> drafts = List.of(save(api), save(api));
        String unusedLink = api.link("chair-vcs@thurrock.example");
        await("nothing is under way").atMost(PATIENCE).pollInSameThread().until(() -> isStill(api, admin, analyst));
        return new OldFolder(
                Instant.parse(api.get("/api/clock", Map.of()).get("now").asString()),
                List.copyOf(reports),
                drafts,
                countMails(api),
                unusedLink);
    }

    private static void moveClock(Api api) {
        for (Instant now = now(api); now.isBefore(BEGIN); now = now(api)) {
            Instant next = now.plus(JUMP).isBefore(BEGIN) ? now.plus(JUMP) : BEGIN;
            api.post("/api/clock", "{\"moveTo\":\"" + next + "\"}", Map.of());
        }
    }

    private static Instant now(Api api) {
        return Instant.parse(api.get("/api/clock", Map.of()).get("now").asString());
    }

    private OldFolder.Told file(
            Api api, Map<String, String> officer, CaseWalk walk, IdentityMode mode, BiConsumer<CaseWalk, String> way) {
        String words = "Nobody was consulted before decision number " + reports.size() + ".";
        @Nullable
        String file = reports.size() % 3 == 0
                ? api.upload("letter.txt", OldFolder.bytesOfAFile())
                        .get("attachmentId")
                        .asString()
                : null;
        JsonNode filed = api.post(
                "/api/reports",
                OldFolder.form(mode, words, file),
                Map.of("Idempotency-Key", "report-" + UUID.randomUUID()));
        String reference = filed.get("reference").asString();
        String search = "/api/cases?q=" + reference;
        await("the case of " + reference)
                .atMost(PATIENCE)
                .pollInSameThread()
                .until(() -> !api.get(search, officer).get("items").isEmpty());
        String caseId =
                api.get(search, officer).get("items").get(0).get("caseId").asString();
        way.accept(walk, caseId);
        JsonNode there = walk.look(caseId);
        OldFolder.Told told = new OldFolder.Told(
                reference,
                filed.get("receipt").asString(),
                filed.get("reportId").asString(),
                caseId,
                mode,
                words,
                file,
                Stage.valueOf(there.get("stage").asString()),
                there.has("dueAt") ? Instant.parse(there.get("dueAt").asString()) : null);
        reports.add(told);
        return told;
    }

    private void withdraw(Api api, CaseWalk walk, OldFolder.Told told) {
        api.post("/api/reports/" + told.reference() + "/withdrawal", "", Map.of("Redress-Receipt", told.receipt()));
        await("withdrawn").atMost(PATIENCE).pollInSameThread().until(() -> walk.stage(told.caseId()) == Stage.CLOSED);
        reports.remove(told);
        reports.add(new OldFolder.Told(
                told.reference(),
                told.receipt(),
                told.reportId(),
                told.caseId(),
                told.mode(),
                told.words(),
                told.file(),
                Stage.CLOSED,
                null));
    }

    private static OldFolder.Saved save(Api api) {
        String file = api.upload("letter.txt", OldFolder.bytesOfAFile())
                .get("attachmentId")
                .asString();
        OldFolder.Saved draft = new OldFolder.Saved(
                "draft-of-a-report-" + UUID.randomUUID(),
                OldFolder.form(IdentityMode.NAMED, "This was written down and has not been filed yet.", file));
        api.put("/api/drafts/" + draft.key(), draft.json(), Map.of("If-None-Match", "*"));
        return draft;
    }

    private boolean isStill(Api api, Map<String, String> admin, Map<String, String> analyst) {
        JsonNode counted = api.get("/api/evidence/summary", analyst);
        return api.get("/api/notices/ledger?state=WAITING&limit=1", admin)
                        .get("items")
                        .isEmpty()
                && counted.get("cases").asInt() == reports.size()
                && counted.at("/byStage/CLOSED").asInt() == closed();
    }

    private long closed() {
        return reports.stream().filter(each -> each.stage() == Stage.CLOSED).count();
    }

    static int countMails(Api api) {
        int count = 0;
        int before = 0;
        for (JsonNode page = mails(api, before); !page.isEmpty(); page = mails(api, before)) {
            count += page.size();
            before = page.get(page.size() - 1).get("id").asInt();
        }
        assertThat(count).isPositive();
        return count;
    }

    private static JsonNode mails(Api api, int before) {
        return api.get("/api/mailbox?limit=100&before=" + before, Map.of()).get("items");
    }
}

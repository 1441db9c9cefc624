package redress.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redress.events.codes.Stage;
import tools.jackson.databind.JsonNode;

/** Today's version on the data folder of each earlier one that stored something in another shape: nothing is lost, and all goes on. */
class OldFoldersIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> SERVICES =
            List.of("register", "intake", "triage", "notification", "evidence", "portal");

    static Stream<Path> folders() throws IOException {
        try (Stream<Path> packed = Files.list(OldFolder.PLACE)) {
            return packed.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void losesNothingAndLeadsEachCaseToItsEnd(Path packed, @TempDir Path data) {
        OldFolder old = OldFolder.unpack(packed, data);
        Map<String, Set<Object>> unnumbered = StoredDocuments.withoutFormat(data);
        try (RunningSystem system = RunningSystem.in(data, RunningSystem.WITHOUT_LIMITS)) {
            Api api = new Api(system.base());
            assertThat(FolderMaker.countMails(api)).isEqualTo(old.mails());
            assertThat(api.wholePost("/api/sign-in/token", "{\"token\":\"" + old.unusedLink() + "\"}", Map.of()))
                    .as("a link that is good for a while, by real time")
                    .matches("(?s)[24].*");
            Bystander people = Bystander.signedIn(api);
            Map<String, String> body = Api.bearer(api.signIn("contact@council.thurrock.example"));
            CaseWalk walk = new CaseWalk(api, people.officer(), body);
            old.reports().forEach(report -> isThere(api, walk, people, report));
            old.drafts().forEach(draft -> isThere(api, draft));
            assertThat(figures(api, people).get("cases").asInt())
                    .isEqualTo(old.reports().size());

            remindsThoseWhoseTimersWereSetBefore(api, walk, old);
            old.reports().stream()
                    .map(OldFolder.Told::caseId)
                    .filter(id -> walk.stage(id) != Stage.CLOSED)
                    .forEach(id -> walk.to(Stage.CLOSED, id));
            String fresh = fileTheFirst(api, old);

            await("all is counted").atMost(PATIENCE).pollInSameThread().until(() -> isCounted(api, people, old));
            old.reports().forEach(report -> seesItClosed(api, report));
            countAnew(api, people);
            assertThat(figures(api, people).at("/byUndertaking/NC10-2.4").asInt())
                    .as("what triage found, in versions too that counted otherwise")
                    .isEqualTo(old.reports().size());
            assertThat(api.get("/api/cases?q=" + fresh, people.officer()).get("items"))
                    .hasSize(1);
            await("all is mailed")
                    .atMost(PATIENCE)
                    .pollInSameThread()
                    .until(() -> ledger(api, people, "WAITING").isEmpty());
            assertThat(ledger(api, people, "FAILED")).isEmpty();
            assertThat(ledger(api, people, "UNKNOWN")).isEmpty();
            for (String service : SERVICES) {
                assertThat(api.get("/api/operations/" + service + "/stuck", people.admin())
                                .get("items"))
                        .as(service)
                        .isEmpty();
            }
        }
        StoredDocuments.mustHaveFormats(data, unnumbered);
    }

    static void isThere(Api api, CaseWalk walk, Bystander people, OldFolder.Told report) {
        JsonNode there = walk.look(report.caseId());
        assertThat(there.get("stage").asString()).isEqualTo(report.stage().name());
        assertThat(there.has("dueAt") ? Instant.parse(there.get("dueAt").asString()) : null)
                .isEqualTo(report.dueAt());
        Map<String, String> receipt = Map.of("Redress-Receipt", report.receipt());
        assertThat(api.get("/api/reports/" + report.reference(), receipt)
                        .at("/status/stage")
                        .asString())
                .as("the reporter's page")
                .isEqualTo(report.stage().name());
        assertThat(api.get("/api/reports/" + report.reportId() + "/content", people.officer())
                        .toString())
                .contains(report.words());
        if (report.file() != null) {
            assertThat(api.whole("/api/reports/" + report.reference() + "/attachments/" + report.file(), receipt))
                    .endsWith(new String(OldFolder.bytesOfAFile(), StandardCharsets.UTF_8));
        }
    }

    static void isThere(Api api, OldFolder.Saved draft) {
        assertThat(api.whole("/api/drafts/" + draft.key(), Map.of())).endsWith(draft.json());
    }

    /** The engine's timers are of the old version. */
    private static void remindsThoseWhoseTimersWereSetBefore(Api api, CaseWalk walk, OldFolder old) {
        OldFolder.Told waiting = old.reports().stream()
                .filter(each -> each.stage() == Stage.REPLY)
                .findFirst()
                .orElseThrow();
        String remindAt = walk.look(waiting.caseId()).get("remindAt").asString();
        api.post("/api/clock", "{\"moveTo\":\"" + Instant.parse(remindAt).plusSeconds(60) + "\"}", Map.of());
        await("the reminder of " + waiting.reference())
                .atMost(PATIENCE)
                .pollInSameThread()
                .until(() ->
                        walk.look(waiting.caseId()).get("timeline").toString().contains("DEADLINE_NEAR"));
    }

    private static String fileTheFirst(Api api, OldFolder old) {
        return api.post(
                        "/api/reports",
                        old.drafts().get(0).json(),
                        Map.of("Idempotency-Key", "report-" + UUID.randomUUID()))
                .get("reference")
                .asString();
    }

    private static void countAnew(Api api, Bystander people) {
        String recount = "/api/operations/evidence/recount";
        api.post(recount, "", people.admin());
        await("all is counted anew")
                .atMost(PATIENCE)
                .pollInSameThread()
                .until(() ->
                        api.get(recount, people.admin()).get("state").asString().equals("DONE"));
    }

    private static boolean isCounted(Api api, Bystander people, OldFolder old) {
        JsonNode figures = figures(api, people);
        return figures.get("cases").asInt() == old.reports().size() + 1
                && figures.at("/byStage/CLOSED").asInt() == old.reports().size();
    }

    private static JsonNode figures(Api api, Bystander people) {
        return api.get("/api/evidence/summary", people.analyst());
    }

    private static void seesItClosed(Api api, OldFolder.Told report) {
        await("the reporter's page of " + report.reference())
                .atMost(PATIENCE)
                .pollInSameThread()
                .until(() -> api.get("/api/reports/" + report.reference(), Map.of("Redress-Receipt", report.receipt()))
                        .at("/status/stage")
                        .asString()
                        .equals("CLOSED"));
    }

    private static JsonNode ledger(Api api, Bystander people, String state) {
        return api.get("/api/notices/ledger?limit=100&state=" + state, people.admin())
                .get("items");
    }
}

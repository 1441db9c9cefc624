package redress.triage.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import redress.events.codes.Stage;
import redress.events.codes.Urgency;
import redress.triage.deadlines.WorkingDays;
import redress.triage.sections.Sections;
import redress.triage.timeline.Entry;
import redress.triage.timeline.Timeline;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a case of the first format, which was one document, into a spine, its report, its sections in their first formats and its timeline.
 * All of that is written when the case changes next.
 */
final class FirstFormat {

    private static final JsonMapper JSON = CaseJson.MAPPER;

    private final JsonNode old;

    private FirstFormat(JsonNode old) {
        this.old = old;
    }

    static Case read(byte[] document) {
        return new FirstFormat(JSON.readTree(document)).read();
    }

    private Case read() {
        Case it = JSON.treeToValue(spine(), Case.class);
        CaseReport report = JSON.treeToValue(report(), CaseReport.class);
        Sections sections = Sections.none(it.caseId);
        sections().forEach((key, section) -> sections.takeOver(key, JSON.writeValueAsBytes(section)));
        Timeline timeline = Timeline.empty();
        timeline.takeOver(entries());
        it.attach(() -> List.of(report), sections, timeline);
        it.reportsToStore();
        return it;
    }

    private ObjectNode spine() {
        ObjectNode spine = JSON.createObjectNode();
        copy(old.get("about"), spine, "caseId", "reportId", "reference", "compactId", "bodyId", "region");
        copy(old, spine, "limits", "calendarId", "withdrawnAt", "closeReason", "closedBy");
        copy(old, spine, "processInstanceId", "taskId", "seq", "version");
        spine.put(
                "submittedOn",
                WorkingDays.dayOf(moment(old.get("report").get("submittedAt"))).toString());
        ObjectNode clock = spine.putObject("clock");
        copy(old, clock, "stage", "since", "remindAt", "dueAt", "provisional", "reminded", "missed");
        LocalDate from = countedFrom();
        if (from != null) {
            clock.put("countedFrom", from.toString());
        }
        stages().forEach(spine.putArray("stages")::add);
        JsonNode weighed = old.has("decision") ? old.get("decision") : old.path("proposal");
        if (old.has("decision")) {
            copy(weighed, spine, "severity");
        }
        spine.put("urgency", weighed.path("urgency").asString(Urgency.NORMAL.name()));
        if (accepted()) {
            spine.set("bodyToldAt", entry("TRIAGED").get("at"));
        }
        return spine;
    }

    private boolean accepted() {
        return old.path("decision").path("result").asString("").equals("ACCEPT");
    }

    private JsonNode entry(String kind) {
        return StreamSupport.stream(old.get("timeline").spliterator(), false)
                .filter(entry -> entry.get("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private @Nullable LocalDate countedFrom() {
        return switch (stage()) {
            case ACKNOWLEDGEMENT, TRIAGE ->
                WorkingDays.dayOf(moment(old.get("report").get("submittedAt")));
            case REMEDY ->
                StreamSupport.stream(old.get("promises").spliterator(), false)
                        .map(promise -> LocalDate.parse(promise.get("dueOn").asString()))
                        .max(LocalDate::compareTo)
                        .orElse(null);
            default -> null;
        };
    }

    private Stage stage() {
        return Stage.valueOf(old.path("stage").asString(Stage.UNKNOWN.name()));
    }

    /** The stages that it must have come to, by what was kept of them. */
    private List<String> stages() {
        List<String> stages = new ArrayList<>();
        add(stages, Stage.ACKNOWLEDGEMENT, true);
        add(stages, Stage.TRIAGE, happened("ACKNOWLEDGED"));
        add(stages, Stage.REPLY, accepted());
        boolean panel = happened("PANEL_FORMED") || happened("NO_AGREEMENT");
        add(stages, Stage.PANEL, accepted() && (panel || happened("REPLIED") || missedReply()));
        add(stages, Stage.MEDIATION, happened("PANEL_FORMED"));
        add(stages, Stage.AGREEMENT, endedMediation("AGREEMENT"));
        add(stages, Stage.REMEDY, happened("AGREED"));
        add(stages, Stage.OUTCOME, happened("NO_AGREEMENT") || endedMediation("NO_AGREEMENT") || keptEveryPromise());
        add(stages, Stage.CLOSING, recordedItsOutcomeWhileOpen());
        if (!stages.contains(stage().name())) {
            stages.add(stage().name());
        }
        return stages;
    }

    private static void add(List<String> stages, Stage stage, boolean reached) {
        if (reached) {
            stages.add(stage.name());
        }
    }

    private boolean endedMediation(String result) {
        return old.path("mediation").path("result").asString("").equals(result);
    }

    private boolean keptEveryPromise() {
        return !old.path("promises").isEmpty()
                && StreamSupport.stream(old.get("promises").spliterator(), false)
                        .noneMatch(promise -> promise.get("status").asString().equals("NOT_DUE"));
    }

    /** What is recorded when the case is closed already ends no stage. */
    private boolean recordedItsOutcomeWhileOpen() {
        return StreamSupport.stream(old.get("timeline").spliterator(), false)
                .map(entry -> entry.get("kind").asString())
                .takeWhile(kind -> !kind.equals("CLOSED"))
                .anyMatch("OUTCOME_RECORDED"::equals);
    }

    private boolean missedReply() {
        return StreamSupport.stream(old.get("timeline").spliterator(), false)
                .anyMatch(entry -> entry.get("text").asString().equals(FirstWords.WENT_ON));
    }

    private boolean happened(String kind) {
        return StreamSupport.stream(old.get("timeline").spliterator(), false)
                .anyMatch(entry -> entry.get("kind").asString().equals(kind));
    }

    private ObjectNode report() {
        ObjectNode report = ((ObjectNode) old.get("report")).deepCopy();
        report.set("agreed", report.remove("consents"));
        return report;
    }

    private Map<String, JsonNode> sections() {
        Map<String, JsonNode> sections = new java.util.LinkedHashMap<>();
        if (old.has("note")) {
            sections.put("acknowledgement", JSON.createObjectNode().set("note", old.get("note")));
        }
        if (old.has("proposal")) {
            ObjectNode proposal = JSON.createObjectNode();
            proposal.set("checks", old.get("ruleChecks"));
            proposal.set("proposal", old.get("proposal"));
            sections.put("proposal", proposal);
        }
        for (String same : List.of("decision", "reply", "panel", "mediation", "agreement")) {
            if (old.has(same)) {
                sections.put(same, old.get(same));
            }
        }
        if (old.has("impasse")) {
            sections.put("no-agreement", JSON.createObjectNode().set("reason", old.get("impasse")));
        }
        if (!old.path("promises").isEmpty()) {
            sections.put("promises", JSON.createObjectNode().set("promises", old.get("promises")));
        }
        if (!old.path("externalSteps").isEmpty()) {
            sections.put("outside-steps", JSON.createObjectNode().set("steps", old.get("externalSteps")));
        }
        if (!old.path("outcomes").isEmpty()) {
            ObjectNode outcome = JSON.createObjectNode();
            copy(old, outcome, "outcomes", "summary");
            outcome.put(
                    "recorded",
                    StreamSupport.stream(old.get("timeline").spliterator(), false)
                            .filter(entry -> entry.get("kind").asString().equals("OUTCOME_RECORDED"))
                            .count());
            sections.put("outcome", outcome);
        }
        return sections;
    }

    private List<Entry> entries() {
        return StreamSupport.stream(old.get("timeline").spliterator(), false)
                .map(entry -> new Entry(
                        moment(entry.get("at")),
                        entry.get("kind").asString(),
                        FirstWords.codes(
                                entry.get("kind").asString(), entry.get("text").asString()),
                        entry.has("by") ? entry.get("by").asString() : null))
                .toList();
    }

    private static Instant moment(JsonNode node) {
        return Instant.parse(node.asString());
    }

    private static void copy(JsonNode from, ObjectNode to, String... names) {
        for (String name : names) {
            if (from.hasNonNull(name)) {
                to.set(name, from.get(name));
            }
        }
    }
}

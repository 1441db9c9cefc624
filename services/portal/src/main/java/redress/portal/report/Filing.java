package redress.portal.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import redress.portal.clients.Services;
import redress.portal.drafts.Draft;
import redress.portal.forms.Answers;
import redress.portal.forms.FormJson;
import redress.portal.pages.Secrets;
import redress.portal.questions.AboutYou;
import redress.portal.questions.Steps;
import tools.jackson.databind.json.JsonMapper;

/** Makes of the answers what intake takes, and files it. The same answers always make the same request. */
@Component
class Filing {

    private static final JsonMapper JSON = new JsonMapper();

    private final Services services;
    private final Steps steps;

    /** What intake gives for a report. */
    record Filed(String reference, String receipt, Instant submittedAt) {}

    Filing(Services services, Steps steps) {
        this.services = services;
        this.steps = steps;
    }

    Filed file(Draft draft, String idempotencyKey) {
        Map<String, Object> report = report(draft);
        return services.ask(
                "intake",
                client -> client.post()
                        .uri("/api/reports")
                        .header("Idempotency-Key", idempotencyKey)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(report)
                        .retrieve()
                        .requiredBody(Filed.class));
    }

    /**
     * Tells whether what would be filed has changed, and of which draft it is; says nothing of what it is.
     *
     * @param key of the draft
     */
    String fingerprint(Draft draft, String key) {
        return Secrets.printOf(key + " would file " + JSON.writeValueAsString(report(draft)));
    }

    /** A day of the facts as it is filed, such as {@code 2026-03-31}; null when it is not. */
    @Nullable
    String day(Draft draft, String fact) {
        return report(draft).get("facts") instanceof Map<?, ?> facts && facts.get(fact) instanceof String day
                ? day
                : null;
    }

    /** Only what was asked: answers on pages that no longer apply are left out. */
    Map<String, Object> report(Draft draft) {
        Answers answers = draft.answers();
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("bodyId", answers.text("bodyId"));
        report.put("compactId", answers.text("compactId"));
        steps.applying(answers).forEach(step -> FormJson.addTo(report, step.form(), answers));
        Map<String, Object> consents = new LinkedHashMap<>();
        for (String each : List.of("shareWithBody", "shareWithSteeringGroup", "nationalUse", "publishSummary")) {
            boolean asked = !each.equals("shareWithBody") || AboutYou.byName(answers);
            consents.put(each, asked && answers.chose("consents." + each, "yes"));
        }
        report.put("consents", consents);
        List<String> files = new ArrayList<>();
        draft.evidence().forEach(e -> files.add(e.attachmentId()));
        if (!files.isEmpty()) {
            report.put("attachmentIds", files);
        }
        return report;
    }
}

package redress.portal.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import redress.portal.asking.Services;
import redress.portal.forms.Answers;
import redress.portal.forms.Question;

/** Makes of the answers what intake takes, and files it. The same answers always make the same request. */
@Component
class Filing {

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

    /** Only what was asked: answers on pages that no longer apply are left out. */
    Map<String, Object> report(Draft draft) {
        Answers answers = draft.answers();
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("bodyId", answers.text("bodyId"));
        report.put("compactId", answers.text("compactId"));
        for (Step step : steps.applying(answers)) {
            for (Question question : step.form().questions()) {
                Object value = value(question, answers);
                if (value != null) {
                    put(report, question.name(), value);
                }
            }
        }
        Map<String, Object> consents = new LinkedHashMap<>();
        for (String each : List.of("shareWithBody", "shareWithSteeringGroup", "nationalUse", "publishSummary")) {
            consents.put(each, answers.chose("consents." + each, "yes"));
        }
        report.put("consents", consents);
        List<String> files = new ArrayList<>();
        draft.evidence().forEach(e -> files.add(e.attachmentId()));
        if (!files.isEmpty()) {
            report.put("attachmentIds", files);
        }
        return report;
    }

    private static @Nullable Object value(Question question, Answers answers) {
        String name = question.name();
        if (name.equals("moneyAmountPounds")) {
            return answers.numberOrNull(name);
        }
        return switch (question.kind()) {
            case DATE -> answers.date(name).map(Object::toString).orElse(null);
            case NUMBER -> answers.numberOrNull(name);
            case CHECKBOXES ->
                tick(question) ? (answers.chose(name, "yes") ? Boolean.TRUE : null) : list(answers.all(name));
            case RADIOS -> yesNo(question) ? answers.yesNo(name) : answers.textOrNull(name);
            default -> answers.textOrNull(name);
        };
    }

    private static @Nullable Object list(List<String> chosen) {
        return chosen.isEmpty() ? null : chosen;
    }

    private static boolean tick(Question question) {
        return question.options().size() == 1
                && question.options().get(0).value().equals("yes");
    }

    private static boolean yesNo(Question question) {
        return question.options().get(0).value().equals("yes");
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> into, String path, Object value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            into.put(path, value);
        } else {
            put(
                    (Map<String, Object>)
                            into.computeIfAbsent(path.substring(0, dot), k -> new LinkedHashMap<String, Object>()),
                    path.substring(dot + 1),
                    value);
        }
    }
}

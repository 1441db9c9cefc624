package redress.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** The rules for alerts name metrics and labels that are there from the start, since a rule on others would never fire. */
final class Alerts {

    private static final Path RULES = Path.of("../../infra/observability/alerts.yml");
    private static final String TOKEN = "sample-token-of-who-collects-metrics";
    private static final Pattern METRIC = Pattern.compile("\\b[a-z]+(_[a-z]+)+\\b(?!\\s*\\()");
    private static final Pattern LABELS = Pattern.compile("\\bby\\s*\\(([^)]*)\\)");

    /** What a system has to be started with. */
    static final String OPTION = "-Dredress.platform.metrics.token=" + TOKEN;

    private Alerts() {}

    static void hold(RunningSystem system) throws Exception {
        List<String> series = series(system);
        for (Map<String, ?> rule : rules()) {
            String expression = rule.get("expr").toString();
            String labels = String.join(",", found(LABELS, 1, expression));
            for (String metric : found(METRIC, 0, LABELS.matcher(expression).replaceAll(""))) {
                assertThat(series)
                        .as("series of %s, on which %s stands", metric, rule.get("alert"))
                        .anyMatch(each -> each.startsWith(metric + "{")
                                && Pattern.compile(",")
                                        .splitAsStream(labels)
                                        .allMatch(label -> label.isBlank()
                                                || each.contains("{" + label.strip() + "=")
                                                || each.contains("," + label.strip() + "=")));
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, ?>> rules() throws Exception {
        Map<String, List<Map<String, Object>>> file = new Yaml().load(Files.readString(RULES));
        List<Map<String, ?>> rules = new ArrayList<>();
        file.get("groups").forEach(group -> rules.addAll((List<Map<String, ?>>) group.get("rules")));
        assertThat(rules).isNotEmpty();
        return rules;
    }

    private static List<String> found(Pattern pattern, int group, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult each) -> each.group(group))
                .toList();
    }

    private static List<String> series(RunningSystem system) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(system.base() + "/actuator/prometheus"))
                .header("Authorization", "Bearer " + TOKEN)
                .build();
        String answer = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        return answer.lines().filter(line -> !line.startsWith("#")).toList();
    }
}

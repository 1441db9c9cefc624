package redress.journeys.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import redress.client.Client;
import redress.client.Mailbox;
import redress.client.SignIn;
import redress.journeys.documents.CommandTable.Entry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs what documents show to be called on a running system, one after the other in one folder, as a person would who puts in for the words
 * in capitals what the answers before have brought. It needs curl and jq.
 */
public final class ShownCalls {

    private static final String ADMINISTRATOR = "admin@national.example";
    private static final Pattern ASSIGNMENT = Pattern.compile("[a-z]+=\\S*|[a-z]+='[^']*'");
    private static final String SAMPLE_ID = "0193b0c8-0000-7000-8000-000000000000";
    private static final String LINES = "lines";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final SignIn signIn;
    private final Path folder;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final StringBuilder variables = new StringBuilder("set -o pipefail\n");

    private ShownCalls(String base, Path data) throws IOException {
        Client client = Client.at(base).open();
        signIn = new SignIn(client, Mailbox.ofStandalone(client));
        folder = Files.createTempDirectory("shown");
        // an answer that refuses is a failure of curl
        Files.writeString(folder.resolve(".curlrc"), "fail\nsilent\nshow-error\nnoproxy = \"*\"\n");
        values.put("http://localhost:8080", base);
        values.put("DIR/", data + "/");
        values.put("THE-PERSONS-ID", "sample-thurrock-member-4");
        values.put("2026-11-29", LocalDate.now(ZoneOffset.UTC).toString());
    }

    /**
     * On a system where somebody has opened a name and somebody was refused something.
     *
     * @param data its folder
     */
    public static void hold(String base, Path data) {
        try {
            ShownCalls calls = new ShownCalls(base, data);
            for (Entry each : CommandTable.read().system()) {
                calls.call(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void call(Entry entry) throws IOException {
        String command = entry.command();
        for (Map.Entry<String, String> value : values.entrySet()) {
            command = command.replace(value.getKey(), value.getValue());
        }
        if (ASSIGNMENT.matcher(command).matches()) {
            variables.append(command).append('\n');
        } else if (command.contains("\"" + ADMINISTRATOR + "\"")) {
            String asking = command;
            values.put("TOKEN OF THE LINK", signIn.link(ADMINISTRATOR, () -> run(asking)));
        } else {
            learn(command, runUntil(entry.says(), command));
        }
    }

    private void learn(String command, String said) throws IOException {
        if (said.contains("\"accessToken\"")) {
            JsonNode signedIn = JsonMapper.shared().readTree(said);
            values.put(
                    "THE ACCESS TOKEN OF THE ANSWER",
                    signedIn.get("accessToken").asString());
            values.put(
                    "THE RENEWAL TOKEN OF THE ANSWER",
                    signedIn.get("renewalToken").asString());
        }
        if (command.endsWith(">" + LINES)) {
            String id = Files.readAllLines(folder.resolve(LINES)).stream()
                    .map(line ->
                            JsonMapper.shared().readTree(line).path("subjectId").asString(""))
                    .filter(each -> !each.isEmpty())
                    .findFirst()
                    .orElseThrow();
            values.put(SAMPLE_ID, id);
        }
    }

    /** Again where something is in the way that passes, such as a recount that somebody else has begun. */
    private String runUntil(String says, String command) {
        AtomicReference<String> said = new AtomicReference<>("");
        await(command).atMost(PATIENCE).pollInSameThread().untilAsserted(() -> {
            said.set(run(command));
            assertThat(said.get()).as(command).containsPattern(says);
        });
        return said.get();
    }

    private String run(String command) {
        try {
            ProcessBuilder bash = new ProcessBuilder("bash", "-c", variables + command).directory(folder.toFile());
            bash.environment().put("CURL_HOME", folder.toString());
            Process process = bash.redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as("%s%n%s", command, said).isZero();
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package redress.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SampleTest
class ProblemsIT {

    private static final String SOUND = "{'title':'A','number':1}";
    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Test
    void takesWhatIsSound() throws Exception {
        assertThat(post("{'title':'Zażółć\\n"
                                + "','number':1,'pages':7.0,'bytes':7.0,'day':'2026-03-31','colour':'RED','parts':[{'name':'a','count':2}]}")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'title':'A','number':1,'extra':1}|400|extra",
                "{'title':7,'number':1}|400|title",
                "{'title':true,'number':1}|400|title",
                "{'title':['A'],'number':1}|400|title",
                "{'title':'A','number':'1'}|400|number",
                "{'title':'A','number':1.5}|400|number",
                "{'title':'A','number':1.0}|400|number",
                "{'title':'A','number':null}|400|number",
                "{'title':'A','number':1,'pages':7.5}|400|pages",
                "{'title':'A','number':1,'pages':1e999999999}|400|pages",
                "{'title':'A','number':1,'bytes':7.5}|400|bytes",
                "{'title':'A','number':1,'bytes':99999999999999999999}|400|bytes",
                "{'title':'A','number':1,'pages':99999999999}|400|pages",
                "{'title':'A','number':1,'pages':'7'}|400|pages",
                "{'title':'A','number':99999999999}|400|number",
                "{'title':'A','number':1,'day':'31.3.2026'}|400|day",
                "{'title':'A','number':1,'day':'2026-02-30'}|400|day",
                "{'title':'A','number':1,'day':20000}|400|day",
                "{'title':'A','number':1,'day':'+999999-01-01'}|400|day",
                "{'title':'A','number':1,'day':[2026,3,1]}|400|day",
                "{'title':'A','number':1,'colour':'BLUE'}|400|colour",
                "{'title':'A','number':1,'colour':'UNKNOWN'}|400|colour",
                "{'title':'A','number':1,'colour':0}|400|colour",
                "{'title':'A','number':1,'colour':''}|400|colour",
                "{'title':'A\\u0000','number':1}|400|title",
                "{'title':'A\\u0007','number':1}|400|title",
                "{'title':'A\\ud800','number':1}|400|title",
                "{'title':'A','number':1,'parts':{}}|400|parts",
                "{'title':'A','number':1,'parts':[{'name':'a','count':'x'}]}|400|parts[0].count",
                "{'title':'A','number':1,'parts':[{'name':' ','count':1}]}|422|parts[0].name",
                "{'title':'','number':1}|422|title",
                "{'number':1}|422|title",
                "{'title':'123456789012345678901','number':1}|422|title"
            })
    void namesTheFieldAtFault(String body, int status, String field) throws Exception {
        HttpResponse<String> answer = post(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode problem = problem(answer);
        assertThat(problem.get("errors").get(0).get("field").asString()).isEqualTo(field);
        assertThat(problem.get("errors").get(0).get("message").asString()).endsWith(status == 400 ? "." : "");
        assertThat(problem.get("code").asString()).isEqualTo("FIELDS_INVALID");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'title':'A','title':'B','number':1}",
                "{'title':'A','number':1} {}",
                "{'title':'A','number':1",
                "[]",
                "7",
                "null",
                "''",
                "not json"
            })
    void refusesWhatIsNotOneObject(String body) throws Exception {
        HttpResponse<String> answer = post(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        problem(answer);
    }

    @Test
    void refusesWhatIsTooLargeOrTooDeep() throws Exception {
        assertThat(post("{'title':'" + "x".repeat(3_000_000) + "','number':1}").statusCode())
                .isEqualTo(413);
        assertThat(post("[".repeat(5_000)).statusCode()).isIn(400, 413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{'name':'a','count':1}", "7", "{'name':' ','count':1}", "[[[[[]]]]]", "'x'"})
    void stopsAtAListThatIsTooLong(String element) throws Exception {
        int many = 190_000 / (element.length() + 1);
        HttpResponse<String> answer =
                post("{'title':'A','number':1,'parts':[" + (element + ",").repeat(many) + element + "]}");
        assertThat(answer.statusCode()).isIn(400, 422);
        assertThat(answer.body()).hasSizeLessThan(600);
        assertThat(problem(answer).get("errors")).hasSize(1);
        if (element.equals("null")) {
            assertThat(problem(answer).get("errors").get(0).get("message").asString())
                    .isEqualTo("Send at most 3 parts.");
        }
    }

    @Test
    void takesAsManyElementsAsAreAllowedAndNamesEachThatIsEmpty() throws Exception {
        assertThat(
                        post("{'title':'A','number':1,'parts':[{'name':'a','count':1},{'name':'b','count':1},{'name':'c','count':1}]}")
                                .statusCode())
                .isEqualTo(200);
        HttpResponse<String> answer = post("{'title':'A','number':1,'parts':[null,null,null]}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(problem(answer).get("errors")).hasSize(3);
    }

    @Test
    void tellsNoMoreThanTheFirstErrorsAndNoLongNames() throws Exception {
        String many = IntStream.range(0, 1_000).mapToObj(i -> "p" + i + "=").collect(Collectors.joining("&"));
        HttpResponse<String> answer = http.send(request("/api/samples?" + many).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(problem(answer).get("errors")).hasSize(50);
        assertThat(problem(answer).get("detail").asString())
                .contains("first 50")
                .contains("more");

        HttpResponse<String> unknown = post("{'title':'A','number':1,'" + "x".repeat(40_000) + "':1}");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).hasSizeLessThan(600);
    }

    @Test
    void refusesABodyThatIsTooLargeBeforeItIsSent() throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(("POST /api/samples HTTP/1.1\r\n"
                                    + "Host: localhost\r\n"
                                    + "Content-Type: application/json\r\n"
                                    + "Idempotency-Key: sample-key\r\n"
                                    + "Content-Length: 1900000\r\n"
                                    + "Connection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                            .readLine())
                    .startsWith("HTTP/1.1 413");
        }
        byte[] endless = ("{\"title\":\"" + "x".repeat(300_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> chunked = http.send(
                request("/api/samples")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "sample-key")
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(endless)))
                        .build(),
                BodyHandlers.ofString());
        assertThat(chunked.statusCode()).isEqualTo(413);
        assertThat(problem(chunked).get("code").asString()).isEqualTo("TOO_LARGE");
    }

    @Test
    void asksForTheTokenBeforeItReadsTheBody() throws Exception {
        HttpResponse<String> answer = http.send(
                request("/api/own")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("not json"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(problem(answer).get("code").asString()).isEqualTo("TOKEN_NEEDED");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/nothing, 404, NOT_FOUND",
        "PUT, /api/samples, 405, METHOD_NOT_ALLOWED",
        "QUERY, /api/samples, 405, METHOD_NOT_ALLOWED",
        "GET, /api/samples?limit=5&=, 400, PARAMETERS_UNREADABLE",
        "GET, /api/samples?limit=, 400, FIELDS_INVALID",
        "GET, /api/samples/refused, 409, ACTION_NOT_POSSIBLE",
        "GET, /api/samples/store-down, 503, NOT_AVAILABLE",
        "GET, /api/samples/broken, 500, FAILED",
        "GET, /api/samples?limit=x, 400, FIELDS_INVALID",
        "GET, /api/samples?limit=0, 400, FIELDS_INVALID",
        "GET, /api/samples?limt=5, 400, FIELDS_INVALID",
        "GET, /api/closed/me, 401, TOKEN_NEEDED",
        "POST, /api/samples, 415, MEDIA_TYPE_NOT_SUPPORTED"
    })
    void answersWithProblems(String method, String path, int status, String code) throws Exception {
        HttpResponse<String> answer = http.send(
                request(path)
                        .method(method, method.equals("POST") ? BodyPublishers.ofString("x") : BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(problem(answer).get("code").asString()).isEqualTo(code);
        assertThat(answer.body()).doesNotContain("secret detail").doesNotContain("Exception");
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 503);
        assertThat(answer.headers().firstValue("Allow").isPresent()).isEqualTo(status == 405);
    }

    @Test
    void asksForAMissingHeader() throws Exception {
        HttpResponse<String> answer = http.send(
                request("/api/samples")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(SOUND.replace('\'', '"')))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(problem(answer).get("errors").get(0).get("field").asString()).isEqualTo("Idempotency-Key");
    }

    @Test
    void namesTheHeaderAtFault() throws Exception {
        HttpResponse<String> answer = post(SOUND, "x".repeat(41));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(problem(answer).get("errors").get(0).get("field").asString()).isEqualTo("Idempotency-Key");
    }

    @Test
    void leavesPagesToTheirOwnHandling() throws Exception {
        HttpResponse<String> answer = http.send(request("/pages/broken").build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("\"FAILED\"").doesNotContain("secret detail");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/samples/a%2Fb",
        "/api/samples/%00",
        "/api/samples/{x}",
        "/api/%%",
        "/api/samples/a;b=c",
        "/api/samples?%zz=1"
    })
    void answersWithAProblemWhatTheServerItselfRefuses(String path) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json")
                    .contains("\"status\":400");
        }
    }

    @Test
    void describesEveryAnswerThatCanOccur() throws Exception {
        HttpResponse<String> answer = http.send(request("/api-docs").build(), BodyHandlers.ofString());
        JsonNode operation = JsonMapper.shared().readTree(answer.body()).at("/paths/~1api~1samples/post");
        assertThat(operation.get("responses").propertyNames())
                .contains("200", "400", "401", "403", "404", "406", "409", "413", "415", "422", "429", "503");
        assertThat(answer.body()).doesNotContain("UNKNOWN").doesNotContain("\"Caller\"");
        assertThat(JsonMapper.shared()
                        .readTree(answer.body())
                        .at("/components/schemas/SampleForm/additionalProperties")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void tellsTheMethodsOfAnAddressWhateverStandsBehindTheQuestionMark() throws Exception {
        HttpResponse<String> answer = http.send(
                request("/api/samples?region=x")
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Allow").orElse(""))
                .contains("GET")
                .doesNotContain("TRACE");
    }

    private HttpResponse<String> post(String body) throws Exception {
        return post(body, "sample-key");
    }

    private HttpResponse<String> post(String body, String key) throws Exception {
        return http.send(
                request("/api/samples")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(body.replace('\'', '"')))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static JsonNode problem(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        JsonNode problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.propertyNames()).contains("type", "title", "status", "detail", "code");
        assertThat(problem.get("status").asInt()).isEqualTo(answer.statusCode());
        return problem;
    }
}

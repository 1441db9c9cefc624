package redress.notification.due;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.client.ExpectedCount.manyTimes;
import static org.springframework.test.web.client.match.MockRestRequestMatchers.anything;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withStatus;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withSuccess;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.client.MockRestServiceServer;
import org.springframework.test.web.client.response.DefaultResponseCreator;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** What triage is asked, and what its silence means. */
class DueCasesTest {

    @Test
    void takesWhatTriageSays() {
        assertThat(answered(withSuccess("""
                                        {"cases": [{"caseId": "case-1", "stage": "PANEL", "dueAt": "2026-04-30T22:59:59Z"}]}""", MediaType.APPLICATION_JSON))
                        .of(List.of("case-1", "case-2"))
                        .keySet())
                .isEqualTo(Set.of("case-1"));
    }

    /** While a release goes out: an earlier one has no such operation, and mails leave without the day. */
    @ParameterizedTest
    @CsvSource({"FORBIDDEN, FORBIDDEN", "NOT_FOUND, NOT_FOUND"})
    void knowsOfNoCaseWhereTriageCannotBeAskedYet(HttpStatus status, String code) {
        assertThat(answered(problem(status, code)).of(List.of("case-1"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "UNAUTHORIZED, TOKEN_NEEDED",
        "FORBIDDEN, ''",
        "NOT_FOUND, ''",
        "TOO_MANY_REQUESTS, TOO_MANY",
        "BAD_GATEWAY, ''",
        "SERVICE_UNAVAILABLE, STORE_AWAY"
    })
    void takesAnythingElseForSilence(HttpStatus status, String code) {
        DueCases due = answered(problem(status, code));
        assertThatThrownBy(() -> due.of(List.of("case-1"))).isInstanceOf(RestClientException.class);
    }

    /** @param code empty for the answer of a proxy */
    private static DefaultResponseCreator problem(HttpStatus status, String code) {
        return withStatus(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(code.isEmpty() ? "nothing here" : "{\"code\": \"" + code + "\"}");
    }

    private static DueCases answered(DefaultResponseCreator answer) {
        RestClient.Builder client = RestClient.builder().baseUrl("http://triage.example");
        MockRestServiceServer.bindTo(client)
                .build()
                .expect(manyTimes(), anything())
                .andRespond(answer);
        return new DueCases(client.build());
    }
}

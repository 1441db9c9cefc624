package redress.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class KnownHostsTest {

    private final KnownHosts hosts = new KnownHosts("https://Redress.Trial.example:8443");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:8080",
                "127.0.0.1:8080",
                "[::1]",
                "[::1]:8080",
                "redress.trial.example",
                "redress.trial.example:8443"
            })
    void answersToItsOwnNames(String host) {
        assertThat(hosts.knows(host)).isTrue();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "attacker.example",
                "attacker.example:8080",
                "localhost.attacker.example",
                "localhost:8080:80",
                "127.0.0.1.attacker.example",
                "attacker.example@localhost",
                "localhost attacker.example"
            })
    void andToNoOther(String host) {
        assertThat(hosts.knows(host)).isFalse();
    }

    @Test
    void saysByWhichNamesItAnswers() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/mailbox");
        request.addHeader("Host", "attacker.example");
        MockHttpServletResponse response = new MockHttpServletResponse();
        MockFilterChain chain = new MockFilterChain();
        hosts.doFilter(request, response, chain);
        assertThat(chain.getRequest()).isNull();
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(response.getContentAsString()).contains("HOST_NOT_KNOWN", "REDRESS_PORTAL_URL");
    }
}

package redress.intake.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.client.match.MockRestRequestMatchers.requestTo;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withServerError;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withSuccess;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.client.MockRestServiceServer;
import org.springframework.test.web.client.ResponseCreator;
import org.springframework.web.client.RestClient;
import redress.platform.web.Refusal;

class SteeringGroupsTest {

    private static SteeringGroups where(ResponseCreator answer) {
        RestClient.Builder register = RestClient.builder();
        MockRestServiceServer.bindTo(register)
                .build()
                .expect(requestTo("/internal/register/people?grant=compact%2Fessex"))
                .andRespond(answer);
        RestClient client = register.build();
        return new SteeringGroups(service -> client);
    }

    @ParameterizedTest
    @CsvSource({
        "compact/essex/officer, true",
        "compact/essex/chair, true",
        "compact/essex/member, false",
        "compact/essex-north/officer, false"
    })
    void officerOrChairIsEnough(String grant, boolean there) {
        String people = "[{\"personId\":\"sample-person\",\"grants\":[\"" + grant + "\"]}]";
        assertThat(where(withSuccess(people, MediaType.APPLICATION_JSON)).isThereOneFor("essex"))
                .isEqualTo(there);
    }

    @Test
    void nobodyIsNone() {
        assertThat(where(withSuccess("[]", MediaType.APPLICATION_JSON)).isThereOneFor("essex"))
                .isFalse();
    }

    @Test
    void saysToTryAgainWhenTheRegisterIsAway() {
        assertThatThrownBy(() -> where(withServerError()).isThereOneFor("essex"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refused -> assertThat(refused.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE));
    }
}

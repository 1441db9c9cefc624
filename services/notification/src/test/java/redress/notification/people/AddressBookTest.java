package redress.notification.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.test.web.client.match.MockRestRequestMatchers.requestTo;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withServerError;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withStatus;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withSuccess;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.client.ExpectedCount;
import org.springframework.test.web.client.MockRestServiceServer;
import org.springframework.test.web.client.RequestMatcher;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.RestClient;
import redress.events.register.BoundBody;
import redress.events.register.CompactChanged;

class AddressBookTest {

    private static final String OFFICERS = """
            [{"personId":"p1","name":"Sample Person","email":"p1@people.example","sector":"VCS",
              "grants":["compact/thurrock/officer"]},
             {"personId":"p2","name":"Sample Other","email":"p2@people.example","grants":["compact/thurrock/officer-of-something"]}]""";

    private final RestClient.Builder toRegister = RestClient.builder();
    private final RestClient.Builder toIntake = RestClient.builder();
    private final MockRestServiceServer register =
            MockRestServiceServer.bindTo(toRegister).build();
    private final MockRestServiceServer intake =
            MockRestServiceServer.bindTo(toIntake).build();
    private long nanos;
    private final AddressBook people =
            new AddressBook(toRegister.build(), toIntake.build(), Duration.ofMinutes(1), () -> nanos);

    @Test
    void asksTheRegisterOnceForAWhileAndTakesTheVeryGrant() {
        register.expect(ExpectedCount.once(), requestTo("/internal/register/people?grant=compact%2Fthurrock%2Fofficer"))
                .andRespond(withSuccess(OFFICERS, MediaType.APPLICATION_JSON));
        assertThat(people.withGrant("compact/thurrock/officer"))
                .extracting(RoleHolder::personId)
                .containsExactly("p1");
        assertThat(people.address("compact/thurrock/officer", "p1")).contains("p1@people.example");
        assertThat(people.address("compact/thurrock/officer", "p9")).isEmpty();
        register.verify();
    }

    @Test
    void asksAnewAfterAWhileAndWhenThereWasNoAnswer() {
        RequestMatcher asked = requestTo("/internal/register/people?grant=compact%2Fthurrock%2Fofficer");
        register.expect(asked).andRespond(withServerError());
        register.expect(ExpectedCount.twice(), asked).andRespond(withSuccess(OFFICERS, MediaType.APPLICATION_JSON));
        assertThatExceptionOfType(HttpServerErrorException.class)
                .isThrownBy(() -> people.withGrant("compact/thurrock/officer"));
        people.withGrant("compact/thurrock/officer");
        nanos += Duration.ofSeconds(59).toNanos();
        people.withGrant("compact/thurrock/officer");
        nanos += Duration.ofSeconds(1).toNanos();
        people.withGrant("compact/thurrock/officer");
        register.verify();
    }

    @Test
    void asksAnewWhenTheCompactHasChanged() {
        register.expect(
                        ExpectedCount.twice(),
                        requestTo("/internal/register/people?grant=compact%2Fthurrock%2Fofficer"))
                .andRespond(withSuccess(OFFICERS, MediaType.APPLICATION_JSON));
        people.withGrant("compact/thurrock/officer");
        people.drop(new CompactChanged(
                "thurrock",
                2,
                "E12000006",
                "UNITARY",
                "ACTIVE",
                List.of(new BoundBody("thurrock-council", "UNITARY")),
                "england-and-wales",
                List.of()));
        people.withGrant("compact/thurrock/officer");
        register.verify();
    }

    @Test
    void asksTheRegisterWhoActsAndAnewWhenTheCompactHasChanged() {
        register.expect(
                        ExpectedCount.twice(),
                        requestTo("/internal/register/steering?compactId=thurrock&bodyId=thurrock-council"))
                .andRespond(withSuccess(
                        "{\"officers\":[{\"personId\":\"p1\",\"grant\":\"compact/thurrock/officer\"}],\"chairs\":[]}",
                        MediaType.APPLICATION_JSON));
        people.acting("thurrock", "thurrock-council");
        assertThat(people.acting("thurrock", "thurrock-council").officers())
                .containsExactly(new AddressBook.Holder("p1", "compact/thurrock/officer"));
        people.drop(new CompactChanged(
                "thurrock", 2, "E12000006", "UNITARY", "ACTIVE", List.of(), "england-and-wales", List.of()));
        people.acting("thurrock", "thurrock-council");
        register.verify();
    }

    @Test
    void asksForTheNameOfACompactOnceForAWhileAndAnewWhenItHasChanged() {
        register.expect(ExpectedCount.twice(), requestTo("/api/register/compacts/thurrock"))
                .andRespond(withSuccess("{\"name\":\"Thurrock Compact\"}", MediaType.APPLICATION_JSON));
        assertThat(people.compactName("thurrock")).contains("Thurrock Compact");
        people.compactName("thurrock");
        people.drop(new CompactChanged(
                "thurrock", 2, "E12000006", "UNITARY", "ACTIVE", List.of(), "england-and-wales", List.of()));
        people.compactName("thurrock");
        register.verify();
    }

    @Test
    void tellsACompactThatTheRegisterDoesNotKnowFromARegisterThatDoesNotAnswer() {
        register.expect(requestTo("/api/register/compacts/nowhere"))
                .andRespond(withStatus(HttpStatus.NOT_FOUND).body("{\"code\":\"NOT_FOUND\"}"));
        register.expect(requestTo("/api/register/compacts/essex")).andRespond(withStatus(HttpStatus.NOT_FOUND));
        assertThat(people.compactName("nowhere")).isEmpty();
        assertThatExceptionOfType(HttpClientErrorException.class).isThrownBy(() -> people.compactName("essex"));
    }

    @Test
    void asksForTheReportersAddressEachTime() {
        intake.expect(ExpectedCount.twice(), requestTo("/internal/intake/reports/report-1/reporter-address"))
                .andRespond(withSuccess("{\"email\":\"manager@sample-cvs.example\"}", MediaType.APPLICATION_JSON));
        assertThat(people.reporterAddress("report-1")).contains("manager@sample-cvs.example");
        people.reporterAddress("report-1");
        intake.verify();
    }

    @Test
    void tellsAReporterWhoCannotBeReachedFromAnOwnerWhoDoesNotAnswer() {
        intake.expect(requestTo("/internal/intake/reports/report-1/reporter-address"))
                .andRespond(withStatus(HttpStatus.NOT_FOUND).body("{\"code\":\"NOT_FOUND\"}"));
        intake.expect(requestTo("/internal/intake/reports/report-1/reporter-address"))
                .andRespond(withServerError());
        intake.expect(requestTo("/internal/intake/reports/report-1/reporter-address"))
                .andRespond(withStatus(HttpStatus.NOT_FOUND));
        assertThat(people.reporterAddress("report-1")).isEmpty();
        assertThatExceptionOfType(HttpServerErrorException.class).isThrownBy(() -> people.reporterAddress("report-1"));
        assertThatExceptionOfType(HttpClientErrorException.class)
                .as("a 404 that is not intake's")
                .isThrownBy(() -> people.reporterAddress("report-1"));
    }

    @Test
    void keepsAddressesOutOfTexts() {
        assertThat(new RoleHolder("p1", "p1@people.example")).hasToString("Person[p1]");
    }
}

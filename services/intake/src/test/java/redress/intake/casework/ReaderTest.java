package redress.intake.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import redress.events.codes.IdentityMode;
import redress.events.codes.MoneyBand;
import redress.events.codes.PeopleBand;
import redress.events.codes.Relationship;
import redress.events.intake.Consents;
import redress.intake.reports.FiledFacts;
import redress.platform.security.Caller;

class ReaderTest {

    private static final String BODY = "body/sample-council/contact";

    private static FiledFacts filed(IdentityMode mode, boolean shareWithBody, boolean shareWithGroup) {
        return new FiledFacts(
                Instant.EPOCH,
                "sample",
                "sample-council",
                mode,
                false,
                Relationship.GRANT,
                List.of(),
                List.of(),
                Map.of(),
                MoneyBand.NONE,
                null,
                PeopleBand.NOT_KNOWN,
                null,
                List.of(),
                List.of(),
                new Consents(shareWithBody, shareWithGroup, true, true));
    }

    private static Optional<Reader> reader(FiledFacts filed, boolean accepted, String... grants) {
        return Reader.of(new Caller("sample-person", Set.of(grants)), filed, () -> accepted, "orphaned"::equals);
    }

    @ParameterizedTest
    @ValueSource(strings = {"compact/sample/officer", "compact/sample/chair"})
    void steeringGroupReadsAll(String grant) {
        assertThat(reader(filed(IdentityMode.CONFIDENTIAL, false, false), false, grant))
                .contains(Reader.STEERING_GROUP);
    }

    @Test
    void nationalOfficerStandsInWhereACompactHasNobody() {
        Caller national = new Caller("sample-person", Set.of("national/england/officer"));
        FiledFacts filed = filed(IdentityMode.CONFIDENTIAL, false, false);
        assertThat(Reader.of(national, filed, () -> true, "sample"::equals)).contains(Reader.STEERING_GROUP);
        assertThat(Reader.of(national, filed, () -> true, "other"::equals)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "compact/other/officer",
                "body/other/contact",
                "national/england/officer",
                "national/england/analyst",
                "national/england/admin",
                "service/notification"
            })
    void nobodyElseReadsAnything(String grant) {
        assertThat(reader(filed(IdentityMode.NAMED, true, true), true, grant)).isEmpty();
    }

    @Test
    void bodyReadsWhatIsNamedSharedAndAccepted() {
        assertThat(reader(filed(IdentityMode.NAMED, true, true), true, BODY)).contains(Reader.BODY);
        assertThat(reader(filed(IdentityMode.NAMED, true, true), false, BODY))
                .as("before it was accepted")
                .isEmpty();
        assertThat(reader(filed(IdentityMode.NAMED, false, true), true, BODY))
                .as("not shared")
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = IdentityMode.class, names = "NAMED", mode = EnumSource.Mode.EXCLUDE)
    void bodyNeverReadsWhoIsNotNamed(IdentityMode mode) {
        assertThat(reader(filed(mode, true, true), true, BODY)).isEmpty();
    }

    @Test
    void whoSpeaksForTheBodyReadsAsTheBodyWhateverElseTheyAre() {
        assertThat(reader(filed(IdentityMode.CONFIDENTIAL, true, true), true, BODY, "compact/sample/chair"))
                .isEmpty();
        assertThat(reader(filed(IdentityMode.NAMED, true, true), true, BODY, "compact/sample/officer"))
                .contains(Reader.BODY);
    }

    @Test
    void panelPoolReadsWhatTheGroupMayHave() {
        assertThat(reader(filed(IdentityMode.NAMED, true, true), true, "compact/sample/member"))
                .contains(Reader.PANEL_POOL);
        assertThat(reader(filed(IdentityMode.NAMED, true, false), true, "compact/sample/member"))
                .isEmpty();
    }
}

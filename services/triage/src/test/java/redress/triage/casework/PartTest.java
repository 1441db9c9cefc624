package redress.triage.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redress.platform.security.Caller;
import redress.triage.cases.CaseAction;

class PartTest {

    @ParameterizedTest
    @CsvSource({
        "OFFICER, ACKNOWLEDGEMENT, true",
        "OFFICER, REPLY, true",
        "OFFICER, CLOSING, true",
        "CHAIR, TRIAGE, true",
        "CHAIR, REPLY, false",
        "CHAIR, PANEL, true",
        "PANEL, MEDIATION, true",
        "PANEL, AGREEMENT, false",
        "PANEL, EXTERNAL_STEP, false",
        "BODY, REPLY, true",
        "BODY, TRIAGE, false",
        "BODY, OUTCOME, false",
        "BODY, EXTERNAL_STEP, false"
    })
    void mayDoWhatTheTableSays(Part part, CaseAction action, boolean may) {
        assertThat(part.mayDo(action)).isEqualTo(may);
    }

    @Test
    void nationalOfficerIsKnownByTheGrant() {
        assertThat(Part.national(new Caller("sample-national-officer", Set.of("national/england/officer"))))
                .isTrue();
        assertThat(Part.national(new Caller("sample-national-analyst", Set.of("national/england/analyst"))))
                .isFalse();
    }
}

package redress.register.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PersonTest {

    private final Person officer = new Person(
            "sample-officer", "Sample Officer", "officer@thurrock.example", null, List.of("compact/thurrock/officer"));

    @Test
    void isFoundByWholeSegmentsOfAGrantOnly() {
        assertThat(List.of("compact/thurrock/officer", "compact/thurrock", "compact"))
                .allMatch(officer::holds);
        assertThat(List.of("compact/thurrock/office", "compact/thurr", "comp", "body", "compact/thurrock/officer/x"))
                .noneMatch(officer::holds);
    }

    @Test
    void showsNeitherNameNorAddressWhenPrinted() {
        assertThat(officer + " " + PeopleController.PersonView.of(officer))
                .contains("sample-officer")
                .doesNotContain("Officer", "@");
    }
}

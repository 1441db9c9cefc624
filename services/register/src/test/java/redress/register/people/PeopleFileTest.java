package redress.register.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleFileTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Sample-Officer", "sample officer", "-sample", "sample/officer", "sample.officer", "sämple"})
    void refusesAnIdThatNoOperationTakes(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PeopleFile(1, List.of(person("sample-one"), person(id))))
                .withMessageContaining("person 2")
                .withMessageNotContaining("@");
    }

    @Test
    void takesIdsOfAHundredCharacters() {
        assertThat(new PeopleFile(1, List.of(person("a".repeat(100)), person("7"))).people())
                .hasSize(2);
        assertThatIllegalArgumentException().isThrownBy(() -> new PeopleFile(1, List.of(person("a".repeat(101)))));
    }

    private static Person person(String id) {
        return new Person(id, "Sample", "sample@x.example", null, List.of());
    }
}

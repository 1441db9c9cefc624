package redress.intake.forms;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactTest {

    private static final ValidatorFactory FACTORY = Validation.buildDefaultValidatorFactory();
    private static final Validator VALIDATOR = FACTORY.getValidator();

    @AfterAll
    static void close() {
        FACTORY.close();
    }

    private static boolean email(String address) {
        return VALIDATOR
                .validate(new ReportForm.Contact("Sample Person", null, address, null, null, null))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.example", "first.last+tag@sub.domain.example", "A_b-c@x1.co.uk"})
    void takesPlainAddresses(String address) {
        assertThat(email(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a@b",
                "a@b..example",
                ".a@b.example",
                "a.@b.example",
                "a@-b.example",
                "a@b.example,c@d.example",
                "a@b.example\nBcc: x@y.example",
                "\u560a@b.example",
                "\u760d\u760abcc@b.example",
                "<a@b.example>",
                "a b@c.example"
            })
    void refusesAddressesThatCouldDoHarm(String address) {
        assertThat(email(address)).isFalse();
    }
}

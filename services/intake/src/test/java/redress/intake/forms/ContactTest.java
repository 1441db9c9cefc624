package redress.intake.forms;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import org.jspecify.annotations.Nullable;
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
        return contact(address, null);
    }

    private static boolean contact(String address, @Nullable String phone) {
        return VALIDATOR
                .validate(new ReportForm.Contact("Sample Person", null, address, phone, null, null))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.example",
                "first.last+tag@sub.domain.example",
                "A_b-c@x1.co.uk",
                "o'brien@group.example",
                "a!#$%&'*+/=?^_`{|}~-b@c.example"
            })
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
                "a b@c.example",
                "\"a\"@b.example",
                "a..b@c.example",
                "a\u0007@b.example",
                "a@b.example\n",
                "o\u2019brien@group.example",
                "a2345678901234567890123456789012345678901234567890123456789012345@b.example"
            })
    void refusesAddressesThatCouldDoHarm(String address) {
        assertThat(email(address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01632 960001",
                "01632.960.001",
                "+44 (0)1632 960-001",
                "01632/960001",
                "01632 960001 ext 5",
                "01632 960001x5"
            })
    void takesTelephoneNumbersAsPeopleWriteThem(String phone) {
        assertThat(contact("a@b.example", phone)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"call me", "999", "01632 960001 ext", "01632 960001\n", "01632 960001 01632 960001 01632 960001"
            })
    void refusesWhatIsNoTelephoneNumber(String phone) {
        assertThat(contact("a@b.example", phone)).isFalse();
    }
}

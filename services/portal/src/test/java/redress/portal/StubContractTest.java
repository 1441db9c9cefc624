package redress.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;

class StubContractTest {

    private final StubContract contract = new StubContract();

    @Test
    void turnsATestRedWhoseStubAnswersWhatNoServiceWould() {
        StubContract.hold("GET", "/api/cases", null, "", 200, "{\"items\":7}");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> contract.afterEach(mock(ExtensionContext.class)))
                .withMessageContaining("items");
        contract.afterEach(mock(ExtensionContext.class));
    }

    @Test
    void turnsATestRedThatAsksWhatIsNotDescribed() {
        StubContract.hold("GET", "/api/nothing", null, "", 200, "{}");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> contract.afterEach(mock(ExtensionContext.class)))
                .withMessageContaining("/api/nothing");
    }

    @Test
    void looksAtEveryTest() throws IOException {
        Properties junit = new Properties();
        try (InputStream file = StubContract.class.getResourceAsStream("/junit-platform.properties")) {
            junit.load(Objects.requireNonNull(file));
        }
        assertThat(junit).containsEntry("junit.jupiter.extensions.autodetection.enabled", "true");
        assertThat(ServiceLoader.load(Extension.class)).hasAtLeastOneElementOfType(StubContract.class);
    }
}

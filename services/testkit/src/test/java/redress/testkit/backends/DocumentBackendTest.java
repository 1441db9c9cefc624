package redress.testkit.backends;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentBackendTest {

    @ParameterizedTest
    @CsvSource({
        "mongodb://localhost:27017, mongodb://localhost:27017/t",
        "mongodb://localhost:27017/, mongodb://localhost:27017/t",
        "mongodb://localhost:27017/other, mongodb://localhost:27017/t",
        "mongodb://a:1|b:2/other?replicaSet=rs0, mongodb://a:1|b:2/t?replicaSet=rs0",
        "mongodb://localhost?directConnection=true, mongodb://localhost/t?directConnection=true"
    })
    void putsTheDatabaseIntoTheAddress(String uri, String expected) {
        assertThat(DocumentBackend.withDatabase(uri, "t")).isEqualTo(expected);
    }
}

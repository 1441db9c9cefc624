package redress.platform.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class DiscreetTest {

    @Test
    void tellsKindsAndPlacesButNoMessage() {
        StringWriter log = new StringWriter();
        Discreet.of(new IllegalStateException("canary one", new NumberFormatException("canary two")))
                .printStackTrace(new PrintWriter(log));
        assertThat(log.toString())
                .startsWith("java.lang.IllegalStateException")
                .contains("Caused by: java.lang.NumberFormatException", "DiscreetTest.java")
                .doesNotContain("canary");
    }

    @Test
    void endsWhereCausesGoRoundInACircle() {
        Exception one = new Exception();
        Exception two = new Exception(one);
        one.initCause(two);
        assertThat(Discreet.of(one)).hasToString("java.lang.Exception");
    }
}

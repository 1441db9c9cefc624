package redress.intake;

import org.junit.jupiter.api.Test;

/** Writes the table of {@code docs/access.md} on reports from the one that intake executes. */
class AccessDocumentTest {

    private static final String ADVICE =
            "not what intake executes. Look at the rows that differ: is this who is meant to see it? Then write it anew:"
                    + " mvn -pl services/intake -am -Dtest=AccessDocumentTest -Dsurefire.failIfNoSpecifiedTests=false"
                    + " -Dredress.docs.update=true test";

    @Test
    void saysWhoSeesWhatOfAReport() {
        AccessDocument.PARTS.mustBe(AccessDocument.executed(), ADVICE);
    }
}

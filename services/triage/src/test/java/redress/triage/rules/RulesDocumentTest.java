package redress.triage.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/rules.md} equal to the table of rules; {@code -Dredress.docs.update=true} writes it anew. */
class RulesDocumentTest {
    private static final Path DOCUMENT = Path.of("../../docs/rules.md");

    @Test
    void isUpToDate() throws IOException {
        if (Boolean.getBoolean("redress.docs.update")) {
            Files.writeString(DOCUMENT, text());
        }
        assertThat(Files.readString(DOCUMENT))
                .as("made from redress.triage.rules.Rule; run the test with -Dredress.docs.update=true")
                .isEqualTo(text());
    }

    private static String text() {
        return Stream.of(Rule.values())
                .map(rule -> "| %s | %s | %s | %s | %s | %s |"
                        .formatted(
                                rule.id(),
                                rule.undertaking(),
                                rule.test(),
                                rule.threshold(),
                                rule.escape(),
                                rule.source()))
                .collect(Collectors.joining("\n", """
                        # Rules that are checked

                        Made from `redress.triage.rules.Rule`; do not edit. Each check answers `MET`, `NOT_MET`, `NOT_MET_EXPLAINED` (the way
                        out that the Compact allows was shown) or `CANNOT_TELL` (a fact is missing), with its arithmetic in words. A check
                        prompts; a person decides. The thresholds are the national ones; a local Compact may have its own.

                        | rule | undertaking | asks whether | threshold | way out | source |
                        |---|---|---|---|---|---|
                        """, "\n"));
    }
}

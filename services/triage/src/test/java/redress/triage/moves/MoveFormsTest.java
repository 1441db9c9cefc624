package redress.triage.moves;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import redress.events.codes.IdentityMode;
import redress.triage.cases.Case;
import redress.triage.cases.SampleCases;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the forms that the portal's tests make pages of equal to what the moves ask for; {@code -Dredress.docs.update=true} writes them
 * anew. One of a report that may be shared, and another of one in confidence, or without a reporter, where that differs.
 */
class MoveFormsTest {

    private static final Path FORMS = Path.of("../portal/src/test/resources/forms");
    private static final Set<String> BEFORE_THE_BODY = Set.of("acknowledgement", "triage");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Test
    void areWhatThePortalMakesPagesOf() throws IOException {
        Map<String, String> made = forms();
        if (Boolean.getBoolean("redress.docs.update")) {
            Files.createDirectories(FORMS);
            for (Map.Entry<String, String> form : made.entrySet()) {
                Files.writeString(FORMS.resolve(form.getKey()), form.getValue());
            }
        }
        assertThat(stored())
                .as("made from the forms of the moves; run the test with -Dredress.docs.update=true")
                .isEqualTo(made);
    }

    private static Map<String, String> forms() {
        Map<String, String> forms = new LinkedHashMap<>();
        SampleMoves.table().all().forEach(move -> {
            String shared = json(move, IdentityMode.NAMED, true);
            forms.put(move.name() + ".json", shared);
            String confidential = json(move, IdentityMode.CONFIDENTIAL, false);
            if (!confidential.equals(shared)) {
                forms.put(move.name() + ".confidential.json", confidential);
            }
            if (BEFORE_THE_BODY.contains(move.name())) {
                String anonymous = json(move, IdentityMode.ANONYMOUS_EVIDENCE, false);
                if (!anonymous.equals(shared)) {
                    forms.put(move.name() + ".anonymous.json", anonymous);
                }
            }
        });
        return forms;
    }

    private static String json(Move<?> move, IdentityMode identity, boolean share) {
        Case it = BEFORE_THE_BODY.contains(move.name())
                ? SampleCases.fresh(identity, share)
                : SampleCases.accepted(identity, share);
        return JSON.writeValueAsString(new MoveFormView(move.fields(it))) + "\n";
    }

    private static Map<String, String> stored() throws IOException {
        try (var files = Files.list(FORMS)) {
            return files.collect(Collectors.toMap(file -> file.getFileName().toString(), MoveFormsTest::read));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

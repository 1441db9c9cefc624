package redress.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Holds what the stubs are asked, take and answer against the description of the API. A test in which something does not agree is red,
 * whatever else it looks at.
 */
public final class StubContract implements AfterEachCallback {

    private static final List<String> BROKEN = new CopyOnWriteArrayList<>();

    /** Of what the services ask each other there is no description. */
    private static final String INTERNAL = "/internal/";

    /** Refusals are a test's own; so is what is sent where it is refused. */
    static void hold(String method, String path, @Nullable String type, String sent, int status, String answer) {
        if (path.startsWith(INTERNAL) || status >= 300) {
            return;
        }
        Optional<ApiDocs.Operation> found = ApiDocs.find(method, path);
        if (found.isEmpty() || !found.get().answers(status)) {
            BROKEN.add(method + " " + path + " is not described as answered with " + status);
            return;
        }
        ApiDocs.Operation operation = found.get();
        if (type == null || type.startsWith("application/json")) {
            operation
                    .request()
                    .ifPresent(schema -> tell(operation + " was sent " + sent, ApiDocs.faults(schema, sent)));
        }
        if (operation.isJson(status)) {
            tell(
                    operation + " was answered with " + answer,
                    ApiDocs.faults(operation.answer(status).orElse(null), answer));
        }
    }

    private static void tell(String what, List<String> faults) {
        if (!faults.isEmpty()) {
            BROKEN.add(what + "\n  " + String.join("\n  ", faults));
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<String> broken = new ArrayList<>(BROKEN);
        BROKEN.clear();
        assertThat(broken)
                .as("what the stubs of the services took and answered, against contract/api-docs.json")
                .isEmpty();
    }
}

package redress.intake.forms;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.validation.Validation;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import redress.intake.compacts.BoundBodies;
import redress.platform.problems.Refusal;
import redress.platform.web.ApiJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What intake says of the JSON of a report, where every body is bound by every Compact. */
public final class IntakesCheck {

    private final JsonMapper json = ApiJson.strict();
    private final ReportCheck check;

    public IntakesCheck(Clock clock) {
        BoundBodies compacts = mock(BoundBodies.class);
        when(compacts.binding(any(), any())).thenReturn(BoundBodies.Binding.BINDS);
        check = new ReportCheck(Validation.buildDefaultValidatorFactory().getValidator(), compacts, clock);
    }

    /** @return empty when it is taken */
    public List<String> faults(String report) {
        try {
            check.check(json.readValue(report, ReportForm.class));
            return List.of();
        } catch (JacksonException unreadable) {
            return List.of(Objects.requireNonNullElse(unreadable.getOriginalMessage(), "unreadable"));
        } catch (Refusal refused) {
            return refused.errors().stream()
                    .map(error -> error.field() + ": " + error.message())
                    .toList();
        }
    }
}

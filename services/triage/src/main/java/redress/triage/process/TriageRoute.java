package redress.triage.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import redress.events.codes.IdentityMode;
import redress.events.codes.MoneyBand;
import redress.events.codes.PeopleBand;
import redress.events.codes.Route;
import redress.events.codes.Severity;
import redress.events.codes.Urgency;
import redress.triage.rules.Proposal;
import redress.triage.rules.RouteQuestion;

/**
 * Asks the decision tables of {@code triage-route.dmn} for a proposal. Reads the file once, beside the start of the service, and
 * evaluates in memory on an engine of its own that has no database and keeps no history. Safe for many threads.
 */
public final class TriageRoute {
    private static final String FILE = "/processes/triage-route.dmn";
    private static final String DECISION = "proposal";

    private static final RouteQuestion NOTHING_KNOWN = new RouteQuestion(
            IdentityMode.NAMED, List.of(), 0, PeopleBand.NOT_KNOWN, MoneyBand.NONE, 0, null, null, null, null, null);

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final CompletableFuture<DmnDecision> decision = CompletableFuture.supplyAsync(this::read);

    /** Same question, same proposal. */
    public Proposal propose(RouteQuestion question) {
        Map<String, Object> answer =
                engine.evaluateDecision(decision.join(), variables(question)).getSingleEntry();
        return new Proposal(
                Severity.valueOf(text(answer, "severity")),
                Urgency.valueOf(text(answer, "urgency")),
                Route.valueOf(text(answer, "route")),
                ((List<?>) said(answer, "reasons"))
                        .stream().map(String.class::cast).toList());
    }

    private static String text(Map<String, Object> answer, String name) {
        return (String) said(answer, name);
    }

    private static Object said(Map<String, Object> answer, String name) {
        return Objects.requireNonNull(answer.get(name), name);
    }

    /** Also asks once, so that the first report does not wait for FEEL's many classes to be loaded. */
    private DmnDecision read() {
        try (InputStream file = Objects.requireNonNull(TriageRoute.class.getResourceAsStream(FILE), FILE)) {
            DmnDecision read = engine.parseDecision(DECISION, file);
            engine.evaluateDecision(read, variables(NOTHING_KNOWN));
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> variables(RouteQuestion question) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("identityMode", question.identityMode().name());
        variables.put(
                "categories", question.categories().stream().map(Enum::name).toList());
        variables.put("supportingGroups", question.supportingGroups());
        variables.put("peopleAffected", question.peopleAffected().name());
        variables.put("moneyAtStake", question.moneyAtStake().name());
        variables.put("rulesNotMet", question.rulesNotMet());
        variables.put("callInDaysLeft", question.callInDaysLeft());
        variables.put("daysSincePublished", question.daysSincePublished());
        variables.put("daysUntilEffect", question.daysUntilEffect());
        variables.put("judicialReviewDaysLeft", question.judicialReviewDaysLeft());
        variables.put("decisionDaysLeft", question.decisionDaysLeft());
        return variables;
    }
}

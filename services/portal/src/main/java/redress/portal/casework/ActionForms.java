package redress.portal.casework;

import static redress.portal.forms.Question.checkboxes;
import static redress.portal.forms.Question.date;
import static redress.portal.forms.Question.line;
import static redress.portal.forms.Question.longText;
import static redress.portal.forms.Question.radios;
import static redress.portal.forms.Question.select;
import static redress.portal.forms.Question.tick;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import redress.events.codes.AgreedAction;
import redress.events.codes.ExternalResult;
import redress.events.codes.ExternalRoute;
import redress.events.codes.Outcome;
import redress.events.codes.RemedyStatus;
import redress.events.codes.Severity;
import redress.events.codes.TriageResult;
import redress.events.codes.Urgency;
import redress.portal.casework.CaseDesk.PoolMember;
import redress.portal.forms.Answers;
import redress.portal.forms.Form;
import redress.portal.forms.FormJson;
import redress.portal.forms.Option;
import redress.portal.forms.Problem;
import redress.portal.forms.Question;
import redress.portal.pages.Words;

/** What each action on a case asks for. Whether it is possible, triage says. */
@Component
class ActionForms {

    private static final int PROMISES = 5;
    private static final Map<String, String> TITLES = Map.ofEntries(
            Map.entry("acknowledgement", "Acknowledge the report"),
            Map.entry("triage", "Decide the route"),
            Map.entry("reply", "Reply to the concern"),
            Map.entry("panel", "Form the panel"),
            Map.entry("mediation", "Record the mediation"),
            Map.entry("agreement", "Record the agreement"),
            Map.entry("actions", "Record what became of an agreed action"),
            Map.entry("outcome", "Record the outcome"),
            Map.entry("no-agreement", "Go on without an agreement"),
            Map.entry("closing", "Close the case"),
            Map.entry("external-steps", "Record a step outside the Compact"));

    private final Words words;

    /** What a form may offer beyond codes: people for a panel, undertakings at triage. */
    record Choices(List<PoolMember> pool, List<Option> undertakings) {}

    ActionForms(Words words) {
        this.words = words;
    }

    /** @param action the last part of the action's address; of a promised action {@code actions/…} */
    static String title(String action) {
        return TITLES.getOrDefault(kind(action), "");
    }

    Optional<Form> of(String action, CaseFile file, Choices choices) {
        String title = title(action);
        return Optional.ofNullable(
                switch (kind(action)) {
                    case "acknowledgement" ->
                        Form.of(title, longText("note", "Note for the case file (optional)", 2_000));
                    case "triage" -> triage(title, file, choices.undertakings());
                    case "reply" -> reply(title);
                    case "panel" -> panel(title, choices.pool());
                    case "mediation" -> mediation(title);
                    case "agreement" -> agreement(title);
                    case "actions" -> promise(title, file);
                    case "outcome" -> outcome(title, file);
                    case "closing" -> Form.of(title);
                    case "no-agreement" ->
                        Form.of(
                                title,
                                longText("reason", "Why is there no agreement?", 2_000)
                                        .hint("For the case file of the steering group only.")
                                        .required("Give the reason"));
                    case "external-steps" -> externalStep(title);
                    default -> null;
                });
    }

    /** What is filled in before anybody has typed: what the route table proposes. */
    Answers start(String action, CaseFile file) {
        CaseFile.Proposal proposal = file.proposal();
        if (!action.equals("triage") || proposal == null) {
            return Answers.none();
        }
        return new Answers(Map.of("undertakings", file.undertakings() == null ? List.of() : file.undertakings()))
                .with("severity", proposal.severity())
                .with("urgency", proposal.urgency());
    }

    Map<String, Object> json(String action, Form form, Answers answers, Choices choices) {
        Map<String, Object> json = FormJson.of(form, answers);
        if (action.equals("panel")) {
            json.remove("noConflict");
            json.put(
                    "members",
                    choices.pool().stream()
                            .filter(p -> answers.chose("members", p.personId()))
                            .map(p -> Map.<String, Object>of(
                                    "personId",
                                    p.personId(),
                                    "sector",
                                    p.sector() == null ? "" : p.sector(),
                                    "conflict",
                                    false))
                            .toList());
        }
        if (action.equals("triage")) {
            json.putIfAbsent("undertakings", List.of());
        }
        return json;
    }

    private Form triage(String title, CaseFile file, List<Option> undertakings) {
        List<Question> questions = new ArrayList<>(List.of(
                radios("result", "What is to be done with it?", options("TriageResult", TriageResult.values()))
                        .required("Choose what is to be done with it"),
                radios("severity", "How serious is it?", options("Severity", Severity.values()))
                        .required("Choose how grave it is"),
                radios("urgency", "Is it urgent?", options("Urgency", Urgency.values()))
                        .hint("Urgent: the decision can still be changed by quick action.")
                        .required("Choose whether it is urgent"),
                checkboxes("undertakings", "Which undertakings of the Compact does it concern?", undertakings)
                        .hint("Those that the report names are chosen. Up to 20.")
                        .atMost(20),
                longText("reason", "Why?", 5_000)
                        .hint("The reporter and, if it is accepted, the public body may be told the reason.")
                        .required("Give the reason")));
        if (Boolean.TRUE.equals(file.statementNeeded())) {
            questions.add(
                    longText("statementForBody", "What the public body is told", 5_000)
                            .hint(
                                    "The report itself is not shown to the public body: it sees this text only. Nothing in it may point to a reporter who is confidential."));
            questions.add(tick("wordingAgreed", "Agreed wording", "The reporter has agreed to this wording"));
        }
        return new Form(title, questions, List.of((answers, today) -> {
            if (!Boolean.TRUE.equals(file.statementNeeded()) || !answers.chose("result", "ACCEPT")) {
                return List.of();
            }
            List<Problem> missing = new ArrayList<>();
            if (!answers.has("statementForBody")) {
                missing.add(new Problem("statementForBody", "Write what the public body is told"));
            }
            if (!answers.chose("wordingAgreed", "yes")) {
                missing.add(new Problem("wordingAgreed", "The reporter has to agree to the wording first"));
            }
            return missing;
        }));
    }

    private Form reply(String title) {
        return Form.of(
                title,
                radios(
                                "position",
                                "What is the public body’s position?",
                                Stream.of("ACCEPTS", "EXPLAINS", "DISPUTES")
                                        .map(p -> Option.of(p, words.of("Position", p)))
                                        .toList())
                        .required("Choose the public body’s position"),
                longText("text", "Reply", 10_000).required("Write the reply"),
                longText("proposes", "What the public body offers to do (optional)", 5_000));
    }

    private Form panel(String title, List<PoolMember> pool) {
        List<Option> options = pool.stream()
                .map(p -> Option.of(p.personId(), p.name()).under(words.of("Sector", p.sector())))
                .sorted((a, b) -> String.valueOf(a.group()).compareTo(String.valueOf(b.group())))
                .toList();
        return Form.of(
                        title,
                        checkboxes("members", "Who sits on the panel?", options)
                                .hint("Equal numbers from both sectors, up to 3 each.")
                                .required("Choose the members of the panel")
                                .atMost(6),
                        tick(
                                        "noConflict",
                                        "Conflicts of interest",
                                        "Each of them has been asked about ties to either side in the last 3 years and has none")
                                .required("Ask each of them about conflicts of interest first"),
                        line("mediator", "Mediator, if there is one (optional)", 120))
                .and((answers, today) -> {
                    long statutory = count(pool, answers, "STATUTORY");
                    long voluntary = count(pool, answers, "VCS");
                    return statutory == voluntary && statutory <= 3
                            ? List.of()
                            : List.of(new Problem(
                                    "members", "Choose as many from one sector as from the other, up to 3 each"));
                });
    }

    private static long count(List<PoolMember> pool, Answers answers, String sector) {
        return pool.stream()
                .filter(p -> sector.equals(p.sector()) && answers.chose("members", p.personId()))
                .count();
    }

    private Form mediation(String title) {
        return Form.of(
                        title,
                        radios(
                                        "result",
                                        "How did it end?",
                                        Stream.of("AGREEMENT", "NO_AGREEMENT")
                                                .map(r -> Option.of(r, words.of("MediationResult", r)))
                                                .toList())
                                .required("Choose how it ended"),
                        date("heldOn", "Last meeting, if there was one")
                                .hint("For example, 27 3 2026. Needed where terms were found")
                                .called("Last meeting"),
                        longText("note", "Note for the case file (optional)", 5_000))
                .and((answers, today) -> answers.chose("result", "AGREEMENT") && !answers.hasDate("heldOn")
                        ? List.of(new Problem("heldOn", "Enter the day of the last meeting"))
                        : List.of());
    }

    private Form agreement(String title) {
        List<Question> questions = new ArrayList<>();
        questions.add(longText("text", "What was agreed", 10_000).required("Write what was agreed"));
        for (int i = 0; i < PROMISES; i++) {
            String name = "actions[" + i + "].";
            String number = "Action " + (i + 1);
            Question kind = select(
                    name + "action",
                    number + (i == 0 ? "" : " (optional)"),
                    options("AgreedAction", AgreedAction.values()));
            questions.add(i == 0 ? kind.required("Choose at least one action") : kind);
            questions.add(line(name + "detail", number + ": what exactly", 500));
            questions.add(date(name + "dueOn", number + ": by when")
                    .hint("The day of the later signature, or a day after it"));
        }
        questions.add(date("signedByBodyOn", "Signed by the public body on")
                .required("Enter the day on which the public body signed"));
        questions.add(
                date("signedByGroupOn", "Signed by the group on").required("Enter the day on which the group signed"));
        return new Form(title, questions, List.of((answers, today) -> {
            List<Problem> found = new ArrayList<>();
            for (int i = 0; i < PROMISES; i++) {
                String name = "actions[" + i + "].";
                if (answers.has(name + "action") && !answers.hasDate(name + "dueOn")) {
                    found.add(new Problem(name + "dueOn", "Enter by when action " + (i + 1) + " is to be done"));
                }
                if (answers.has(name + "action") && !answers.has(name + "detail")) {
                    found.add(new Problem(name + "detail", "Say what exactly is to be done as action " + (i + 1)));
                }
                if (!answers.has(name + "action")
                        && (answers.has(name + "detail") || answers.hasDate(name + "dueOn"))) {
                    found.add(new Problem(name + "action", "Choose what kind action " + (i + 1) + " is"));
                }
            }
            return found;
        }));
    }

    private Form promise(String title, CaseFile file) {
        return Form.of(
                title,
                radios(
                                "status",
                                "What became of it?",
                                options("RemedyStatus", RemedyStatus.values()).stream()
                                        .filter(o -> !o.value().equals(RemedyStatus.NOT_DUE.name()))
                                        .toList())
                        .required("Choose what became of it"),
                date("recordedOn", "Day on which this was seen").required("Enter the day on which this was seen"),
                longText("evidence", "What shows it (optional)", 2_000).hint(readers(file)));
    }

    private Form outcome(String title, CaseFile file) {
        return Form.of(
                title,
                checkboxes("outcomes", "What came of it?", options("Outcome", Outcome.values()))
                        .required("Choose at least one outcome"),
                longText("summary", "Summary", 5_000).hint(readers(file)).required("Write a summary"));
    }

    /** Who reads an officer's words: of a case that was put to the body it too, unless the reporter did not want it to see the report. */
    private static String readers(CaseFile file) {
        boolean putToBody = file.triage() != null && file.triage().result().equals("ACCEPT");
        return putToBody && Boolean.FALSE.equals(file.statementNeeded())
                ? "The steering group, the panel and the public body can read this."
                : "The steering group and the panel can read this. The public body does not see it.";
    }

    private Form externalStep(String title) {
        return Form.of(
                title,
                radios("route", "Which route?", options("ExternalRoute", ExternalRoute.values()))
                        .required("Choose the route"),
                radios("result", "What came of it?", options("ExternalResult", ExternalResult.values()))
                        .required("Choose what came of it"),
                date("happenedOn", "When did it happen?").required("Enter the day"),
                longText("note", "Note (optional)", 2_000));
    }

    private List<Option> options(String list, Enum<?>... codes) {
        return Stream.of(codes)
                .filter(c -> !c.name().equals("UNKNOWN"))
                .map(c -> Option.of(c.name(), words.of(list, c)))
                .toList();
    }

    private static String kind(String action) {
        return action.startsWith("actions/") ? "actions" : action;
    }
}

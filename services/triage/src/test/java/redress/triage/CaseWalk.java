package redress.triage;

import static redress.triage.RunningTriage.token;
import static redress.triage.Steps.act;
import static redress.triage.Steps.done;
import static redress.triage.Steps.opened;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assertions;
import redress.events.codes.Stage;
import redress.events.intake.ReportSubmitted;
import redress.platform.time.SettableClock;
import redress.triage.access.Role;
import redress.triage.access.Somebody;
import redress.triage.deadlines.WorkingDays;

/** Leads a case of a report of some mode over HTTP through all that it can come to, with a look at each place. */
final class CaseWalk {

    private static final RunningTriage TRIAGE = RunningTriage.shared();

    /** Who acts in each role. */
    static final Map<Role, String> TOKENS = new EnumMap<>(Map.of(
            Role.OFFICER, tokenOf(Somebody.OFFICER),
            Role.CHAIR, tokenOf(Somebody.CHAIR),
            Role.PANEL, tokenOf(Somebody.SEATED),
            Role.BODY, tokenOf(Somebody.CONTACT)));

    /**
     * Where a case stands.
     *
     * @param told whether it was put to the body
     * @param seated whether its panel was formed
     */
    record Place(String caseId, Mode mode, Stage stage, boolean told, boolean seated) {

        boolean isIn(Role role) {
            return switch (role) {
                case OFFICER, CHAIR -> true;
                case PANEL -> seated;
                case BODY -> told;
            };
        }
    }

    private final String id;
    private final Mode mode;
    private final Consumer<Place> look;
    private boolean told;
    private boolean seated;

    private CaseWalk(Mode mode, Consumer<Place> look) {
        ReportSubmitted report = report(mode);
        TRIAGE.publish(report);
        this.id = opened(report);
        this.mode = mode;
        this.look = look;
        look("ACKNOWLEDGEMENT");
    }

    static String tokenOf(Somebody who) {
        return token(who.personId(), who.grants().toArray(String[]::new));
    }

    static ReportSubmitted report(Mode mode) {
        return SampleReports.of(
                mode.identity,
                mode.shareWithBody,
                TRIAGE.bean(SettableClock.class).instant());
    }

    /** To its end, by an agreement whose last day no calendar knows yet. @return the id of the case */
    static String toAnAgreement(Mode mode, Consumer<Place> look) {
        CaseWalk walk = new CaseWalk(mode, look);
        walk.toTheAgreement();
        LocalDate today = today();
        String action = done(
                        walk.by(
                                Role.OFFICER,
                                "agreement",
                                "{'text':'Text','signedByBodyOn':'" + today + "','signedByGroupOn':'" + today
                                        + "','actions':[{'action':'CONSULT','detail':'Detail','dueOn':'2031-03-03'}]}"),
                        "REMEDY")
                .at("/actions/0/actionId")
                .asString();
        walk.look("REMEDY");
        walk.go("actions/" + action, "{'status':'KEPT','recordedOn':'" + today + "','evidence':'Evidence'}", "OUTCOME");
        return walk.end();
    }

    /** To its end, without an agreement. */
    static String withoutAgreement(Mode mode, Consumer<Place> look) {
        CaseWalk walk = new CaseWalk(mode, look);
        walk.toTheAgreement();
        walk.go("no-agreement", "{'reason':'Reason'}", "OUTCOME");
        return walk.end();
    }

    /** Of an anonymous report, which is kept as evidence. */
    static void asEvidence(Mode mode, Consumer<Place> look) {
        CaseWalk walk = new CaseWalk(mode, look);
        walk.go("acknowledgement", "{'note':'A note'}", "TRIAGE");
        Assertions.assertEquals(
                422, walk.by(Role.OFFICER, "triage", walk.decision("ACCEPT")).status(), "put to the body");
        walk.go("triage", walk.decision("EVIDENCE_ONLY"), "CLOSED");
    }

    private void toTheAgreement() {
        go("acknowledgement", "{'note':'A note'}", "TRIAGE");
        go(
                "external-steps",
                "{'route':'CALL_IN','result':'PENDING','happenedOn':'2026-01-02','note':'A note'}",
                "TRIAGE");
        told = true;
        go("triage", decision("ACCEPT"), "REPLY");
        done(by(Role.BODY, "extension", "{'reason':'Reason'}"), "REPLY");
        go("extension-decision", "{'state':'GRANTED','answer':'An answer'}", "REPLY");
        go("reply", "{'text':'Text','position':'EXPLAINS'}", "PANEL");
        seated = true;
        go(
                "panel",
                "{'members':[{'personId':'" + Somebody.SEATED.personId()
                        + "','sector':'STATUTORY','conflict':false},"
                        + "{'personId':'sample-thurrock-member-3','sector':'VCS','conflict':false}]}",
                "MEDIATION");
        go("mediation", "{'result':'AGREEMENT','heldOn':'" + today() + "','note':'A note'}", "AGREEMENT");
    }

    private String decision(String result) {
        return "{'result':'" + result + "','severity':'SINGLE_GROUP','urgency':'NORMAL','undertakings':['NC10-2.4'],"
                + "'reason':'The reason'"
                + (Mode.MEDIATED.contains(mode) ? ",'statementForBody':'A statement','wordingAgreed':true" : "") + "}";
    }

    private String end() {
        go("outcome", "{'outcomes':['FUNDING_KEPT'],'summary':'Summary'}", "CLOSING");
        go("closing", "{}", "CLOSED");
        return id;
    }

    private void go(String move, String form, String stage) {
        done(by(Role.OFFICER, move, form), stage);
        look(stage);
    }

    private RunningTriage.Answer by(Role role, String move, String form) {
        return act(id, move, TOKENS.get(role), form.replace('\'', '"'));
    }

    private void look(String stage) {
        look.accept(new Place(id, mode, Stage.valueOf(stage), told, seated));
    }

    private static LocalDate today() {
        return WorkingDays.dayOf(TRIAGE.bean(SettableClock.class).instant());
    }
}

package redress.triage.casework;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import redress.platform.security.Caller;
import redress.triage.cases.CaseAction;
import redress.triage.cases.Decision;
import redress.triage.cases.ExternalStep;
import redress.triage.cases.Reply;
import redress.triage.casework.Forms.AcknowledgementForm;
import redress.triage.casework.Forms.ActionForm;
import redress.triage.casework.Forms.AgreementForm;
import redress.triage.casework.Forms.ClosingForm;
import redress.triage.casework.Forms.ExternalStepForm;
import redress.triage.casework.Forms.MediationForm;
import redress.triage.casework.Forms.NoAgreementForm;
import redress.triage.casework.Forms.OutcomeForm;
import redress.triage.casework.Forms.PanelForm;
import redress.triage.casework.Forms.ReplyForm;
import redress.triage.casework.Forms.TriageForm;
import redress.triage.mediation.Agreement;
import redress.triage.mediation.Mediation;
import redress.triage.panel.Composition;
import redress.triage.panel.Composition.Candidate;
import redress.triage.panel.Panel;
import redress.triage.panel.People;
import redress.triage.process.BreachCaseProcess;
import redress.triage.remedy.Promise;

/** A case and everything that is done with it: one action, one request. Each answers with the case as it then stands. */
@RestController
@RequestMapping(path = "/api/cases/{caseId}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "triage")
class CaseController {

    static final String UUID = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$";
    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
    private static final String SVG = "image/svg+xml";

    private final CaseRoom room;
    private final People people;
    private final BreachCaseProcess process;

    CaseController(CaseRoom room, People people, BreachCaseProcess process) {
        this.room = room;
        this.people = people;
        this.process = process;
    }

    @GetMapping
    @Operation(
            operationId = "readCase",
            summary = "A case, as far as it is yours to see, and what you can do with it now")
    ResponseEntity<CaseView> read(@PathVariable @Pattern(regexp = UUID) String caseId, Caller caller) {
        return answer(room.view(caseId, caller));
    }

    @GetMapping(path = "/diagram", produces = SVG)
    @Operation(
            operationId = "readCaseDiagram",
            summary = "The process as a picture, with the place where the case stands")
    ResponseEntity<String> diagram(@PathVariable @Pattern(regexp = UUID) String caseId, Caller caller) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType(SVG + ";charset=UTF-8"))
                .body(process.picture(caseId, room.file(caseId, caller).stage()));
    }

    @PostMapping(path = "/acknowledgement", consumes = JSON)
    @Operation(operationId = "acknowledgeCase", summary = "Acknowledge the report")
    ResponseEntity<CaseView> acknowledge(
            @PathVariable @Pattern(regexp = UUID) String caseId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody AcknowledgementForm form,
            Caller caller) {
        return answer(room.act(
                CaseAction.ACKNOWLEDGEMENT,
                caseId,
                caller,
                ifMatch,
                (it, now) -> it.acknowledge(form.note(), caller.subject(), now)));
    }

    @PostMapping(path = "/triage", consumes = JSON)
    @Operation(operationId = "triageCase", summary = "Decide the route")
    ResponseEntity<CaseView> triage(
            @PathVariable @Pattern(regexp = UUID) String caseId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody TriageForm form,
            Caller caller) {
        room.check().once("undertakings", form.undertakings()).done();
        Decision decision = new Decision(
                form.result(),
                form.severity(),
                form.urgency(),
                form.undertakings(),
                form.reason(),
                form.statementForBody(),
                Boolean.TRUE.equals(form.wordingAgreed()));
        return answer(room.act(
                CaseAction.TRIAGE, caseId, caller, ifMatch, (it, now) -> it.triage(decision, caller.subject(), now)));
    }

    @PostMapping(path = "/reply", consumes = JSON)
    @Operation(operationId = "replyToCase", summary = "Reply for the body")
    ResponseEntity<CaseView> reply(
            @PathVariable @Pattern(regexp = UUID) String caseId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody ReplyForm form,
            Caller caller) {
        Reply reply = new Reply(form.text(), form.position(), form.proposes());
        return answer(room.act(
                CaseAction.REPLY, caseId, caller, ifMatch, (it, now) -> it.reply(reply, caller.subject(), now)));
    }

    @PostMapping(path = "/panel", consumes = JSON)
    @Operation(
            operationId = "formPanel",
            summary = "Form the panel",
            description =
                    "As many members of one sector as of the other, one to three of each, all from the Compact's pool, none with a "
                            + "conflict of interest.")
    ResponseEntity<CaseView> panel(
            @PathVariable @Pattern(regexp = UUID) String caseId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody PanelForm form,
            Caller caller) {
        List<People.Member> pool = people.pool(room.file(caseId, caller).about().compactId());
        List<Candidate> candidates = form.members().stream()
                .map(member -> new Candidate(member.personId(), member.sector(), member.conflict()))
                .toList();
        return answer(room.act(CaseAction.PANEL, caseId, caller, ifMatch, (it, now) -> {
            room.check()
                    .all(Composition.check(candidates, pool, it.file().about().bodyId()))
                    .done();
            List<Panel.Seat> seats = form.members().stream()
                    .map(member -> new Panel.Seat(member.personId(), member.sector()))
                    .toList();
            it.formPanel(new Panel(seats, form.mediator()), caller.subject(), now);
        }));
    }

    @PostMapping(path = "/mediation", consumes = JSON)
    @Operation(
            operationId = "recordMediation",
            summary = "Record how mediation ended",
            description = "Without an agreement also where the sides never met.")
    ResponseEntity<CaseView> mediation(
            @PathVariable @Pattern(regexp = UUID) String caseId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody MediationForm form,
            Caller caller) {
        Check check = room.check();
        if (form.heldOn() != null) {
            check.past("heldOn", form.heldOn());
        } else {
            check.holds(form.result() != Mediation.Result.AGREEMENT, "heldOn", "Enter the day of the last meeting.");
        }
        check.done();
        Mediation mediation = new Mediation(form.result(), form.heldOn(), form.note());
        return answer(room.act(
                CaseAction.MEDIATION,
                caseId,
                caller,
                ifMatch,
                (it, now) -> it.mediate(mediation, caller.subject(), now)));
    }

    @PostMapping(path = "/agreement", consumes = JSON)
    @Operation(
            operationId = "recordAgreement",
            summary = "Record the signed agreement and what it promises",
            description = "Every action is due on the day of the later signature or after it.")
    ResponseEntity<CaseView> agreement(
            @PathVariable @Pattern(regexp = UUID) String caseId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody AgreementForm form,
            Caller caller) {
        Check check = room.check()
                .past("signedByBodyOn", form.signedByBodyOn())
                .past("signedByGroupOn", form.signedByGroupOn());
        Agreement agreement = new Agreement(form.text(), form.signedByBodyOn(), form.signedByGroupOn());
        for (int i = 0; i < form.actions().size(); i++) {
            check.promised("actions[" + i + "].dueOn", form.actions().get(i).dueOn(), agreement.signedOn());
        }
        check.done();
        List<Promise> promises = form.actions().stream()
                .map(action -> Promise.made(CaseRoom.newId(), action.action(), action.detail(), action.dueOn()))
                .toList();
        return answer(room.act(
                CaseAction.AGREEMENT,
                caseId,
                caller,
                ifMatch,
                (it, now) -> it.agree(agreement, promises, caller.subject(), now)));
    }

    @PostMapping(path = "/actions/{actionId}", consumes = JSON)
    @Operation(
            operationId = "recordAction",
            summary = "Record what became of a promised action",
            description = "When every action is recorded, the case goes on to its outcome.")
    ResponseEntity<CaseView> action(
            @PathVariable @Pattern(regexp = UUID) String caseId,
            @PathVariable @Pattern(regexp = UUID) String actionId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody ActionForm form,
            Caller caller) {
        room.check()
                .past("recordedOn", form.recordedOn())
                .holds(
                        form.status() != redress.events.codes.RemedyStatus.NOT_DUE,
                        "status",
                        "Choose what became of it: KEPT, PARTLY or NOT_KEPT.")
                .done();
        return answer(room.act(
                CaseAction.RECORD_PROMISE,
                caseId,
                caller,
                ifMatch,
                (it, now) -> it.recordPromise(
                        actionId, form.status(), form.recordedOn(), form.evidence(), caller.subject(), now)));
    }

    @PostMapping(path = "/outcome", consumes = JSON)
    @Operation(
            operationId = "recordOutcome",
            summary = "Record the outcome, or correct it",
            description =
                    "Possible also after the case was closed, when something becomes known later. Sending again what is recorded "
                            + "changes nothing.")
    ResponseEntity<CaseView> outcome(
            @PathVariable @Pattern(regexp = UUID) String caseId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody OutcomeForm form,
            Caller caller) {
        room.check().once("outcomes", form.outcomes()).done();
        return answer(room.act(
                CaseAction.OUTCOME,
                caseId,
                caller,
                ifMatch,
                (it, now) -> it.recordOutcome(form.outcomes(), form.summary(), caller.subject(), now)));
    }

    @PostMapping(path = "/no-agreement", consumes = JSON)
    @Operation(
            operationId = "endWithoutAgreement",
            summary = "Go on without an agreement",
            description = "Where no panel can be formed, or one side does not sign. The outcome is recorded next.")
    ResponseEntity<CaseView> endWithoutAgreement(
            @PathVariable @Pattern(regexp = UUID) String caseId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody NoAgreementForm form,
            Caller caller) {
        return answer(room.act(
                CaseAction.NO_AGREEMENT,
                caseId,
                caller,
                ifMatch,
                (it, now) -> it.endWithoutAgreement(form.reason(), caller.subject(), now)));
    }

    @PostMapping(path = "/closing", consumes = JSON)
    @Operation(operationId = "closeCase", summary = "Close the case")
    ResponseEntity<CaseView> close(
            @PathVariable @Pattern(regexp = UUID) String caseId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody ClosingForm form,
            Caller caller) {
        return answer(room.act(CaseAction.CLOSING, caseId, caller, ifMatch, (it, now) -> it.finish(caller.subject())));
    }

    @PostMapping(path = "/external-steps", consumes = JSON)
    @Operation(
            operationId = "recordExternalStep",
            summary = "Record a step outside the Compact, such as a call-in",
            description =
                    "Possible at any time; it never changes the stage. Sending again what is recorded changes nothing.")
    ResponseEntity<CaseView> externalStep(
            @PathVariable @Pattern(regexp = UUID) String caseId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody ExternalStepForm form,
            Caller caller) {
        room.check().past("happenedOn", form.happenedOn()).done();
        ExternalStep step = new ExternalStep(form.route(), form.result(), form.happenedOn(), form.note());
        return answer(room.act(
                CaseAction.EXTERNAL_STEP,
                caseId,
                caller,
                ifMatch,
                (it, now) -> it.recordExternalStep(step, caller.subject(), now)));
    }

    private static ResponseEntity<CaseView> answer(CaseView view) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view);
    }
}

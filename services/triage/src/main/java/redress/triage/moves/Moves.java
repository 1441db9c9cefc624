package redress.triage.moves;

import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import redress.events.codes.Stage;
import redress.platform.problems.Refusal;
import redress.platform.problems.Refusal.FieldError;
import redress.platform.security.Caller;
import redress.platform.securitylog.RequestNotes;
import redress.triage.access.Access;
import redress.triage.access.Role;
import redress.triage.cases.Case;
import redress.triage.cases.CaseDesk;
import redress.triage.cases.CaseRefused;
import redress.triage.cases.NoSuchCase;
import redress.triage.deadlines.WorkingDays;
import redress.triage.forms.Need;
import redress.triage.view.CaseView;
import redress.triage.view.CaseViews;

/**
 * Makes moves. Whether somebody may is asked before the form is read: a stranger is told that there is no such case, whatever was sent, and
 * costs no more than the question. It is asked again once the case is locked.
 */
@Component
class Moves {

    private static final Pattern VERSION = Pattern.compile("(?:W/)?\"?(\\d{1,18})\"?");

    private final MoveTable table;
    private final MoveForms forms;
    private final CaseDesk desk;
    private final Access access;
    private final CaseViews views;
    private final Clock clock;

    Moves(MoveTable table, MoveForms forms, CaseDesk desk, Access access, CaseViews views, Clock clock) {
        this.table = table;
        this.forms = forms;
        this.desk = desk;
        this.access = access;
        this.views = views;
        this.clock = clock;
    }

    /**
     * @param ifMatch the version that the caller has seen, if the caller cares
     * @return the case as it then stands
     */
    CaseView make(
            String name,
            String caseId,
            @Nullable String thing,
            Caller caller,
            @Nullable String ifMatch,
            InputStream body) {
        Move<?> move = find(name, thing);
        RequestNotes.operation(move.operationId());
        return make(move, whereItIsFor(move, caseId, thing, caller), caller, version(ifMatch), body);
    }

    /** What a move asks for in a case, also while it is not possible: anyone who has begun to fill it in goes on seeing it. */
    MoveFormView form(String name, String caseId, @Nullable String thing, Caller caller) {
        Move<?> move = find(name, thing);
        RequestNotes.operation(move.formOperationId());
        move.before().accept(whereItIsFor(move, caseId, thing, caller).compactId());
        return desk.read(caseId, it -> {
                    mustBeFor(move, roleOf(caller, it));
                    return new MoveFormView(move.fields(it));
                })
                .orElseThrow(Access::notFound);
    }

    private Move<?> find(String name, @Nullable String thing) {
        return table.find(name)
                .filter(found -> (found.things() == null) == (thing == null))
                .orElseThrow(() ->
                        Refusal.of(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is nothing here. Check the address."));
    }

    private Where whereItIsFor(Move<?> move, String caseId, @Nullable String thing, Caller caller) {
        access.prepare(caller);
        return desk.glance(caseId, it -> {
                    mustBeFor(move, roleOf(caller, it));
                    return new Where(caseId, it.about().compactId(), thing, move.needs(it));
                })
                .orElseThrow(Access::notFound);
    }

    record Where(String caseId, String compactId, @Nullable String thing, List<Need> needs) {}

    private <F> CaseView make(Move<F> move, Where where, Caller caller, @Nullable Long expected, InputStream body) {
        F form = forms.read(move.form(), body);
        Check check = new Check(WorkingDays.dayOf(clock.instant()));
        move.check().accept(form, check);
        check.all(Need.unmet(where.needs(), form)).done();
        // The form may have come slowly.
        access.prepare(caller);
        move.before().accept(where.compactId());
        Role[] role = new Role[1];
        try {
            Case moved = desk.act(where.caseId(), (it, now) -> {
                role[0] = roleOf(caller, it);
                mustBeFor(move, role[0]);
                if (expected != null && expected != it.version()) {
                    throw changed();
                }
                move.make(it, form, new Act(caller.subject(), role[0], now, where.thing()));
            });
            return views.of(moved, caller.subject(), role[0]);
        } catch (NoSuchCase e) {
            throw Access.notFound();
        } catch (MoveNotPossible e) {
            throw notPossible(e.it(), role[0]);
        } catch (CaseRefused e) {
            throw Refusal.fields(List.of(new FieldError(e.field(), String.valueOf(e.getMessage()))));
        } catch (ConcurrencyFailureException e) {
            throw changed();
        }
    }

    private Role roleOf(Caller caller, Case it) {
        return access.roleOf(caller, it).orElseThrow(Access::notFound);
    }

    private static void mustBeFor(Move<?> move, Role role) {
        if (!move.isFor(role)) {
            throw Refusal.of(HttpStatus.FORBIDDEN, "NOT_YOURS_TO_DO", "This is for somebody else to do.");
        }
    }

    private static @Nullable Long version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return null;
        }
        Matcher version = VERSION.matcher(ifMatch.strip());
        if (!version.matches()) {
            throw Refusal.of(
                    HttpStatus.BAD_REQUEST,
                    "IF_MATCH_UNREADABLE",
                    "Give as If-Match the version of the case, such as \"7\".");
        }
        return Long.valueOf(version.group(1));
    }

    private Refusal notPossible(Case it, Role role) {
        Stage stage = it.stage();
        String possible = table.in(stage)
                .filter(move -> move.isFor(role) && move.isOpen(it))
                .map(Move::name)
                .collect(Collectors.joining(", "));
        String stands = stage == Stage.CLOSED ? "The case is closed" : "The case stands in " + stage;
        return Refusal.of(
                HttpStatus.CONFLICT,
                "ACTION_NOT_POSSIBLE",
                stands + ". Possible for you now: " + (possible.isEmpty() ? "nothing" : possible) + ".");
    }

    private static Refusal changed() {
        return Refusal.of(
                HttpStatus.CONFLICT,
                "CASE_HAS_CHANGED",
                "The case has changed since you looked. Nothing was done; look again.");
    }
}

package redress.triage.casework;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import redress.events.codes.Stage;
import redress.platform.security.Caller;
import redress.platform.web.Refusal;
import redress.platform.web.Refusal.FieldError;
import redress.triage.cases.ActionNotPossible;
import redress.triage.cases.Case;
import redress.triage.cases.CaseAction;
import redress.triage.cases.CaseDesk;
import redress.triage.cases.CaseFile;
import redress.triage.cases.CaseRefused;
import redress.triage.cases.NoSuchCase;
import redress.triage.deadlines.WorkingDays;
import redress.triage.panel.People;

/** Lets a caller see a case and act on it, as far as the caller's part in it goes. A case of others does not exist for the caller. */
@Component
class CaseRoom {

    private static final Pattern VERSION = Pattern.compile("(?:W/)?\"?(\\d{1,18})\"?");

    private final CaseDesk desk;
    private final People people;
    private final Clock clock;

    CaseRoom(CaseDesk desk, People people, Clock clock) {
        this.desk = desk;
        this.people = people;
        this.clock = clock;
    }

    static String newId() {
        return UuidCreator.getTimeOrderedEpoch().toString();
    }

    Check check() {
        return new Check(WorkingDays.dayOf(clock.instant()));
    }

    CaseView view(String caseId, Caller caller) {
        CaseFile file = file(caseId, caller);
        return CaseViews.of(file, part(caller, file));
    }

    /** @throws Refusal if the caller may not see it */
    CaseFile file(String caseId, Caller caller) {
        CaseFile file = desk.find(caseId).orElseThrow(CaseRoom::notFound);
        part(caller, file);
        return file;
    }

    /** @throws Refusal if the caller may not see the case, or may never do this with it */
    void mustBeAllowed(CaseAction action, String caseId, Caller caller) {
        CaseFile file = desk.find(caseId).orElseThrow(CaseRoom::notFound);
        mustDo(part(caller, file), action);
    }

    private static void mustDo(Part part, CaseAction action) {
        if (!part.mayDo(action)) {
            throw Refusal.of(HttpStatus.FORBIDDEN, "NOT_YOURS_TO_DO", "This is for somebody else to do.");
        }
    }

    /**
     * @param ifMatch the version that the caller has seen, if the caller cares
     * @return the case as it then stands
     */
    CaseView act(
            CaseAction action, String caseId, Caller caller, @Nullable String ifMatch, BiConsumer<Case, Instant> does) {
        Long expected = version(ifMatch);
        if (Part.national(caller)) {
            // Asked before the case is locked; the answer is kept.
            people.hasSteeringGroup("");
        }
        Part[] part = new Part[1];
        try {
            CaseFile file = desk.act(caseId, (it, now) -> {
                part[0] = part(caller, it.file());
                mustDo(part[0], action);
                if (expected != null && expected != it.file().version()) {
                    throw changed();
                }
                does.accept(it, now);
            });
            return CaseViews.of(file, part[0]);
        } catch (NoSuchCase e) {
            throw notFound();
        } catch (ActionNotPossible e) {
            throw notPossible(e, part[0]);
        } catch (CaseRefused e) {
            throw Refusal.fields(java.util.List.of(new FieldError(e.field(), String.valueOf(e.getMessage()))));
        } catch (ConcurrencyFailureException e) {
            throw changed();
        }
    }

    private Part part(Caller caller, CaseFile file) {
        return Part.of(
                        caller,
                        file,
                        compact ->
                                !people.hasSteeringGroup(compact, file.about().bodyId()))
                .orElseThrow(CaseRoom::notFound);
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

    private static Refusal notPossible(ActionNotPossible e, Part part) {
        String possible =
                e.possible().stream().filter(part::mayDo).map(CaseAction::path).collect(Collectors.joining(", "));
        String stands = e.stage() == Stage.CLOSED ? "The case is closed" : "The case stands in " + e.stage();
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

    private static Refusal notFound() {
        return Refusal.of(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is no such case, or it is not yours to see.");
    }
}

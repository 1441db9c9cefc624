package redress.triage;

import static redress.triage.AccessDocument.NO;
import static redress.triage.AccessDocument.ONCE_TOLD;
import static redress.triage.AccessDocument.UNKNOWN_KIND;
import static redress.triage.AccessDocument.YES;
import static redress.triage.AccessDocument.code;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import redress.testkit.documents.GeneratedPart;
import redress.triage.access.Role;
import redress.triage.access.SampleAccess;
import redress.triage.access.Somebody;
import redress.triage.cases.Case;
import redress.triage.cases.CaseRefused;
import redress.triage.cases.SampleCases;
import redress.triage.moves.SampleMoves;
import redress.triage.timeline.Kind;
import redress.triage.view.SampleViews;
import redress.triage.view.Slice;

/**
 * Writes the tables of {@code docs/access.md} on cases from the rules that triage executes. Nothing is said of a new role, move, slice or
 * kind here: it comes into its table by itself, and the build fails until somebody has looked at the row.
 */
class AccessDocumentTest {

    private static final Set<Mode> MEDIATED = EnumSet.copyOf(Mode.MEDIATED);

    private static final String ADVICE =
            "not what triage executes. Look at the rows that differ: is this who is meant to see or do it? Then write it anew:"
                    + " mvn -pl services/triage -am -Dtest=AccessDocumentTest -Dsurefire.failIfNoSpecifiedTests=false"
                    + " -Dredress.docs.update=true test";

    @Test
    void saysWhoIsWhat() {
        Case before = SampleCases.fresh(Mode.SHARED.identity, true);
        Case after = SampleCases.accepted(Mode.SHARED.identity, true);
        AccessDocument.PEOPLE.mustBe(
                GeneratedPart.table(
                        List.of("who", "before the body was told", "after"),
                        Stream.of(Somebody.values())
                                .map(who -> List.of(who.words(), role(who, before), role(who, after)))
                                .toList()),
                ADVICE);
    }

    private static String role(Somebody who, Case it) {
        return SampleAccess.role(who, it).map(AccessDocumentTest::words).orElse(NO);
    }

    private static String words(String role) {
        return role.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Test
    void saysForWhomACaseExists() {
        AccessDocument.EXISTENCE.mustBe(
                GeneratedPart.table(
                        List.of("report", "before the body was told", "after"),
                        Mode.all()
                                .map(mode -> List.of(
                                        mode.words(),
                                        roles(SampleCases.fresh(mode.identity, mode.shareWithBody)),
                                        accepted(mode)
                                                .map(AccessDocumentTest::roles)
                                                .orElse("the body is never told")))
                                .toList()),
                ADVICE);
    }

    private static String roles(Case it) {
        Set<String> roles = new LinkedHashSet<>();
        Stream.of(Role.values())
                .filter(role -> Stream.of(Somebody.values())
                        .anyMatch(who -> SampleAccess.role(who, it).equals(Optional.of(role.name()))))
                .forEach(role -> roles.add(AccessDocument.words(role)));
        return String.join(", ", roles);
    }

    @Test
    void saysWhoMayDoWhat() {
        AccessDocument.MOVES.mustBe(
                GeneratedPart.table(
                        AccessDocument.heads("move", "stages"),
                        SampleMoves.all().stream()
                                .map(move -> row(
                                        code(move.name() + (move.things() == null ? "" : "/{thingId}")),
                                        role -> move.isFor(role) ? YES : NO,
                                        AccessDocument.stages(move::possibleIn)))
                                .toList()),
                ADVICE);
    }

    @Test
    void saysWhoSeesWhatOfACase() {
        Map<Role, Map<Mode, Set<String>>> seen = new EnumMap<>(Role.class);
        Stream.of(Role.values()).forEach(role -> seen.put(role, members(role)));
        List<List<String>> rows = new ArrayList<>();
        for (Slice slice : SampleViews.slices()) {
            Function<Role, Set<Mode>> whole =
                    role -> modes(existing(role), mode -> SampleViews.allows(slice, sample(mode), role));
            rows.add(row(code(slice.name()), role -> AccessDocument.cell(whole.apply(role), existing(role))));
            for (String part : parts(slice.name(), seen)) {
                Function<Role, Set<Mode>> own =
                        role -> modes(MEDIATED, mode -> seen.get(role).get(mode).contains(part));
                if (Stream.of(Role.values())
                        .anyMatch(role -> !own.apply(role).equals(modes(MEDIATED, whole.apply(role)::contains)))) {
                    rows.add(row(code(part), role -> AccessDocument.cell(own.apply(role), MEDIATED)));
                }
            }
        }
        AccessDocument.MEMBERS.mustBe(GeneratedPart.table(AccessDocument.heads("member"), together(rows)), ADVICE);
    }

    /** Neighbours that are seen alike share a row. */
    private static List<List<String>> together(List<List<String>> rows) {
        List<List<String>> fewer = new ArrayList<>();
        for (List<String> row : rows) {
            int last = fewer.size() - 1;
            if (last >= 0 && cells(fewer.get(last)).equals(cells(row))) {
                row.set(0, fewer.remove(last).get(0) + AccessDocument.AND + row.get(0));
            }
            fewer.add(row);
        }
        return fewer;
    }

    private static List<String> cells(List<String> row) {
        return row.subList(1, row.size());
    }

    /** What is shown of a case that went its whole course. */
    private static Map<Mode, Set<String>> members(Role role) {
        Map<Mode, Set<String>> members = new EnumMap<>(Mode.class);
        MEDIATED.forEach(mode -> members.put(
                mode,
                SampleViews.members(SampleViews.view(SampleCases.closed(mode.identity, mode.shareWithBody), role))));
        return members;
    }

    private static Set<String> parts(String slice, Map<Role, Map<Mode, Set<String>>> seen) {
        Set<String> parts = new LinkedHashSet<>();
        seen.values()
                .forEach(modes -> modes.values()
                        .forEach(paths -> paths.stream()
                                .filter(path -> path.startsWith(slice + "."))
                                .forEach(parts::add)));
        return parts;
    }

    /** In which modes there can be somebody in the role. */
    private static Set<Mode> existing(Role role) {
        return role == Role.BODY || role == Role.PANEL ? MEDIATED : EnumSet.allOf(Mode.class);
    }

    private static Set<Mode> modes(Set<Mode> of, Predicate<Mode> which) {
        return of.stream().filter(which).collect(Collectors.toCollection(() -> EnumSet.noneOf(Mode.class)));
    }

    @Test
    void saysWhoSeesWhatOfTheTimeline() {
        List<Kind> kinds = new ArrayList<>(SampleMoves.kinds());
        List<List<String>> rows = new ArrayList<>();
        kinds.forEach(kind -> rows.add(row(code(kind.name()), role -> seen(kind, role))));
        rows.add(row(UNKNOWN_KIND, role -> seen(Kind.forAll("OF_A_LATER_VERSION"), role)));
        AccessDocument.KINDS.mustBe(GeneratedPart.table(AccessDocument.heads("entry"), rows), ADVICE);
    }

    private static String seen(Kind kind, Role role) {
        Case it = SampleCases.accepted(Mode.SHARED.identity, true);
        Instant told = it.bodyToldAt();
        int before = count(it, kind, role);
        it.note(kind, Map.of(), null, told.minusSeconds(1));
        if (count(it, kind, role) > before) {
            return YES;
        }
        it.note(kind, Map.of(), null, told);
        return count(it, kind, role) > before ? ONCE_TOLD : NO;
    }

    private static int count(Case it, Kind kind, Role role) {
        return (int) SampleViews.view(it, role)
                .get("timeline")
                .valueStream()
                .filter(entry -> entry.get("kind").asString().equals(kind.name()))
                .count();
    }

    private static Case sample(Mode mode) {
        return accepted(mode).orElseGet(() -> SampleCases.fresh(mode.identity, mode.shareWithBody));
    }

    /** Empty where the case cannot be put to the body. */
    private static Optional<Case> accepted(Mode mode) {
        try {
            return Optional.of(SampleCases.accepted(mode.identity, mode.shareWithBody));
        } catch (CaseRefused never) {
            return Optional.empty();
        }
    }

    private static List<String> row(String first, Function<Role, String> cell, String... last) {
        List<String> row = new ArrayList<>(List.of(first));
        Stream.of(Role.values()).map(cell).forEach(row::add);
        row.addAll(List.of(last));
        return row;
    }
}

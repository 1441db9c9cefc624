package redress.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.triage.AccessDocument.NO;
import static redress.triage.AccessDocument.ONCE_TOLD;
import static redress.triage.AccessDocument.UNKNOWN_KIND;
import static redress.triage.AccessDocument.YES;
import static redress.triage.AccessDocument.plain;
import static redress.triage.AccessDocument.words;
import static redress.triage.CaseWalk.TOKENS;
import static redress.triage.CaseWalk.tokenOf;
import static redress.triage.Steps.act;
import static redress.triage.Steps.done;
import static redress.triage.Steps.opened;
import static redress.triage.Steps.search;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import redress.events.codes.Stage;
import redress.events.intake.ReportSubmitted;
import redress.testkit.backends.Backends;
import redress.triage.AccessDocument.MoveRow;
import redress.triage.CaseWalk.Place;
import redress.triage.RunningTriage.Answer;
import redress.triage.access.Role;
import redress.triage.access.Somebody;
import redress.triage.view.SampleViews;
import tools.jackson.databind.JsonNode;

/** {@code docs/access.md}, cell by cell as it is written, against triage as it answers. */
class AccessIT {

    private static final RunningTriage TRIAGE = RunningTriage.shared();
    private static final JdbcTemplate JDBC = TRIAGE.bean(JdbcTemplate.class);

    /** No form of any move, so that nothing is done; whether it is looked at shows whether the caller may. */
    private static final String NO_FORM = "[]";

    private static final Set<Integer> REFUSED = Set.of(401, 403, 404);

    /** What of a report triage shows as part of its case, by its row in intake's table. */
    private static final Map<String, List<String>> OF_A_REPORT = Map.of(
            "codes", List.of("categories", "relationship", "facts"),
            "statement", List.of("triage.statementForBody"));

    private final SoftAssertions cells = new SoftAssertions();

    @Test
    void everybodyIsInACaseWhatTheTableSays() {
        Map<Somebody, Map<String, String>> rows = new EnumMap<>(Somebody.class);
        AccessDocument.PEOPLE
                .rows()
                .forEach(row -> Stream.of(Somebody.values())
                        .filter(who -> who.words().equals(row.get("who")))
                        .forEach(who -> rows.put(who, row)));
        assertThat(rows).containsOnlyKeys(Somebody.values());

        String id = CaseWalk.withoutAgreement(Mode.SHARED, place -> {
            if (place.stage() == Stage.ACKNOWLEDGEMENT) {
                rows.forEach((who, row) -> isWhat(who, place.caseId(), row.get("before the body was told")));
            }
        });
        rows.forEach((who, row) -> isWhat(who, id, row.get("after")));
        cells.assertAll();
    }

    private void isWhat(Somebody who, String id, String expected) {
        if (who == Somebody.NATIONAL) {
            return; // in a case of another body, below
        }
        String role = TRIAGE.getAsService(
                        "/internal/triage/roles/" + who.personId() + "?caseId=" + id,
                        Backends.shared().tokens().service("intake"))
                .body()
                .at("/roles/0/role")
                .asString(NO);
        cells.assertThat(role.toLowerCase(Locale.ROOT).replace('_', '-'))
                .as(who.words())
                .isEqualTo(expected);
        boolean exists = Stream.of(Role.values()).anyMatch(each -> words(each).equals(expected));
        cells.assertThat(TRIAGE.get("/api/cases/" + id, tokenOf(who)).status())
                .as("the case for " + who.words())
                .isEqualTo(exists ? 200 : 404);
        String reference = TRIAGE.get("/api/cases/" + id, tokenOf(Somebody.OFFICER))
                .body()
                .get("reference")
                .asString();
        cells.assertThat(search(tokenOf(who), reference).size())
                .as("the list of " + who.words())
                .isEqualTo(exists ? 1 : 0);
    }

    @Test
    void theNationalOfficerIsWhatTheTableSaysWhereNobodyElseActs() {
        ReportSubmitted report = SampleReports.about("thurrock-police", CaseWalk.report(Mode.SHARED));
        TRIAGE.publish(report);
        String id = opened(report);
        Map<String, String> row = AccessDocument.PEOPLE.rows().stream()
                .filter(each -> each.get("who").equals(Somebody.NATIONAL.words()))
                .findFirst()
                .orElseThrow();
        isNational(row.get("before the body was told"), id);
        String national = tokenOf(Somebody.NATIONAL);
        done(act(id, "acknowledgement", national, "{}"), "TRIAGE");
        done(
                act(
                        id,
                        "triage",
                        national,
                        "{\"result\":\"ACCEPT\",\"severity\":\"SINGLE_GROUP\",\"urgency\":\"NORMAL\",\"undertakings\":[],\"reason\":\"x\"}"),
                "REPLY");
        isNational(row.get("after"), id);
    }

    private static void isNational(String role, String id) {
        Set<String> theirs = AccessDocument.moves().stream()
                .filter(move -> move.roles().contains(Role.valueOf(role.toUpperCase(Locale.ROOT))))
                .map(MoveRow::name)
                .collect(Collectors.toSet());
        assertThat(names(TRIAGE.get("/api/cases/" + id, tokenOf(Somebody.NATIONAL))
                        .body()
                        .get("moves")))
                .isEqualTo(theirs);
    }

    @Test
    void eachRoleMayDoWhatTheTableSays() {
        List<MoveRow> rows = AccessDocument.moves();
        Set<String> tried = new TreeSet<>();
        Set<Stage> stages = new LinkedHashSet<>();
        CaseWalk.toAnAgreement(Mode.SHARED, place -> {
            if (stages.add(place.stage())) {
                rows.stream()
                        .filter(row -> row.stages().contains(place.stage()) || place.stage() == Stage.CLOSED)
                        .forEach(row -> tried.addAll(tryMove(row, place)));
                Stream.of(Role.values()).filter(place::isIn).forEach(role -> possible(rows, role, place));
            }
        });
        assertThat(stages)
                .as("stages that were come to")
                .containsAll(AccessDocument.stages().toList());
        assertThat(tried)
                .as("cells of the table that were tried in a stage in which the move is possible")
                .hasSize(rows.size() * Role.values().length);
        cells.assertAll();
    }

    /** @return the cells that were tried where it counts */
    private Set<String> tryMove(MoveRow row, Place place) {
        Set<String> tried = new TreeSet<>();
        String move = row.name() + (row.ofAThing() ? "/" + UUID.randomUUID() : "");
        TOKENS.forEach((role, token) -> {
            Answer answer = act(place.caseId(), move, token, NO_FORM);
            String cell = "%s by %s in %s: %s".formatted(row.name(), role, place.stage(), answer.body());
            if (!place.isIn(role)) {
                cells.assertThat(answer.status()).as(cell).isEqualTo(404);
                return;
            }
            if (row.roles().contains(role)) {
                cells.assertThat(answer.status()).as(cell).isNotIn(REFUSED).isBetween(400, 499);
            } else {
                cells.assertThat(answer.status()).as(cell).isEqualTo(403);
                cells.assertThat(answer.body().at("/code").asString()).as(cell).isEqualTo("NOT_YOURS_TO_DO");
            }
            if (row.stages().contains(place.stage()) || !row.roles().contains(role)) {
                tried.add(row.name() + " " + role);
            }
        });
        if (place.stage() == Stage.CLOSED) {
            for (Somebody stranger : List.of(Somebody.VICE_CHAIR, Somebody.WITHOUT_SEAT, Somebody.OTHER_COMPACT)) {
                cells.assertThat(act(place.caseId(), move, tokenOf(stranger), NO_FORM)
                                .status())
                        .as("%s by %s", row.name(), stranger)
                        .isEqualTo(404);
            }
            cells.assertThat(act(place.caseId(), move, "", NO_FORM).status())
                    .as("%s by nobody", row.name())
                    .isEqualTo(401);
        }
        return tried;
    }

    /** What a case says of the moves that somebody has. */
    private void possible(List<MoveRow> rows, Role role, Place place) {
        JsonNode moves = TRIAGE.get("/api/cases/" + place.caseId(), TOKENS.get(role))
                .body()
                .get("moves");
        cells.assertThat(names(moves))
                .as("moves of %s", role)
                .isEqualTo(rows.stream()
                        .filter(row -> row.roles().contains(role))
                        .map(MoveRow::name)
                        .collect(Collectors.toSet()));
        Map<String, Set<Stage>> stages =
                rows.stream().collect(Collectors.toMap(MoveRow::name, MoveRow::stages, (one, other) -> one));
        moves.forEach(move -> cells.assertThat(move.at("/why").asString("").equals("NOT_IN_THIS_STAGE"))
                .as("%s by %s in %s", move, role, place.stage())
                .isEqualTo(!stages.getOrDefault(move.get("name").asString(), Set.of())
                        .contains(place.stage())));
    }

    private static Set<String> names(JsonNode moves) {
        return moves.valueStream().map(move -> move.get("name").asString()).collect(Collectors.toSet());
    }

    @Test
    void eachRoleSeesOfACaseWhatTheTableSays() {
        Map<String, Map<String, String>> rows = AccessDocument.members();
        Set<String> tested = new TreeSet<>();
        for (Mode mode : Mode.MEDIATED) {
            CaseWalk.toAnAgreement(mode, place -> look(rows, place, tested));
            CaseWalk.withoutAgreement(mode, place -> look(rows, place, tested));
        }
        CaseWalk.asEvidence(Mode.ANONYMOUS, place -> look(rows, place, tested));
        Set<String> all = new TreeSet<>();
        rows.keySet()
                .forEach(path -> Stream.of(Role.values())
                        .forEach(role -> Mode.MEDIATED.forEach(mode -> all.add(cell(path, role, mode)))));
        assertThat(tested).as("cells that were there to be seen").containsAll(all);
        cells.assertAll();
    }

    private static String cell(String path, Role role, Mode mode) {
        return path + ", " + role + ", " + mode;
    }

    private void look(Map<String, Map<String, String>> rows, Place place, Set<String> tested) {
        String exists = AccessDocument.EXISTENCE.rows().stream()
                .filter(row -> row.get("report").equals(place.mode().words()))
                .findFirst()
                .orElseThrow()
                .get(place.told() ? "after" : "before the body was told");
        List<String> existing = Arrays.asList(exists.split(", "));
        Map<Role, Set<String>> seen = new EnumMap<>(Role.class);
        TOKENS.forEach((role, token) -> {
            Answer answer = TRIAGE.get("/api/cases/" + place.caseId(), token);
            boolean formed = role != Role.PANEL || place.seated();
            cells.assertThat(answer.status())
                    .as("the case for %s, %s", role, place)
                    .isEqualTo(existing.contains(words(role)) && formed ? 200 : 404);
            if (answer.status() == 200) {
                seen.put(role, SampleViews.members(answer.body()));
            }
        });
        promised(place, seen);
        Set<String> there = new TreeSet<>();
        seen.values().forEach(there::addAll);
        for (String path : there) {
            seen.forEach((role, members) -> {
                String cell = cell(path, role, place.mode());
                tested.add(cell);
                AccessDocument.shows(rows, path, role, place.mode())
                        .ifPresentOrElse(
                                shows -> cells.assertThat(members.contains(path))
                                        .as("%s in %s", cell, place.stage())
                                        .isEqualTo(shows),
                                () -> cells.fail("docs/access.md has no row for " + path));
            });
        }
    }

    /** The same by what the table of reports says; the samples are shared with the steering group. */
    private void promised(Place place, Map<Role, Set<String>> seen) {
        String report = place.mode().identity.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        boolean withBody = place.mode() == Mode.SHARED;
        for (Map<String, String> row : AccessDocument.PARTS.rows()) {
            List<String> members = OF_A_REPORT.getOrDefault(row.get("part"), List.of());
            if (!members.isEmpty() && row.get("report").equals(report)) {
                seen.forEach((role, shown) -> {
                    String cell = row.get(role == Role.OFFICER || role == Role.CHAIR ? "steering group" : words(role));
                    boolean promised =
                            cell.equals(YES) || cell.equals("agreed: group") || cell.equals("agreed: body") && withBody;
                    boolean there = seen.get(Role.OFFICER).containsAll(members);
                    cells.assertThat(members.stream().anyMatch(shown::contains))
                            .as("%s for %s, %s", row, role, place)
                            .isEqualTo(promised && there);
                });
            }
        }
    }

    /** Each kind is put into a timeline as if it had happened before the body was told, and after. */
    @Test
    void eachRoleSeesOfTheTimelineWhatTheTableSays() {
        List<Map<String, String>> rows = AccessDocument.KINDS.rows();
        String id = CaseWalk.toAnAgreement(Mode.CONFIDENTIAL, place -> {});
        JDBC.update("delete from case_timeline where case_id = ?", id);
        int n = 0;
        for (Map<String, String> row : rows) {
            put(id, ++n, kind(row), OffsetDateTime.of(2020, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC));
            put(id, ++n, kind(row), OffsetDateTime.of(2099, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC));
        }
        TOKENS.forEach((role, token) -> {
            List<String> seen = TRIAGE.get("/api/cases/" + id, token)
                    .body()
                    .get("timeline")
                    .valueStream()
                    .map(entry -> entry.get("kind").asString() + " "
                            + entry.get("at").asString().substring(0, 4))
                    .toList();
            rows.forEach(row -> {
                String cell = row.get(words(role));
                assertThat(cell).isIn(YES, ONCE_TOLD, NO);
                cells.assertThat(seen.contains(kind(row) + " 2020"))
                        .as("%s for %s, before", row, role)
                        .isEqualTo(cell.equals(YES));
                cells.assertThat(seen.contains(kind(row) + " 2099"))
                        .as("%s for %s, after", row, role)
                        .isEqualTo(!cell.equals(NO));
            });
        });
        cells.assertAll();
    }

    private static String kind(Map<String, String> row) {
        return row.get("entry").equals(UNKNOWN_KIND) ? "OF_A_LATER_VERSION" : plain(row.get("entry"));
    }

    private static void put(String id, int n, String kind, OffsetDateTime at) {
        JDBC.update(
                "insert into case_timeline (case_id, n, happened_at, kind, codes, person_id) values (?, ?, ?, ?, '{}', null)",
                id,
                n,
                at,
                kind);
    }
}
